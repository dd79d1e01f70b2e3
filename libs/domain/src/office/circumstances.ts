import type { Policies } from '@elshi/law';
import type { NamedActs } from '../judging/named-acts.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Office } from './office.js';

/** What an act about an office is judged by: the office as it stood just before, and the names known by then. */
export interface OfficeCircumstances {
  readonly office: Office;
  readonly named: NamedActs;
  readonly policies: Policies;
  readonly surroundings: Surroundings;
  readonly representations?: Surroundings['representations'];
  readonly findings?: Surroundings['findings'];
}
