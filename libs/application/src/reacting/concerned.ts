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

/** Those of acts from which nothing follows elsewhere, but by which records are found. */
const LINKING: ReadonlySet<string> = new Set<string>([
  FIRST_EVENT.SubmitMinisterRepresentation,
  FIRST_EVENT.LinkSubordinate,
]);

/** Whether something may follow from an event of the log in other records. */
export function mayMatter({ type }: StoredEvent): boolean {
  return TYPES.has(type);
}

/** What goes together by an event of the log: an office and an officer, two offices, or a representation and its number. */
export function linksIn({ stream, type, data }: StoredEvent): readonly Link[] {
  const subject = TYPES.has(type) || LINKING.has(type) ? subjectOfStream(stream) : undefined;
  if (subject === undefined) return [];
  const changes = type === 'ActCorrected' ? (data['changes'] as Members)['data'] : data;
  return Object.entries(LINKED[subject.kind]).flatMap(([member, named]): readonly Link[] => {
    const value = (changes as Members | undefined)?.[member];
    return typeof value === 'string' ? [[subjectText(subject), named(value)]] : [];
  });
}

/** The name under which a representation is linked to its number. */
export function numbered(number: string): string {
  return `number/${number}`;
}

type Members = Readonly<Record<string, unknown>>;

/** What an event names beside its subject, by the member that holds it, and how that is written in a link. */
const LINKED: Readonly<Record<Subject['kind'], Readonly<Record<string, (value: string) => string>>>> = {
  office: {
    officerId: (id) => subjectText(officer(id)),
    officeId: (id) => subjectText(office(id)),
    otherOfficeId: (id) => subjectText(office(id)),
  },
  officer: { officeId: (id) => subjectText(office(id)) },
  proposal: { number: numbered },
};

const MEMBER = { office: 'officerId', officer: 'officeId', proposal: 'officerId' } as const;

/** The officers whom the acts about an office name, or the offices that those about an officer name; corrections included. */
export function namedIn(subject: Subject, acts: readonly LedgerAct[]): readonly string[] {
  const ids = acts.flatMap(({ act }) => namesIn(act)([MEMBER[subject.kind]]));
  return [...new Set(ids)];
}

/** The offices that the acts about an office declare to be headed by its head as well; corrections included. */
export function officesNamedIn(acts: readonly LedgerAct[]): readonly string[] {
  return [...new Set(acts.flatMap(({ act }) => namesIn(act)(['otherOfficeId'])))];
}
