import {
  type AuditFilter,
  auditQuery,
  effectiveQueries,
  eligibleQuery,
  holdersQuery,
  type OfficerFilter,
  officersQuery,
  officesQuery,
  type OfficesWanted,
  proposalsQuery,
  type ProposalsWanted,
} from '@elshi/application';
import { dateOf, dayNumber, HEAD_PROPOSALS, OFFICE_KINDS } from '@elshi/law';
import type { RowQuery } from '@elshi/read-models';
import type { InventedLog } from '../test/support/filled-views.js';
import { TODAY } from '../test/support/invented-careers.js';
import { HOST_STATES } from '../test/support/invented-subjects.js';
import type { AskedMoment } from '../test/support/list-questions.js';
import { Draws } from './draws.js';

const NOW = dayNumber(TODAY);

/** A list with values drawn anew each time: its first page as often as a later one. */
export interface AskedList {
  readonly name: string;
  /** Whether each row is shown with the line of its officer, which is read as well. */
  readonly withLines: boolean;
  draw(at: AskedMoment): readonly RowQuery[];
}

/** The lists of the service, with everything that they can be narrowed by. */
export function askedLists(log: InventedLog, next: () => number): readonly AskedList[] {
  const draws = new Draws(log, next);
  return [
    ...officerLists(draws),
    ...eligibilityLists(draws),
    ...officeLists(draws),
    ...proposalLists(draws),
    ...auditLists(draws),
    ...effectiveLists(draws),
  ];
}

function officerLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, filter: () => OfficerFilter): AskedList => ({
    name: `officers ${name}`,
    withLines: true,
    draw: (at) => [officersQuery(filter(), at, draws.page(draws.career().officerId))],
  });
  const [rank, office, status] = [() => draws.rank(), () => draws.office(), () => draws.status()];
  const surname = () => draws.pick(['akhmetova', 'serikbek', 'ospanov', 'bolatuly']);
  return [
    list('all', () => ({})),
    list('by rank', () => ({ rank: rank() })),
    list('by office', () => ({ office: office() })),
    list('by status', () => ({ status: status() })),
    list('by rank, status', () => ({ rank: rank(), status: status() })),
    list('by office, status', () => ({ office: office(), status: status() })),
    list('by rank, office, status', () => ({ rank: rank(), office: office(), status: status() })),
    list('by a personal number', () => ({ q: draws.career().personalNo })),
    list('by a surname', () => ({ q: surname() })),
    list('by a common piece', () => ({ q: draws.pick(['a', 'ova', 'nurlan', 'kz']) })),
    list('by a surname, rank', () => ({ q: surname(), rank: rank() })),
  ];
}

function eligibilityLists(draws: Draws): readonly AskedList[] {
  const eligible = (at: AskedMoment): readonly RowQuery[] => {
    const month = draws.month();
    return [eligibleQuery(month, at, draws.page(month.from, draws.career().officerId))];
  };
  const holders = (at: AskedMoment): readonly RowQuery[] => [
    holdersQuery(at, draws.page(draws.career().officerId)),
  ];
  return [
    { name: 'eligible in a month', withLines: true, draw: eligible },
    { name: 'holders of a rank', withLines: false, draw: holders },
  ];
}

function officeLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, wanted: () => OfficesWanted): AskedList => ({
    name: `offices ${name}`,
    withLines: false,
    draw: (at) => [officesQuery(wanted(), at, draws.page(draws.office()))],
  });
  const officer = () => [draws.career().officerId];
  return [
    list('all', () => ({})),
    list('by kind', () => ({ officeKind: draws.pick(OFFICE_KINDS) })),
    list('by host state', () => ({ hostState: draws.pick(HOST_STATES) })),
    list('vacant', () => ({ status: 'OPEN', headState: 'VACANT' })),
    list('by head', () => ({ headedBy: officer() })),
  ];
}

function proposalLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, wanted: () => ProposalsWanted): AskedList => ({
    name: `proposals ${name}`,
    withLines: false,
    draw: (at) => [
      proposalsQuery(wanted(), at, draws.page(dateOf(NOW - Math.floor(draws.next() * 5000)), 'x5')),
    ],
  });
  const month = () => {
    const { from, to } = draws.month();
    return { submittedFrom: from, submittedTo: to };
  };
  const proposes = () => draws.pick(HEAD_PROPOSALS);
  return [
    list('all', () => ({})),
    list('of a month', month),
    list('that wait', () => ({ state: 'SUBMITTED' })),
    list('accepted, by what is proposed', () => ({ state: 'ACCEPTED', proposes: proposes() })),
    list('by officer', () => ({ officer: [draws.career().officerId] })),
    list('by two ids of an officer', () => ({
      officer: [draws.career().officerId, draws.career().officerId],
    })),
    list('by office', () => ({ office: draws.office() })),
    list('by office, that wait', () => ({ office: draws.office(), state: 'SUBMITTED' })),
    list('by proposer, of a month', () => ({ ...month(), proposedBy: [draws.career().officerId] })),
    list('annulled', () => ({ state: 'ANNULLED' })),
  ];
}

function auditLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, filterOf: () => AuditFilter): AskedList => ({
    name: `audit ${name}`,
    withLines: false,
    draw: ({ position }) => {
      const filter = filterOf();
      const { position: last } = draws.event();
      const day = filter.effectiveFrom ?? filter.effectiveTo;
      const after = day === undefined ? [last] : [draws.dayOfMonth(day), last];
      return [auditQuery(filter, { from: 1, before: Number(position) + 1 }, draws.page(...after))];
    },
  });
  const [actor, kind, month] = [
    () => draws.step().actor,
    () => draws.step().kind,
    () => draws.monthOfEffect(),
  ];
  return [
    list('all', () => ({})),
    list('by actor', () => ({ actor: actor() })),
    list('by kind', () => ({ kind: kind() })),
    list('by actor, kind', () => ({ actor: actor(), kind: kind() })),
    list('by order', () => ({ order: draws.step().orderNo ?? '1-17000/1' })),
    list('by subject', () => ({ subject: `officer/${draws.career().officerId}` })),
    list('by month of effect', month),
    list('by actor, month of effect', () => ({ ...month(), actor: actor() })),
    list('by actor, kind, month of effect', () => ({ ...month(), actor: actor(), kind: kind() })),
    list('since a day of effect', () => ({ effectiveFrom: draws.month().from })),
  ];
}

function effectiveLists(draws: Draws): readonly AskedList[] {
  const list = (name: string, types: readonly string[] | undefined): AskedList => ({
    name: `effective in a month${name}`,
    withLines: false,
    draw: (at) => {
      const month = draws.month();
      const after = [draws.dayOfMonth(month.from), draws.event().position];
      return effectiveQueries({ ...month, ...(types && { types }) }, at, draws.page(...after));
    },
  });
  return [list('', undefined), list(', two types', ['RankAssigned', 'ServiceLeft'])];
}
