import { firstDayOf, type WrittenDate } from '@elshi/law';
import type { State } from './edited-register.js';

/** What a service record shows of a record of the register. */
export interface Shown {
  readonly from: string;
  readonly to?: string | null;
  /** The post and the mission, or the rank. */
  readonly as: string;
  /** Everything else that the register says, in words. */
  readonly document?: string;
}

const LONGEST = 500;
const RANKS = 'positions-principals/career-ambassador.xml#';

/** What the service record must show of a record that says this; nothing where it is no post that was held. */
export function expected(record: string, state: State): Shown | undefined {
  if (state === undefined || !['chiefs', 'principals'].includes(state['section'] ?? '')) return undefined;
  const date = (name: string): string | undefined => state[`${name}/date`] ?? undefined;
  if (record.startsWith(RANKS)) return { from: date('appointed')!, as: state['role-title-id']! };
  const [ended, appointed] = [date('ended'), date('appointed')];
  const from = date('started') ?? date('arrived') ?? (ended === undefined ? undefined : appointed);
  if (from === undefined) return undefined;
  const isAfter = ended !== undefined && day(ended) > day(from);
  const words = ['appointed', 'arrived', 'started', 'ended'].map((name) => {
    const told = name === 'ended' && isAfter ? undefined : date(name);
    const note = state[`${name}/note`];
    return [told, note ? `"${note}"` : undefined].filter((part) => part !== undefined).join(' ');
  });
  const named = ['appointed', 'arrived', 'started', 'ended'].flatMap((name, place) =>
    words[place] === '' ? [] : `${name} ${words[place]}`,
  );
  const whole = [record, ...named, ...(state['note'] ? [`note "${state['note']}"`] : [])].join('; ');
  const mission = /([^/]+)\.xml#/.exec(record)![1]!;
  const territory = state['contemporary-territory-id'] ?? mission;
  return {
    from,
    to: isAfter ? ended : null,
    as: `${state['role-title-id']}, ${mission}${territory === mission ? '' : ` (${territory})`}`,
    document: (whole.length > LONGEST ? `${whole.slice(0, LONGEST - 1)}…` : whole).normalize('NFC'),
  };
}

type Lines = readonly Readonly<Record<string, unknown>>[];

/** What a service record shows of a record: its line, or a rank of that day. */
export function shownOf(
  record: string,
  body: Readonly<Record<string, unknown>>,
  rank?: Shown,
): readonly Shown[] {
  if (record.startsWith(RANKS)) {
    return (body['foreignRanks'] as Lines)
      .filter((line) => rank === undefined || line['from'] === rank.from)
      .map(({ from, rankText }) => ({ from: String(from), as: String(rankText) }));
  }
  return (body['credits'] as Lines)
    .filter(({ document }) => isOf(record, String(document)))
    .map(({ from, to, organisation, document }) => ({
      from: String(from),
      to: to as string | null,
      as: String(organisation),
      document: String(document),
    }));
}

function isOf(record: string, document: string): boolean {
  return document === record || document.startsWith(`${record}; `);
}

function day(written: string): string {
  return firstDayOf(written as WrittenDate);
}
