import type { Body } from '@elshi/application';
import { citationsColumn, type Column, member, memberOf } from './csv.js';

/** Columns of the audit trail. */
export const auditColumns: readonly Column[] = [
  ...['position', 'recordedAt', 'recordedBy', 'role', 'subject', 'revision', 'kind', 'type'].map(member),
  ...['effectiveOn', 'status'].map(member),
  memberOf('order', 'type', 'orderType'),
  memberOf('order', 'number', 'orderNumber'),
  memberOf('order', 'date', 'orderDate'),
  memberOf('order', 'issuedBy', 'orderIssuedBy'),
  citationsColumn,
  ...['ruleset', 'note', 'eventId', 'actId', 'corrects', 'correctedBy', 'annuls', 'annulledBy'].map(member),
  ...['removes', 'removedBy', 'requestId', 'correlationId', 'data'].map(member),
  ['correctedEffectiveOn', (item) => correctedOf(item)?.['effectiveOn']],
  ['correctedOrderNumber', (item) => (correctedOf(item)?.['order'] as Body | null | undefined)?.['number']],
  ['basis', (item) => item['basis']],
  ['correctedBasis', (item) => correctedOf(item)?.['basis']],
  ['sourceSha256', (item) => sourceOf(item)?.['sha256']],
  ['sourceLine', (item) => sourceOf(item)?.['line']],
];

function correctedOf(item: Body): Body | null | undefined {
  return item['asCorrected'] as Body | null | undefined;
}

function sourceOf(item: Body): Body | null | undefined {
  return item['source'] as Body | null | undefined;
}
