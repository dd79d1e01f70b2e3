import {
  type CalendarDate,
  type Citation,
  instrumentNames,
  type Language,
  positionName,
  rankName,
} from '@elshi/law';
import type { Entry, Identity, RecordDocument, Section, SectionName, TermFigures } from '@elshi/projections';
import type { Cell, Field, PrintedDocument, PrintedSection, Table, Text } from './printed.js';
import { setTerm } from './set-term.js';
import { basisTexts, endingText, partText, remarkTexts } from './words.js';
import { serviceStatuses, terms } from './wording/terms.js';
import type { Column, Wording } from './wording/wording.js';
import { wordings } from './wording/wordings.js';

/** The point of the two clocks at which a record was read. */
export interface RecordClocks {
  /** RFC 3339 in UTC. */
  readonly knownAt: string;
  readonly position: string;
  readonly ruleset: string;
}

/** A record to be printed. */
export interface RecordToPrint {
  readonly document: RecordDocument;
  readonly clocks: RecordClocks;
  /** By which the content is known again. */
  readonly code: string;
}

/** Sections of what has a day and no end. */
const DATED: ReadonlySet<SectionName> = new Set([
  'registration',
  'recordEntries',
  'attestations',
  'awards',
  'otherActs',
]);

/** The service record in the words of a language. The same record, clocks and language always give the same document. */
export function setRecord({ document, clocks, code }: RecordToPrint, language: Language): PrintedDocument {
  const wording = wordings[language];
  const { identity, officerId, sections, term } = document;
  const person = setIdentity(identity, officerId, wording);
  return {
    language,
    title: `${wording.title}: ${officerId}`,
    heading: wording.title,
    name: nameIn(language, identity) ?? officerId,
    sections: [
      fieldSection('person', wording.identityTitle, person),
      fieldSection('document', wording.clocksTitle, clockFields(document.asOf, clocks, code, wording)),
      ...sections.filter(isShown).map((section) => setSection(section, wording)),
      setTerm(term, wording),
      { ...fieldSection('notes', wording.notesTitle, []), lines: notes(sections, term, wording) },
    ],
    foot: `${wording.title}: ${officerId} · ${wording.clocks.code}: ${code}`,
    page: wording.says.page,
    knownAt: Date.parse(clocks.knownAt),
  };
}

/** Acts that make no line are told only where there are some; the other sections say that there are none. */
function isShown({ name, entries }: Section): boolean {
  return name !== 'otherActs' || entries.length > 0;
}

function fieldSection(id: string, title: string, fields: readonly Field[]): PrintedSection {
  return { id, title, fields, table: null, lines: [] };
}

function setIdentity(identity: Identity, officerId: string, wording: Wording): readonly Field[] {
  const { language, says, identity: labels, notGiven } = wording;
  const { category, position, rank, birthDate, personalNo, status } = identity;
  const name = nameIn(language, identity);
  const others = [identity.kk, identity.ru, identity.latin].filter(
    (other) => other !== null && other !== name,
  );
  return [
    { label: labels.names, value: name ?? notGiven },
    ...(others.length === 0 ? [] : [{ label: labels.otherNames, value: [...new Set(others)].join(' / ') }]),
    { label: labels.officerId, value: officerId },
    { label: labels.birthDate, value: birthDate === null ? notGiven : says.day(birthDate) },
    { label: labels.personalNo, value: personalNo ?? notGiven },
    { label: labels.category, value: category === null ? notGiven : terms.category[category][language] },
    { label: labels.status, value: serviceStatuses[status][language] },
    {
      label: labels.position,
      value:
        position === null
          ? notGiven
          : says.since(positionName(position.code, position.on, language), position.from),
    },
    {
      label: labels.rank,
      value: rank === null ? notGiven : says.since(rankName(rank.rank, language), rank.from),
    },
  ];
}

function clockFields(
  asOf: CalendarDate,
  told: RecordClocks,
  code: string,
  wording: Wording,
): readonly Field[] {
  const { clocks, says } = wording;
  return [
    { label: clocks.asOf, value: says.day(asOf) },
    { label: clocks.knownAt, value: told.knownAt },
    { label: clocks.position, value: told.position },
    { label: clocks.ruleset, value: told.ruleset },
    { label: clocks.code, value: code },
  ];
}

function nameIn(language: Language, { latin, ru, kk }: Identity): string | null {
  return { kk, ru, en: latin }[language] ?? latin;
}

function setSection({ name, entries }: Section, wording: Wording): PrintedSection {
  const section = fieldSection(name, wording.sections[name], []);
  if (entries.length === 0) return { ...section, lines: [wording.none] };
  const days: readonly Column[] = DATED.has(name) ? ['date'] : ['from', 'to'];
  return { ...section, table: tableOf(['act', ...days, 'entry', 'basis'], entries, wording) };
}

function tableOf(columns: readonly Column[], entries: readonly Entry[], wording: Wording): Table {
  return {
    columns: columns.map((column) => ({ column, title: wording.columns[column] })),
    rows: entries.map((entry) => columns.map((column) => cellOf(column, entry, wording))),
  };
}

function cellOf(column: Column, entry: Entry, wording: Wording): Cell {
  const { says } = wording;
  switch (column) {
    case 'act':
      return [plain(String(entry.act))];
    case 'from':
    case 'date':
      return [plain(says.day(entry.from))];
    case 'to':
      return entry.to === null ? [] : [plain(says.day(entry.to))];
    case 'entry':
      return entryCell(entry, wording);
    case 'basis':
      return basisCell(entry, wording);
    case 'days':
      return [];
  }
}

function entryCell({ parts, ending, remarks }: Entry, wording: Wording): Cell {
  return [
    ...parts.map((part): Text => ({
      text: partText(part, wording),
      style: part.label === null ? 'strong' : 'plain',
    })),
    ...(ending === null ? [] : [plain(endingText(ending, wording))]),
    ...(ending?.parts ?? []).map((part) => plain(partText(part, wording))),
    ...remarks
      .flatMap((remark) => remarkTexts(remark, wording))
      .map((text): Text => ({ text, style: 'note' })),
  ];
}

function basisCell({ basis, ending }: Entry, wording: Wording): Cell {
  const [end, ...provisions] = ending?.basis ? basisTexts(ending.basis, wording) : [];
  const ended = end === undefined ? [] : [wording.says.endBasis(end), ...provisions];
  return [...basisTexts(basis, wording), ...ended].map(plain);
}

function plain(text: string): Text {
  return { text, style: 'plain' };
}

/** What the signs mean, and the full names of the instruments that are cited. */
function notes(sections: readonly Section[], { counted }: TermFigures, wording: Wording): readonly string[] {
  const bases = sections.flatMap(({ entries }) =>
    entries.flatMap(({ basis, ending }) => [basis, ...(ending?.basis ? [ending.basis] : [])]),
  );
  const cited = new Set<Citation['instrument']>(
    bases.flatMap(({ citations }) => citations.map(({ instrument }) => instrument)),
  );
  if (counted.length > 0) cited.add('L299-II');
  return [
    ...wording.notes,
    ...[...cited].sort().map((instrument) => `${instrumentNames[instrument][wording.language]}.`),
  ];
}
