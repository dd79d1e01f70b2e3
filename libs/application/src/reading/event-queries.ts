import type { Condition, RowQuery, ViewMoment } from '@elshi/read-models';
import type { AuditFilter, EffectiveFilter } from '../list-messages.js';
import { streamOfSubject } from '../subject-streams.js';
import { actFates, audit, correctedEvents } from '../views/tables.js';
import type { Moment } from './moments.js';
import type { RowsPage } from './officer-queries.js';

/** More events than this do not come under one order by corrections. */
const MOST_UNDER_ONE_ORDER = 100_000;
/** By the day of effect, then in the order of recording. */
export const BY_EFFECT = ['effectiveOn', 'position'];
const BY_RECORDING = ['position'];

/** Positions of the log: `from` counts, `before` does not. */
export interface Positions {
  readonly from: number;
  readonly before: number;
}

/** The columns that a list of the audit trail is in the order of. */
export function auditOrder({ effectiveFrom, effectiveTo }: AuditFilter): readonly string[] {
  return effectiveFrom === undefined && effectiveTo === undefined ? BY_RECORDING : BY_EFFECT;
}

/** Lines of the audit trail that were recorded at these positions and that a filter lets through, under an order where it names one. */
export function auditQuery(filter: AuditFilter, recorded: Positions, page: RowsPage): RowQuery {
  const { order, ...others } = filter;
  return auditRows(others, recorded, page, order === undefined ? [] : [{ column: 'orderNo', is: order }]);
}

/** The same of events that a correction has put under the order: they are found by their positions. */
export function correctedAuditQuery(
  { order, ...others }: AuditFilter,
  recorded: Positions,
  page: RowsPage,
  corrected: readonly number[],
): RowQuery {
  return auditRows(others, recorded, page, [{ column: 'position', isIn: corrected }]);
}

/** What stands under an order since a correction. */
export function correctedToQuery(orderNo: string, at: ViewMoment): RowQuery {
  const where = [{ column: 'orderNo', is: orderNo }];
  return { table: correctedEvents.name, at, where, order: [], limit: MOST_UNDER_ONE_ORDER };
}

/** What is known to have become of acts that do not simply stand. */
export function fatesQuery(actIds: readonly string[], at: ViewMoment): RowQuery {
  const where = [{ column: 'actId', isIn: actIds }];
  return { table: actFates.name, at, where, order: [], limit: actIds.length };
}

/**
 * The events that take effect in a period, each query in the order of the day of effect, then of recording: by the days as
 * corrected and by those as recorded, one of each for each type.
 */
export function effectiveQueries(
  filter: EffectiveFilter,
  moment: Pick<Moment, 'asOf' | 'known' | 'position'>,
  page: RowsPage,
): readonly RowQuery[] {
  const types = filter.types ?? [undefined];
  return [correctedEvents, audit].flatMap(({ name, kind }) =>
    types.map((type): RowQuery => {
      const recorded = { column: 'position', before: Number(moment.position) + 1 };
      const where = [
        ...(type === undefined ? [] : [{ column: 'type', is: type }]),
        effectIn(filter.from, filter.to),
      ];
      const asked = { table: name, order: BY_EFFECT, ...page };
      return kind === 'log'
        ? { ...asked, where: [...where, recorded] }
        : { ...asked, where, at: { asOf: moment.asOf, known: moment.known } };
    }),
  );
}

function auditRows(
  filter: Omit<AuditFilter, 'order'>,
  recorded: Positions,
  page: RowsPage,
  under: readonly Condition[],
): RowQuery {
  const { actor, kind, subject, effectiveFrom, effectiveTo } = filter;
  const order = auditOrder(filter);
  const where: readonly Condition[] = [
    ...under,
    ...(actor === undefined ? [] : [{ column: 'actor', is: actor }]),
    ...(kind === undefined ? [] : [{ column: 'kind', is: kind }]),
    ...(subject === undefined ? [] : [{ column: 'stream', is: streamOfSubject(subject) }]),
    ...(order === BY_EFFECT ? [effectIn(effectiveFrom, effectiveTo)] : []),
    { column: 'position', ...recorded },
  ];
  return { table: audit.name, where, order, ...page };
}

function effectIn(from: string | undefined, to: string | undefined): Condition {
  return {
    column: 'effectiveOn',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { before: to }),
  };
}
