import {
  CONCERNS_OTHERS,
  CONCERNS_WHOEVER_NAMED,
  FIRST_EVENT,
  type Ledger,
  type LedgerAct,
  office,
  officer,
  type Subject,
  subjectText,
} from '@elshi/domain';
import type { StoredEvent } from '@elshi/event-store';
import type { Link } from '@elshi/read-models';
import { subjectOfStream } from '../codec.js';
import { namesIn } from '../named-ids.js';

/** Whether something may follow from an act in other records: by what it is, or by what was annulled with it. */
export function mayConcernOthers({ act, events }: LedgerAct): boolean {
  return CONCERNS_OTHERS.has(act.kind) || events.some(({ type }) => type === 'ActAnnulled');
}

/** Whether the record holds an act that concerns everybody who ever named its subject. */
export function concernsWhoeverNamed({ acts }: Ledger): boolean {
  return acts.some(({ act }) => CONCERNS_WHOEVER_NAMED.has(act.kind));
}

/** The types of the events of such acts. */
const TYPES: ReadonlySet<string> = new Set<string>([...CONCERNS_OTHERS].map((kind) => FIRST_EVENT[kind]));

/** Whether something may follow from an event of the log in other records. */
export function mayMatter({ type }: StoredEvent): boolean {
  return TYPES.has(type);
}

/** What goes together by an event of the log: an office and an officer, or a representation and its number. */
export function linksIn({ stream, type, data }: StoredEvent): readonly Link[] {
  const isTold = TYPES.has(type) || type === FIRST_EVENT.SubmitMinisterRepresentation;
  const subject = isTold ? subjectOfStream(stream) : undefined;
  if (subject === undefined) return [];
  const changes = type === 'ActCorrected' ? (data['changes'] as Members)['data'] : data;
  const value = (changes as Members | undefined)?.[MEMBER[subject.kind]];
  return typeof value === 'string' ? [[subjectText(subject), OTHER[subject.kind](value)]] : [];
}

/** The name under which a representation is linked to its number. */
export function numbered(number: string): string {
  return `number/${number}`;
}

type Members = Readonly<Record<string, unknown>>;

const MEMBER = { office: 'officerId', officer: 'officeId', proposal: 'number' } as const;
const OTHER = {
  office: (id: string) => subjectText(officer(id)),
  officer: (id: string) => subjectText(office(id)),
  proposal: numbered,
} as const;

/** The officers whom the acts about an office name, or the offices that those about an officer name; corrections included. */
export function namedIn(subject: Subject, acts: readonly LedgerAct[]): readonly string[] {
  const ids = acts.flatMap(({ act }) => namesIn(act)([MEMBER[subject.kind]]));
  return [...new Set(ids)];
}
