import {
  type BasisMark,
  type ImportSource,
  type ProposedAct,
  type Subject,
  UNVERIFIED_BASIS,
} from '@elshi/domain';
import { ImportSourceDto } from './import-source.js';
import { readAct, readReaction } from './read-act.js';
import { Instant, microsOf } from './shape/dates.js';
import { Nested } from './shape/nested.js';
import { Optional, OptionalUnless } from './shape/presence.js';
import { isObject, readShape } from './shape/reading.js';
import { EventId, Text } from './shape/text.js';
import { EventIds, OneOf } from './shape/values.js';
import { subjectNamed, SubjectText } from './subject.js';
import { faulty, notAnObject, type Read } from './violation.js';

const LONGEST_KEY = 255;
const LONGEST_USER = 128;
/** The events of one act: its own, and an annulment for each dependant. */
const MOST_EVENTS = 1000;

/** One line of an import file. */
export interface ImportLine {
  readonly subject: Subject;
  readonly key?: string;
  /** The act as it stands in the line, for the hash of the request. */
  readonly body: unknown;
  readonly act: ProposedAct;
  /** When an older register recorded it, in microseconds since 1970. */
  readonly recordedAt?: number;
  readonly recordedBy?: string;
  readonly eventIds?: readonly string[];
  /** The event about another subject from which an exported act follows. */
  readonly causationId?: string;
  /** The file in which the act stood first. */
  readonly source?: ImportSource;
  /** Set where nobody has compared the papers with the act. */
  readonly basis?: BasisMark;
}

class ImportLineDto {
  @SubjectText() readonly subject: string;
  @Optional() @Text(LONGEST_KEY) readonly key?: string;
  /** Who recorded it, and under which ids, is kept only beside the time when. */
  @OptionalUnless((line) => line['recordedBy'] !== undefined || line['eventIds'] !== undefined)
  @Instant()
  readonly recordedAt?: string;
  @Optional() @Text(LONGEST_USER) readonly recordedBy?: string;
  /** What follows from an act about another subject is exported, and never posted. */
  @OptionalUnless((line) => line['causationId'] !== undefined)
  @EventIds(MOST_EVENTS)
  readonly eventIds?: readonly string[];
  @Optional() @EventId() readonly causationId?: string;
  @Optional() @Nested(() => ImportSourceDto) readonly source?: ImportSource;
  @Optional() @OneOf([UNVERIFIED_BASIS]) readonly basis?: BasisMark;
}

/** Reads one line of an import file, or says every fault of it, those of its act under `/act`. */
export function readImportLine(json: unknown): Read<{ readonly line: ImportLine }> {
  if (!isObject(json)) return faulty([notAnObject('', 'The line')]);
  const { act: body, ...rest } = json;
  const line = readShape(ImportLineDto, rest, false);
  const subject = typeof rest['subject'] === 'string' ? subjectNamed(rest['subject']) : undefined;
  const readBody = rest['causationId'] === undefined ? readAct : readReaction;
  const act = readBody(body, subject?.kind ?? 'officer');
  if ('violations' in line || 'violations' in act) {
    const ofLine = 'violations' in line ? line.violations : [];
    const ofAct = 'violations' in act ? faulty(act.violations, '/act').violations : [];
    return faulty([...ofLine, ...ofAct]);
  }
  const { recordedAt, ...read } = line.value as unknown as ImportLineDto;
  const micros = microsOf(recordedAt);
  return {
    line: {
      ...read,
      subject: subject!,
      body,
      act: act.act,
      ...(micros !== undefined && { recordedAt: micros }),
    },
  };
}
