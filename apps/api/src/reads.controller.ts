import { Controller, Get } from '@nestjs/common';
import { type NumberedRead, ReadLog } from '@elshi/access';
import { isSubjectId } from '@elshi/contract';
import { Reader } from './http/reading.js';
import type { RequestReader } from './http/request-reader.js';

const NUMBER = /^[1-9]\d{0,14}$/;

/** Who has read which record: the log of reads, the latest first. Nothing is read in protected mode, where nobody says who he is. */
@Controller('v1/reads')
export class ReadsController {
  constructor(private readonly reads: ReadLog) {}

  @Get()
  list(@Reader() reader: RequestReader): object {
    const officer = reader.parameter('officer', 'ID', 'officer is the id of an officer.', (text) =>
      isSubjectId(text) ? text : undefined,
    );
    const subject = reader.subject() ?? (officer === undefined ? undefined : `officer/${officer}`);
    const caller = reader.text('caller', 128);
    const { limit, cursor } = reader.page();
    if (cursor !== undefined && !NUMBER.test(cursor))
      reader.fault('cursor', 'CURSOR', 'The cursor is not one that this list has given.');
    reader.end();
    const filter = { ...(subject !== undefined && { subject }), ...(caller !== undefined && { caller }) };
    const found = this.reads.list(filter, limit + 1, cursor === undefined ? undefined : Number(cursor));
    const items = found.slice(0, limit);
    return {
      items: items.map(told),
      nextCursor: found.length > limit ? String(items.at(-1)?.number) : null,
    };
  }
}

function told({ number: _number, at, ...read }: NumberedRead): object {
  return { at: new Date(at).toISOString(), ...read };
}
