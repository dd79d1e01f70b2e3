import type { Career } from '../career/career.js';
import type { KnownFinding } from '../findings/finding.js';
import type { CalendarDate } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Office } from '../office/office.js';
import type { Proposal } from '../proposal/proposal.js';

/** A proposal that an act names. */
export interface KnownProposal {
  readonly proposal: Proposal;
  /** It is about the person whose record the act is about. */
  readonly isOfSubject: boolean;
}

/** An act of another stream, in force. */
export interface KnownAct {
  /** As `officer/w01`. */
  readonly subject: string;
  readonly kind: ActKind;
  readonly day: CalendarDate;
}

/**
 * What was looked up in other streams for an act, by id; null where nothing is recorded under it. What is not in a map was
 * not looked up, and is unknown as well.
 */
export interface Surroundings {
  readonly offices: ReadonlyMap<string, Office | null>;
  readonly officers: ReadonlyMap<string, Career | null>;
  readonly proposals: ReadonlyMap<string, KnownProposal | null>;
  /** The representations on record under the number that the act names, about the person or the office of the act. */
  readonly representations?: readonly Proposal[];
  /** By an event of theirs. */
  readonly acts: ReadonlyMap<string, KnownAct | null>;
  /** The positions that others fill at offices on the day of the act, by office; those of heads are not counted. */
  readonly filled?: ReadonlyMap<string, readonly string[]>;
  /** The findings about the subject's own record, for an act that names one; left out where none can be asked about. */
  readonly findings?: () => readonly KnownFinding[];
}

/** Nothing was looked up. */
export const nothingAround: Surroundings = {
  offices: new Map(),
  officers: new Map(),
  proposals: new Map(),
  acts: new Map(),
};
