import { citationText, creditKindEntry, creditName, rankName } from '@elshi/law';
import type { TermFigures } from '@elshi/projections';
import type { Field, PrintedSection, Row, Table } from './printed.js';
import { exclusions, termStatuses } from './wording/terms.js';
import type { Column, TermField, Wording } from './wording/wording.js';

const COLUMNS: readonly Column[] = ['from', 'to', 'entry', 'days', 'basis'];

/** The term counter as a section: its figures, and what was counted and what was not. */
export function setTerm(term: TermFigures, wording: Wording): PrintedSection {
  const { termTitle, says, language } = wording;
  const figures: readonly (readonly [TermField, string | number | null])[] = [
    ['rank', term.rank && rankName(term.rank.code, language)],
    ['status', termStatuses[term.status][language]],
    ['openedOn', term.openedOn && says.day(term.openedOn)],
    ['termYears', term.termYears && says.years(term.termYears)],
    ['quotaDays', term.quotaDays],
    ['creditedDays', term.rank && term.creditedDays],
    ['remainingDays', term.remainingDays],
    ['eligibleOn', eligibility(term, wording)],
    ['approximate', term.approximate ? says.approximate : null],
  ];
  const fields: readonly Field[] = figures.flatMap(([field, value]) =>
    value === null ? [] : [{ label: wording.term[field], value: String(value) }],
  );
  return { id: 'term', title: termTitle, fields, table: tableOf(term, wording), lines: [] };
}

function eligibility({ eligibleOn, projected }: TermFigures, { says }: Wording): string | null {
  if (eligibleOn === null) return null;
  return projected ? says.projected(eligibleOn) : says.day(eligibleOn);
}

function tableOf(term: TermFigures, wording: Wording): Table | null {
  const { says, language, columns } = wording;
  const counted = term.counted.map(({ from, to, creditKind, days }) => ({
    from,
    to,
    days,
    entry: says.counted(creditName(creditKind, language)),
    basis: citationText(creditKindEntry(creditKind).cite, language),
  }));
  const excluded = term.excluded.map(({ from, to, reason, policy, days }) => ({
    from,
    to,
    days,
    entry: says.notCounted(exclusions[reason][language]),
    basis: policy === null ? '' : says.policy(policy),
  }));
  const parts = [...counted, ...excluded].sort((one, other) =>
    one.from === other.from ? 0 : one.from < other.from ? -1 : 1,
  );
  if (parts.length === 0) return null;
  const rows: readonly Row[] = parts.map(({ from, to, entry, days, basis }) =>
    [says.day(from), to === null ? '' : says.day(to), entry, String(days), basis].map((text) => [
      { text, style: 'plain' },
    ]),
  );
  return { columns: COLUMNS.map((column) => ({ column, title: columns[column] })), rows };
}
