import type { LeavingCause } from '@elshi/domain';
import { calendarDate, type DayNumber, dayNumber } from '@elshi/law';
import type { Chance } from './chance.js';
import type { Dossier } from './dossier.js';
import type { Spell } from './spell.js';

/** Nothing is invented from this day on, whenever the generator runs. */
export const HORIZON: DayNumber = dayNumber(calendarDate('2026-01-01'));

/** Something that is to happen. */
interface Appointment {
  readonly on: DayNumber;
  readonly happens: (life: Life) => void;
  /** Whether it falls away when the service ends. */
  readonly inService: boolean;
}

/** A posting of an invented career, with the card that goes with it. */
interface PostingHeld {
  readonly postingId: string;
  readonly positionCode: string;
  readonly hostState: string;
  readonly cardNo?: string;
}

/** How somebody leaves the service. */
export type Exit = LeavingCause | 'DISMISSAL';

/** An invented career under way. What happens changes it, and files the papers. */
export interface Life {
  readonly dossier: Dossier;
  readonly chance: Chance;
  readonly seed: string;
  readonly sex: 'woman' | 'man';
  day: DayNumber;
  inService: boolean;
  position: string | undefined;
  /** The posting that runs. */
  posting: PostingHeld | undefined;
  /** The credit for service elsewhere that is open. */
  secondment: string | undefined;
  /** The last day on which position or credit changed. */
  quietSince: DayNumber;
  /** The rank held. */
  spell: Spell | undefined;
  /** Whether an earlier rank is to be restored; until then nothing is assigned. */
  awaitsRestoration: boolean;
  leavesOn: DayNumber;
  leavesBy: Exit;
  readonly retiresOn: DayNumber;
  agenda: readonly Appointment[];
  ids: number;
}

/** Puts something on the agenda, so many days from now. */
export function later(
  life: Life,
  days: number,
  happens: Appointment['happens'],
  { inService = true }: { readonly inService?: boolean } = {},
): void {
  life.agenda = [...life.agenda, { on: life.day + days, happens, inService }];
}

/** An id that is new in this career. */
export function newId(life: Life, what: string): string {
  life.ids += 1;
  return `${what}-${life.ids}`;
}

/** Days that do not count towards the rank held. */
export function doNotCount(life: Life, from: DayNumber, to: DayNumber): void {
  life.quietSince = to;
  if (life.spell !== undefined)
    life.spell = { ...life.spell, uncounted: [...life.spell.uncounted, { from, to }] };
}
