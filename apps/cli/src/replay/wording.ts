import { type Citation, rankEntry, ranks, type Rank } from '@elshi/law';

type View = Readonly<Record<string, unknown>>;

const ISSUERS: Readonly<Record<string, string>> = {
  PRESIDENT_DECREE: "President's decree",
  MINISTER_ORDER: "Minister's order",
  HEAD_ORDER: 'order of the head',
  COURT_DECISION: 'court decision',
  COMMISSION_DECISION: 'decision of the commission',
  OTHER_ACT: 'act',
};

/** `RankAssignedOutOfTurn` as words. */
export function eventTitle(type: string): string {
  const words = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What an event says beyond its type, in a line. `revisionOf` gives the number of an event by its id. */
export function eventDetail(data: View, revisionOf: (eventId: string) => number | undefined): string {
  const said = MEMBERS.flatMap(([member, word]) => {
    const value = data[member];
    if (value === undefined || value === null) return [];
    if (member === 'eventId') {
      const eventId = valueText(value);
      return [`of step ${revisionOf(eventId) ?? eventId}`];
    }
    return [`${word}${valueText(value)}`];
  });
  return said.join(', ');
}

/** Members worth a word, in the order in which they are said. */
const MEMBERS: readonly (readonly [string, string])[] = [
  ['names', ''],
  ['eventId', ''],
  ['rank', ''],
  ['fromRank', 'from '],
  ['toRank', 'to '],
  ['mode', ''],
  ['daysShort', 'days short: '],
  ['ladder', ''],
  ['rankText', ''],
  ['positionCode', ''],
  ['unit', ''],
  ['category', ''],
  ['creditKind', 'kind '],
  ['organisation', ''],
  ['leaveKind', ''],
  ['certificateNo', 'No. '],
  ['entryNo', 'No. '],
  ['result', ''],
  ['sanctionKind', ''],
  ['award', ''],
  ['findingId', ''],
  ['cause', ''],
  ['breach', ''],
  ['cleared', 'cleared: '],
  ['from', 'from '],
  ['to', 'to '],
  ['changes', ''],
  ['reason', 'because '],
];

function valueText(value: unknown): string {
  if (typeof value === 'string') return ranks.some(({ code }) => code === value) ? rankTitle(value) : value;
  if (typeof value === 'object' && value !== null && 'latin' in value) return String(value.latin);
  return JSON.stringify(value);
}

function rankTitle(code: string): string {
  return rankEntry(code as Rank).titles.en;
}

/** The document, the provisions, and who recorded it when. */
export function basis(event: View): string {
  const order = event['order'] as View | null;
  const citations = event['citations'] as readonly Citation[];
  const provisions = citations.map(({ instrument, article, paragraph }) =>
    [instrument, article, paragraph].filter((part) => part !== undefined).join(' '),
  );
  const document =
    order === null
      ? 'no order'
      : `${ISSUERS[String(order['type'])] ?? 'act'} ${String(order['number'])} of ${String(order['date'])}`;
  return [document, ...provisions].join('; ');
}

/** Service, rank, position and term on a day. */
export function stateText(record: View, term: View): string {
  const { status } = record['service'] as { readonly status: string };
  const rank = record['rank'] as { readonly code: string; readonly from: string } | null;
  const position = record['position'] as {
    readonly positionCode: string;
    readonly unit: string | null;
  } | null;
  const parts = [
    status.toLowerCase().replaceAll('_', ' '),
    rank === null ? 'no rank' : `${rankTitle(rank.code)} since ${rank.from}`,
    position === null ? 'no position' : [position.positionCode, position.unit].filter(Boolean).join(', '),
  ];
  return rank === null ? parts.join(' · ') : [...parts, termText(term)].join(' · ');
}

function termText(term: View): string {
  const { status, quotaDays, creditedDays, eligibleOn } = term as {
    readonly status: string;
    readonly quotaDays: number | null;
    readonly creditedDays: number;
    readonly eligibleOn: string | null;
  };
  if (quotaDays === null) return 'no term';
  const counted = `term ${creditedDays} of ${quotaDays} days, ${status.toLowerCase()}`;
  return eligibleOn === null ? counted : `${counted}, served on ${eligibleOn}`;
}

/** Breaks a text into lines of a width, the first without indent. */
export function wrapped(text: string, width: number, indent: string): string {
  const lines: string[] = [''];
  // A dot between two parts stays at the end of a line.
  for (const word of text.split(/ (?!· )/)) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.join(`\n${indent}`);
}
