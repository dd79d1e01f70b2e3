import { GRANTS } from '@elshi/access';
import { json, type Operation, page, read } from './operation.js';
import { count, instant, list, nullable, object, oneOf, ref, type Schema, text } from './schema.js';

/** The answer of the log of reads. */
export const readsSchemas: Readonly<Record<string, Schema>> = {
  Read: object(
    {
      at: instant,
      caller: { ...text, description: 'The subject of the token, or `key:` and the id of the key.' },
      name: nullable(text),
      roles: list(oneOf(GRANTS)),
      address: text,
      method: oneOf(['GET', 'HEAD', 'POST']),
      endpoint: { ...text, examples: ['/v1/officers/{id}/term'] },
      subject: nullable({ ...text, description: 'The record that was asked for; null for a list.' }),
      query: { ...text, description: 'As it was sent, up to 1,024 characters.' },
      requestId: text,
      status: { ...count, description: 'Of the answer: 403 is a read that was refused.' },
    },
    'One read of a record or of a list, or one that was refused to somebody known.',
  ),
  ReadList: object({ items: list(ref('Read')), nextCursor: nullable(text) }),
};

/** Who has read what. */
export const readsOperations: readonly Operation[] = [
  {
    ...read,
    path: '/v1/reads',
    id: 'reads',
    tag: 'Access',
    summary: 'Who has read which record, the latest first',
    description:
      'The log of reads. An entry is written before the answer is sent. In protected mode, where nobody says who he is, nothing is written.',
    parameters: ['readOfficer', 'subject', 'caller', ...page],
    answers: json(ref('ReadList'), 'A page of them.'),
  },
];
