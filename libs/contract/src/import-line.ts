import type { ProposedAct } from '@elshi/domain';
import { readAct } from './read-act.js';
import { Instant, microsOf } from './shape/dates.js';
import { leaf } from './shape/leaf.js';
import { Optional, OptionalUnless } from './shape/presence.js';
import { isObject, readShape } from './shape/reading.js';
import { isSubjectId, Text } from './shape/text.js';
import { EventIds } from './shape/values.js';
import { faulty, notAnObject, type Read } from './violation.js';

const LONGEST_KEY = 255;
const LONGEST_USER = 128;
/** The events of one act: its own, and an annulment for each dependant. */
const MOST_EVENTS = 1000;
const OFFICER = 'officer/';

/** One line of an import file. */
export interface ImportLine {
  readonly subject: string;
  readonly key?: string;
  /** The act as it stands in the line, for the hash of the request. */
  readonly body: unknown;
  readonly act: ProposedAct;
  /** When an older register recorded it, in microseconds since 1970. */
  readonly recordedAt?: number;
  readonly recordedBy?: string;
  readonly eventIds?: readonly string[];
}

/** The subject of a line. Careers of officers can be imported, other subjects not yet. */
function Subject(): PropertyDecorator {
  const holds = (value: unknown): boolean =>
    typeof value === 'string' && value.startsWith(OFFICER) && isSubjectId(value.slice(OFFICER.length));
  const says = 'must be written officer/<id>: only acts about officers can be imported.';
  return leaf({ code: 'SUBJECT', says, holds }, { schema: { type: 'string' } });
}

class ImportLineDto {
  @Subject() readonly subject: string;
  @Optional() @Text(LONGEST_KEY) readonly key?: string;
  /** Who recorded it, and under which ids, is kept only beside the time when. */
  @OptionalUnless((line) => line['recordedBy'] !== undefined || line['eventIds'] !== undefined)
  @Instant()
  readonly recordedAt?: string;
  @Optional() @Text(LONGEST_USER) readonly recordedBy?: string;
  @Optional() @EventIds(MOST_EVENTS) readonly eventIds?: readonly string[];
}

/** Reads one line of an import file, or says every fault of it, those of its act under `/act`. */
export function readImportLine(json: unknown): Read<{ readonly line: ImportLine }> {
  if (!isObject(json)) return faulty([notAnObject('', 'The line')]);
  const { act: body, ...rest } = json;
  const line = readShape(ImportLineDto, rest, false);
  const act = readAct(body);
  if ('violations' in line || 'violations' in act) {
    const ofLine = 'violations' in line ? line.violations : [];
    const ofAct = 'violations' in act ? faulty(act.violations, '/act').violations : [];
    return faulty([...ofLine, ...ofAct]);
  }
  const { recordedAt, ...read } = line.value as unknown as ImportLineDto;
  const micros = microsOf(recordedAt);
  return { line: { ...read, body, act: act.act, ...(micros !== undefined && { recordedAt: micros }) } };
}
