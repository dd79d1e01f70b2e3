import {
  accreditationsQuery,
  type AccreditationsWanted,
  type AuditFilter,
  auditOrder,
  auditQuery,
  correctedAuditQuery,
  correctedToQuery,
  type EffectiveFilter,
  effectiveQueries,
  eligibleQuery,
  fatesQuery,
  holdersQuery,
  joinedIntoQuery,
  joinedToQuery,
  linesQueries,
  type OfficerFilter,
  officersQuery,
  officesQuery,
  type OfficesWanted,
  proposalsQuery,
  type ProposalsWanted,
} from '@elshi/application';
import { calendarDate } from '@elshi/law';
import type { RowQuery, Value } from '@elshi/read-models';

/** A moment in both clocks, with its place in the log. */
export interface AskedMoment {
  readonly asOf: ReturnType<typeof calendarDate>;
  readonly known: number;
  readonly position: bigint;
}

/** A query of a list, and what it is about. */
export interface Question {
  readonly what: string;
  readonly query: RowQuery;
}

const LIMIT = 51;
const [FROM, TO] = [calendarDate('2019-03-01'), calendarDate('2019-09-01')];

/** All that the list of officers can be narrowed by, each on its own. */
const officerFilter = {
  q: 'akhmetova',
  rank: 'ATTACHE',
  office: 'office-7',
  status: 'IN_SERVICE',
} as const satisfies Required<OfficerFilter>;

/** All that changes a query of the audit trail; it is always between two positions. */
const auditFilter = {
  actor: 'clerk-3',
  kind: 'AssignRank',
  order: '3-17900/1',
  subject: 'officer/p000013',
  effectiveFrom: FROM,
  effectiveTo: TO,
} as const satisfies Omit<Required<AuditFilter>, 'recordedFrom' | 'recordedTo'>;

/** All that the effective feed of everyone can be narrowed by. */
const effectiveFilter = {
  types: ['RankAssigned', 'PositionAppointed', 'ServiceLeft'],
  from: FROM,
  to: TO,
} as const satisfies Omit<Required<EffectiveFilter>, 'subject'>;

/** All that the list of offices can be narrowed by. */
const officeFilter = {
  officeKind: 'EMBASSY',
  hostState: 'AT',
  status: 'OPEN',
  headState: 'VACANT',
  headedBy: ['p000013'],
  commandedBy: ['p000013'],
} as const satisfies Required<OfficesWanted>;

/** All that the list of accreditations can be narrowed by. */
const accreditationFilter = {
  to: 'AT',
  office: 'office-7',
  officer: ['p000013'],
} as const satisfies Required<AccreditationsWanted>;

/** All that the list of proposals can be narrowed by; what is annulled, and persons of several ids, are asked for apart. */
const proposalFilter = {
  state: 'SUBMITTED',
  officer: ['p000013'],
  office: 'office-7',
  proposedBy: ['p007932'],
  proposes: 'AWARD',
  subject: 'RANK',
  submittedFrom: FROM,
  submittedTo: TO,
} as const satisfies Required<ProposalsWanted>;

/** Every choice of what the list of proposals can be narrowed by, and the two that go along other ways. */
const proposalChoices: readonly ProposalsWanted[] = [
  ...choicesOf(proposalFilter),
  { state: 'ANNULLED' },
  { officer: ['p000013', 'p007932'], submittedFrom: FROM },
];

/** Every choice of members of a filter, none and all included. */
function choicesOf<Filter extends object>(filter: Filter): readonly Partial<Filter>[] {
  return Object.entries(filter).reduce<readonly Partial<Filter>[]>(
    (chosen, [name, value]) => [...chosen, ...chosen.map((some) => ({ ...some, [name]: value as unknown }))],
    [{}],
  );
}

/** Every query that a list can ask the views at a moment, on its first page and on a later one. */
export function questionsAt(at: AskedMoment): readonly Question[] {
  const recorded = { from: 1, before: Number(at.position) + 1 };
  const eligible = (after?: readonly Value[]) => eligibleQuery({ from: FROM, to: TO }, at, pageAfter(after));
  return [
    ...choicesOf(officerFilter).flatMap((filter) =>
      paged(`officers ${named(filter)}`, ['p5'], (after) => officersQuery(filter, at, pageAfter(after))),
    ),
    ...paged('who becomes eligible', [FROM, 'p5'], eligible),
    ...paged('holders of a rank', ['p5'], (after) => holdersQuery(at, pageAfter(after))),
    ...choicesOf(auditFilter).flatMap((filter) => {
      const after = auditOrder(filter).length === 1 ? [500] : [FROM, 500];
      return paged(`audit ${named(filter)}`, after, (last) => auditQuery(filter, recorded, pageAfter(last)));
    }),
    ...choicesOf(auditFilter)
      .filter(({ order }) => order !== undefined)
      .flatMap((filter) => {
        const after = auditOrder(filter).length === 1 ? [500] : [FROM, 500];
        return paged(`audit as corrected ${named(filter)}`, after, (last) =>
          correctedAuditQuery(filter, recorded, pageAfter(last), [7, 900]),
        );
      }),
    ...choicesOf(effectiveFilter).flatMap((filter) =>
      [undefined, [FROM, 500]].flatMap((after) =>
        effectiveQueries(filter, at, pageAfter(after)).map((query) => ({
          what: `effective ${named(filter)} in ${query.table}${after ? ', a later page' : ''}`,
          query,
        })),
      ),
    ),
    ...[...choicesOf(officeFilter), { headedBy: ['p000013', 'p007932'] }].flatMap((filter) =>
      paged(`offices ${named(filter)}`, ['office-5'], (after) => officesQuery(filter, at, pageAfter(after))),
    ),
    ...choicesOf(accreditationFilter).flatMap((filter) =>
      paged(`accreditations ${named(filter)}`, ['AT', 'office-5', 'p5', 'HEADSHIP'], (after) =>
        accreditationsQuery(filter, at, pageAfter(after)),
      ),
    ),
    ...proposalChoices.flatMap((filter) =>
      paged(`proposals ${named(filter)}`, [FROM, 'x5'], (after) =>
        proposalsQuery(filter, at, pageAfter(after)),
      ),
    ),
    { what: 'into what a record is joined', query: joinedIntoQuery('p000013', at) },
    { what: 'what is joined to records', query: joinedToQuery(['p000013', 'p007932'], at) },
    { what: 'corrected to an order', query: correctedToQuery(auditFilter.order, at) },
    { what: 'fates of acts', query: fatesQuery(['a', 'b'], at) },
    ...Object.values(linesQueries(['officer-p000013'], at)).map((query) => ({
      what: `lines of a page from ${query.table}`,
      query,
    })),
  ];
}

function pageAfter(after?: readonly Value[]): { readonly limit: number; readonly after?: readonly Value[] } {
  return { limit: LIMIT, ...(after && { after }) };
}

function paged(
  what: string,
  after: readonly Value[],
  ask: (after?: readonly Value[]) => RowQuery,
): readonly Question[] {
  return [
    { what, query: ask() },
    { what: `${what}, a later page`, query: ask(after) },
  ];
}

function named(filter: object): string {
  return Object.keys(filter).length === 0 ? 'all' : `by ${Object.keys(filter).join(', ')}`;
}
