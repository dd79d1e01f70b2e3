import type { Career } from '../career/career.js';
import type { KnownFinding } from '../findings/finding.js';
import type { Office } from '../office/office.js';

/**
 * What was looked up in other streams for an act, by id; null where nothing is recorded under it. What is not in a map was
 * not looked up, and is unknown as well.
 */
export interface Surroundings {
  readonly offices: ReadonlyMap<string, Office | null>;
  readonly officers: ReadonlyMap<string, Career | null>;
  /** The findings about the subject's own record, for an act that names one; left out where none can be asked about. */
  readonly findings?: () => readonly KnownFinding[];
}

/** Nothing was looked up. */
export const nothingAround: Surroundings = { offices: new Map(), officers: new Map() };
