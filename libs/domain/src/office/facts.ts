import { type OfficeKind, rankNo, type StateCode } from '@elshi/law';
import type { ActKind } from '../act.js';
import { categoryOn, spellOn, statusOn } from '../career/career.js';
import { isHeadship } from '../career/posting.js';
import { officesServedAt, runningPostings } from '../career/posts.js';
import type { Judged } from '../judging/act-rule.js';
import { keptFacts } from '../judging/kept-facts.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Facts } from '../refusal.js';
import type { OfficeCircumstances } from './circumstances.js';
import { type Command, commandOn } from './command.js';
import { concurrentWith, formOn, type OfficeStatus, officeStatusOn, openOn } from './office.js';

/** What is known of a person whom an act about an office names, on its day. */
export interface PersonFacts extends Facts {
  readonly officerId: string;
  readonly known: boolean;
  readonly category: string | null;
  readonly status: string | null;
  readonly rankNo: number | null;
  /** The offices at which the person is posted, or holds a position. */
  readonly postedAt: readonly string[];
  /** The posting that runs and is no headship. */
  readonly posting: string | null;
}

/**
 * The facts about a person: those that the act was decided on when it was recorded, else what was looked up for it. So what
 * happens to the person later never changes how the act is judged.
 */
export function personFacts<K extends ActKind>(
  rule: string,
  officerId: string,
  judged: Judged<K>,
  { surroundings }: Pick<OfficeCircumstances, 'surroundings'>,
): PersonFacts {
  const { day } = judged;
  const kept = keptFacts<PersonFacts>(judged, rule, { officerId });
  if (kept !== undefined) return kept;
  const career = surroundings.officers.get(officerId);
  if (career == null)
    return {
      officerId,
      known: false,
      category: null,
      status: null,
      rankNo: null,
      postedAt: [],
      posting: null,
    };
  const rank = spellOn(career, day)?.spell.rank;
  return {
    officerId,
    known: true,
    category: categoryOn(career, day) ?? null,
    status: statusOn(career, day),
    rankNo: rank === undefined ? null : rankNo(rank),
    postedAt: officesServedAt(career, day),
    posting: runningPostings(career, day).find(({ postingId }) => !isHeadship(postingId))?.postingId ?? null,
  };
}

/** Who commands an office on the day of an act. */
export interface CommandFacts extends Facts {
  readonly officeId: string;
  readonly known: boolean;
  readonly state: Command['state'];
  readonly officerId: string | null;
}

/** The facts about who commands an office; see {@link personFacts}. */
export function commandFacts<K extends ActKind>(
  rule: string,
  officeId: string,
  judged: Judged<K>,
  { offices }: Pick<Surroundings, 'offices'>,
): CommandFacts {
  const kept = keptFacts<CommandFacts>(judged, rule, { officeId });
  if (kept !== undefined) return kept;
  const office = offices.get(officeId);
  if (office == null) return { officeId, known: false, state: 'VACANT', officerId: null };
  const command = commandOn(office, judged.day);
  return {
    officeId,
    known: true,
    state: command.state,
    officerId: command.state === 'VACANT' ? null : command.officerId,
  };
}

/** What another institution is on the day of an act that names it. One that is not recorded is not open yet. */
export interface InstitutionFacts extends Facts {
  readonly officeId: string;
  readonly status: OfficeStatus;
  readonly officeKind: OfficeKind | null;
  readonly hostState: StateCode | null;
}

/** The facts about another institution; see {@link personFacts}. */
export function institutionFacts<K extends ActKind>(
  rule: string,
  officeId: string,
  judged: Judged<K>,
  { surroundings }: OfficeCircumstances,
): InstitutionFacts {
  const kept = keptFacts<InstitutionFacts>(judged, rule, { officeId });
  if (kept !== undefined) return kept;
  const other = surroundings.offices.get(officeId);
  if (other == null) return { officeId, status: 'NOT_YET_OPEN', officeKind: null, hostState: null };
  return {
    officeId,
    status: officeStatusOn(other, judged.day),
    officeKind: formOn(other, judged.day)?.officeKind ?? null,
    hostState: other.hostState ?? null,
  };
}

/** Who heads another office that an act names, on its day. */
export interface HeadFacts extends Facts {
  readonly officeId: string;
  readonly known: boolean;
  readonly officerId: string | null;
}

/** The facts about the head of another office; see {@link personFacts}. */
export function headFacts<K extends ActKind>(
  rule: string,
  officeId: string,
  judged: Judged<K>,
  { surroundings }: OfficeCircumstances,
): HeadFacts {
  const kept = keptFacts<HeadFacts>(judged, rule, { officeId });
  if (kept !== undefined) return kept;
  const other = surroundings.offices.get(officeId);
  if (other == null) return { officeId, known: false, officerId: null };
  const headship = openOn(other, other.headships, judged.day).at(-1);
  return { officeId, known: true, officerId: headship?.officerId ?? null };
}

/** The other offices at which it was declared that the head of this one heads them as well. */
export interface ConcurrentFacts extends Facts {
  readonly declaredAt: readonly string[];
}

/** The facts about where a headship of this and another office was declared, as it stands on the day of an act; see {@link personFacts}. */
export function concurrentFacts<K extends ActKind>(
  rule: string,
  judged: Judged<K>,
  { office, surroundings }: OfficeCircumstances,
): ConcurrentFacts {
  const kept = keptFacts<ConcurrentFacts>(judged, rule, {});
  if (kept !== undefined) return { declaredAt: (kept as Partial<ConcurrentFacts>).declaredAt ?? [] };
  const others = [...surroundings.offices.values()].filter((other) => other !== null);
  const declaring = others.filter((other) => concurrentWith(other, office.officeId, judged.day).length > 0);
  return { declaredAt: declaring.map(({ officeId }) => officeId) };
}
