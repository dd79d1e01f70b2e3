import type { CalendarDate } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { StandingAct } from '../standing.js';
import { type Check, fail, type Judged, pass } from './act-rule.js';
import type { NamedActs } from './named-acts.js';

/** What names are looked up in. */
interface Names {
  readonly named: NamedActs;
}

/** Kinds of act whose data hold a member of this name. */
type Holder<K extends ActKind> = (judged: Judged<K>) => string;

/** The id is not in use by an act that was recorded before and not annulled. */
export function idIsNew<K extends ActKind>(kind: ActKind, what: string, id: Holder<K>): Check<K, Names> {
  return {
    rule: 'ID_IS_NEW',
    form: true,
    judge: (judged, { named }) => {
      const other = named.find(kind, id(judged), judged.index);
      return other === undefined
        ? pass(`The id of the ${what} is new.`)
        : fail('DUPLICATE_ID', `The ${what} ${id(judged)} is recorded already.`, [], {
            eventId: other.actId,
          });
    },
  };
}

/** What the act ends or undoes is on record, not ended or undone already, and does not begin later. */
export function idStands<K extends ActKind>(
  opener: ActKind,
  enders: readonly ActKind[],
  what: string,
  id: Holder<K>,
): Check<K, Names> {
  return {
    rule: 'ID_STANDS',
    form: true,
    judge: (judged, circumstances) => {
      const opened = circumstances.named.find(opener, id(judged), judged.index);
      if (opened === undefined) return fail('ID_UNKNOWN', `No ${what} ${id(judged)} is recorded.`);
      const ended = endOf(enders, id(judged), judged, circumstances, opened);
      if (ended === undefined) return pass(`The ${what} stands.`, [], { eventId: opened.actId });
      return fail('ID_UNKNOWN', `The ${what} ${id(judged)} was ended or withdrawn already.`, [], {
        eventId: ended.actId,
      });
    },
  };
}

function endOf<K extends ActKind>(
  enders: readonly ActKind[],
  id: string,
  judged: Judged<K>,
  { named }: Names,
  opened: StandingAct,
): StandingAct | undefined {
  return enders
    .map((kind) => named.find(kind, id, judged.index))
    .find((ended) => ended !== undefined && ended.index > opened.index);
}

/** The act that ends something is not before the one that began it. */
export function notBeforeBeginning<K extends ActKind>(
  opener: ActKind,
  id: Holder<K>,
  end: (judged: Judged<K>) => CalendarDate,
  begin: (opened: StandingAct) => CalendarDate,
): Check<K, Names> {
  return {
    rule: 'DATE_ORDER',
    form: true,
    judge: (judged, { named }) => {
      const opened = named.find(opener, id(judged), judged.index);
      if (opened === undefined || end(judged) >= begin(opened))
        return pass('The end is not before the beginning.');
      return fail('DATE_ORDER', `It begins on ${begin(opened)} and cannot end on ${end(judged)}.`, [], {
        from: begin(opened),
        eventId: opened.actId,
      });
    },
  };
}

/** Within one act, the end is after the beginning. */
export function intervalIsValid<K extends ActKind>(
  from: (judged: Judged<K>) => CalendarDate,
  to: (judged: Judged<K>) => CalendarDate | undefined,
): Check<K, Names> {
  return {
    rule: 'INTERVAL_VALID',
    form: true,
    judge: (judged) => {
      const end = to(judged);
      if (end === undefined || from(judged) < end) return pass('The end is after the beginning.');
      return fail(
        'INTERVAL_INVALID',
        `"to" (${end}) must be after "from" (${from(judged)}); it is the first day after.`,
        [],
        {
          from: from(judged),
          to: end,
        },
      );
    },
  };
}
