#!/usr/bin/env node
/**
 * Turns rank dates from the source "Consular Cards" into import lines. See README.md.
 *
 *     node examples/consular-ranks.mjs ranks.jsonl > lines.ndjson 2> report.txt
 */
import { firstDay, importLine, main, objectsOf, write } from './lines.mjs';

const USAGE = 'node consular-ranks.mjs <file.jsonl or -> [--link] > lines.ndjson 2> report.txt';
const SOURCE = 'Consular Cards, Office of the Historian';

/** Days on which the ladder of the foreign service was made anew: a class number means nothing without its ladder. */
const REFORM_OF_1924 = '1924-07-01';
const REFORM_OF_1946 = '1946-11-13';

/** Ladders by the grade that the source takes the words on the card for. */
const LADDERS = {
  CONSUL_GENERAL: 'United States Consular Service: consuls general',
  CONSUL: 'United States Consular Service: consuls',
  VICE_CONSUL_DE_CARRIERE: 'United States Consular Service: vice consuls de carrière',
  SECRETARY_OF_EMBASSY_OR_LEGATION: 'United States Diplomatic Service: secretaries',
  FSR: 'United States Foreign Service: reserve officers',
  FSS: 'United States Foreign Service: staff',
};

/** A rank fact as an act about an officer. */
function rankAct(fact, report) {
  const { factId, grantedOn, classNo, gradeRaw, sourceAddress, surface, row } = fact;
  const said = [`Class ${classNo}`, gradeRaw ? `grade written "${gradeRaw}"` : 'no grade written'];
  if (fact.gradeGuess === 'FSO?') report.count('ranks whose ladder the source only guesses');
  if (fact.gradeGuess === null) report.count('ranks without a readable grade: the ladder is "not known"');
  const written = [
    `Date written "${fact.dateRaw}"${fact.twoDigitYearExpanded ? ', its century added' : ''}.`,
    `Card of ${fact.postOnCard ?? 'a post not known'}; stated on ${fact.sameFactOnCards} card(s).`,
    `Row: ${fact.rowRaw.join(' | ')}`,
  ];
  return {
    kind: 'RecordHistoricalRank',
    effectiveOn: grantedOn,
    historical: true,
    data: {
      ladder: ladderOf(fact),
      rankText: said.join(', '),
      source: `${SOURCE}: ${sourceAddress} ${surface}, row ${row} (${factId})`,
    },
    note: visible(written.join(' ')),
  };
}

function ladderOf({ gradeGuess, grantedOn }) {
  if (gradeGuess === 'FSO' || gradeGuess === 'FSO?') {
    if (firstDay(grantedOn) < REFORM_OF_1924)
      return 'United States Foreign Service Officers, dated before the ladder of 1924';
    const year = firstDay(grantedOn) < REFORM_OF_1946 ? 1924 : 1946;
    return `United States Foreign Service Officers, ladder of ${year}`;
  }
  return LADDERS[gradeGuess] ?? 'not known (United States consular or foreign service)';
}

function registration(nameKey, facts) {
  const spellings = [...new Set(facts.map(({ nameAsWritten }) => nameAsWritten))];
  const [latin, ...others] = spellings.map(visible);
  const [first] = facts
    .map(({ grantedOn }) => grantedOn)
    .sort((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1));
  const guessed = [...new Set(facts.map(({ pocomPersonId }) => pocomPersonId).filter(Boolean))];
  const note = [
    `${SOURCE}: all cards that carry the name "${nameKey}", which may be more than one person.`,
    ...(others.length === 0 ? [] : [`Also written: ${others.join('; ')}.`]),
    ...(guessed.length === 0
      ? []
      : [`The source guesses: ${guessed.join(', ')} of Principal Officers and Chiefs of Mission.`]),
  ];
  return {
    kind: 'RegisterOfficer',
    effectiveOn: first,
    historical: true,
    data: { names: { latin }, category: 'OFFICER' },
    note: note.join(' '),
  };
}

/** Control characters of a transcription, which no text of an act may hold, as blanks. */
function visible(text) {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}

/** Ids for the names of the cards, each name one of its own. */
class Ids {
  #byName = new Map();
  #taken = new Set();

  of(nameKey) {
    if (!this.#byName.has(nameKey)) {
      const name = nameKey
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '');
      const plain = `card.${name}`.slice(0, 58);
      const id = this.#taken.has(plain) ? `${plain}.${this.#taken.size}` : plain;
      this.#taken.add(id);
      this.#byName.set(nameKey, id);
    }
    return this.#byName.get(nameKey);
  }
}

await main(USAGE, async (path, report, options) => {
  const ids = new Ids();
  const names = new Map();
  for await (const fact of objectsOf(path, report)) {
    if (fact.grantedOn === null || !fact.nameKey) {
      report.leftOut(fact.factId, 'a rank without a name or a day');
      continue;
    }
    const isLinked = options.has('--link') && fact.pocomPersonId !== null;
    const officerId = isLinked ? fact.pocomPersonId : ids.of(fact.nameKey);
    if (!names.has(officerId)) names.set(officerId, { isLinked, facts: [] });
    names.get(officerId).facts.push(fact);
  }
  for (const [officerId, { isLinked, facts }] of names) {
    report.count(isLinked ? 'persons taken for officers recorded before' : 'persons (by name)');
    report.count('ranks', facts.length);
    const [{ nameKey }] = facts;
    if (!isLinked)
      await write([
        importLine(`officer/${officerId}`, `cards:${officerId}:registered`, registration(nameKey, facts)),
      ]);
    const inOrder = [...facts].sort((one, other) =>
      firstDay(one.grantedOn) < firstDay(other.grantedOn) ? -1 : 1,
    );
    await write(
      inOrder.map((fact) =>
        importLine(`officer/${officerId}`, `cards:${fact.factId}`, rankAct(fact, report)),
      ),
    );
  }
});
