import type { SubjectKind } from '@elshi/domain';
import type { RowChange, Table } from '@elshi/read-models';
import { subjectOfStream } from '../codec.js';
import {
  actFateChanges,
  auditChanges,
  eligibilityChanges,
  findingChanges,
  officeChanges,
  officerChanges,
  proposalChanges,
} from './changes.js';
import type { Growth } from './growth.js';
import {
  accreditations,
  actFates,
  audit,
  correctedEvents,
  eligibility,
  findings,
  joinedRecords,
  officerNames,
  officers,
  offices,
  proposals,
} from './tables.js';

/** Rows that are made together. One projection never stops another. */
export interface Projection {
  readonly name: string;
  /** The tables that it alone writes. */
  readonly tables: readonly Table[];
  /** The kind of subjects that it is about; all streams of the log where it is left out. */
  readonly about?: SubjectKind;
  /** Whether it is made from everything recorded in the stream, or from the new events alone. */
  readonly from: 'ledger' | 'events';
  /** What an append to a stream changes in its tables. */
  changes(growth: Growth): readonly RowChange[];
}

/** Every projection; their tables are all that are kept. The findings come first: what is folded to judge serves the others. */
export const projections = [
  { name: 'audit', tables: [audit], from: 'events', changes: auditChanges },
  { name: 'findings', tables: [findings], from: 'ledger', changes: findingChanges },
  {
    name: 'officers',
    tables: [officerNames, officers, joinedRecords],
    about: 'officer',
    from: 'ledger',
    changes: officerChanges,
  },
  {
    name: 'eligibility',
    tables: [eligibility],
    about: 'officer',
    from: 'ledger',
    changes: eligibilityChanges,
  },
  {
    name: 'offices',
    tables: [offices, accreditations],
    about: 'office',
    from: 'ledger',
    changes: officeChanges,
  },
  {
    name: 'proposals',
    tables: [proposals],
    about: 'proposal',
    from: 'ledger',
    changes: proposalChanges,
  },
  { name: 'actFates', tables: [actFates, correctedEvents], from: 'ledger', changes: actFateChanges },
] as const satisfies readonly Projection[];

/** Whether a projection is made from a stream. */
export function concerns({ about }: Projection, stream: string): boolean {
  return about === undefined || subjectOfStream(stream)?.kind === about;
}

export type ProjectionName = (typeof projections)[number]['name'];

/** The names of all projections. */
export const projectionNames: readonly ProjectionName[] = projections.map(({ name }) => name);
