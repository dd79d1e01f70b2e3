import type { CalendarDate, Citation } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { StandingAct } from '../standing.js';
import type { OfficeActData, OfficeActKind } from './act-data.js';
import { type Check, fail, pass } from './act-rule.js';
import { endOpen, type OfficeDraft } from './draft.js';
import { isOpenOn, type Office, type OfficeStretch } from './office.js';

/** What stands at an office from the act that begins it up to the one that ends it, once at a time. */
export interface Lasting<Begins extends OfficeActKind, Ends extends OfficeActKind> {
  readonly begunBy: Begins;
  /** Where the office keeps them. */
  readonly among: 'accreditations' | 'concurrent' | 'departments' | 'servicePersons' | 'subordinates';
  /** What it is, before its name. */
  readonly called: string;
  /** The name under which an act begins it. */
  readonly begun: (data: OfficeActData[Begins]) => string;
  /** The name under which an act ends it. */
  readonly ended: (data: OfficeActData[Ends]) => string;
  readonly cites: readonly Citation[];
}

/** Under that name nothing stands on the day of the act that begins it. */
export function notStandingYet<B extends OfficeActKind, E extends OfficeActKind>(
  lasting: Lasting<B, E>,
): Check<B> {
  const { called, cites, begun } = lasting;
  return {
    rule: 'NOT_STANDING_YET',
    form: true,
    judge: ({ act, day }, { office }) => {
      const name = begun(act.data);
      const standing = standingOn(lasting, office, name, day);
      return standing === undefined
        ? pass(`No ${called} ${name} stands yet.`, cites)
        : fail('DUPLICATE_ID', `The ${called} ${name} stands since ${standing.from}.`, cites, {
            from: standing.from,
            eventId: standing.by.actId,
          });
    },
  };
}

/** What the act ends stands on its day. */
export function stands<B extends OfficeActKind, E extends OfficeActKind>(lasting: Lasting<B, E>): Check<E> {
  const { begunBy, called, cites, begun, ended } = lasting;
  return {
    rule: 'STANDS',
    form: true,
    judge: ({ act, day, index }, { office, named }) => {
      const name = ended(act.data);
      if (standingOn(lasting, office, name, day) !== undefined)
        return pass(`The ${called} ${name} stands.`, cites);
      const later = named
        .ofKind(begunBy, index)
        .find((standing) => standing.day > day && begun(dataOf(standing)) === name);
      return later === undefined
        ? fail('ID_UNKNOWN', `No ${called} ${name} stands on ${day}.`, cites)
        : fail('DATE_ORDER', `The ${called} ${name} begins on ${later.day}, after ${day}.`, cites, {
            from: later.day,
            eventId: later.actId,
          });
    },
  };
}

/** What stands already under the name in the act that begins it, gives way: older papers may have told of the second before the first was recorded. */
export function endRepeated<B extends OfficeActKind, E extends OfficeActKind>(
  lasting: Lasting<B, E>,
  office: OfficeDraft,
  standing: StandingAct,
): void {
  endNamed(lasting, office, standing, lasting.begun(dataOf(standing)));
}

/** Ends what stands under the name in the act. */
export function endStanding<B extends OfficeActKind, E extends OfficeActKind>(
  lasting: Lasting<B, E>,
  office: OfficeDraft,
  standing: StandingAct,
): void {
  endNamed(lasting, office, standing, lasting.ended(dataOf(standing)));
}

function endNamed<B extends OfficeActKind, E extends OfficeActKind>(
  { among, begun }: Lasting<B, E>,
  office: OfficeDraft,
  standing: StandingAct,
  name: string,
): void {
  endOpen<OfficeDraft[typeof among][number]>(office[among], standing, ({ by }) => begun(dataOf(by)) === name);
}

function standingOn<B extends OfficeActKind, E extends OfficeActKind>(
  { among, begun }: Lasting<B, E>,
  office: Office,
  name: string,
  day: CalendarDate,
): OfficeStretch | undefined {
  const stretches: readonly OfficeStretch[] = office[among];
  return stretches.findLast((stretch) => isOpenOn(stretch, day) && begun(dataOf(stretch.by)) === name);
}

/** The data of an act of which the kind is known. */
function dataOf<K extends ActKind & OfficeActKind>({ act }: StandingAct): OfficeActData[K] {
  return act.data as OfficeActData[K];
}
