import type { RowChange, Table } from '@elshi/read-models';
import { actFateChanges, auditChanges, eligibilityChanges, officerChanges } from './changes.js';
import type { Growth } from './growth.js';
import { actFates, audit, eligibility, officerNames, officers } from './tables.js';

/** Rows that are made together. One projection never stops another. */
export interface Projection {
  readonly name: string;
  /** The tables that it alone writes. */
  readonly tables: readonly Table[];
  /** Whether it is made from everything recorded in the stream, or from the new events alone. */
  readonly from: 'ledger' | 'events';
  /** What an append to a stream changes in its tables. */
  changes(growth: Growth): readonly RowChange[];
}

/** Every projection; their tables are all that are kept. */
export const projections = [
  { name: 'audit', tables: [audit], from: 'events', changes: auditChanges },
  { name: 'officers', tables: [officerNames, officers], from: 'ledger', changes: officerChanges },
  { name: 'eligibility', tables: [eligibility], from: 'ledger', changes: eligibilityChanges },
  { name: 'actFates', tables: [actFates], from: 'ledger', changes: actFateChanges },
] as const satisfies readonly Projection[];

export type ProjectionName = (typeof projections)[number]['name'];

/** The names of all projections. */
export const projectionNames: readonly ProjectionName[] = projections.map(({ name }) => name);
