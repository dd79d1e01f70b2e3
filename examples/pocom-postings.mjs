#!/usr/bin/env node
/**
 * Turns postings of the source "Principal Officers and Chiefs of Mission" into import lines. See README.md.
 *
 *     node examples/pocom-postings.mjs postings.jsonl > lines.ndjson 2> report.txt
 */
import { importLine, main, objectsOf, write } from './lines.mjs';
import { abroad } from './pocom-abroad.mjs';
import { noteFalseChanges, withClaims } from './pocom-claims.mjs';
import { inOrder } from './pocom-dates.mjs';
import { personOf } from './pocom-persons.mjs';

const USAGE = 'node pocom-postings.mjs <file.jsonl or -> [--claims] > lines.ndjson 2> report.txt';

/**
 * What ends something goes before what begins on the same day; leaving the service last. Service begins before the post for which it is
 * inferred, and a mission is what its head is called before he heads it.
 */
const ORDER = [
  'EnterService',
  'ReenterService',
  'EndHeadAbsence',
  'EndActingHead',
  'EndAccreditation',
  'DismissHead',
  'RelieveFromPosition',
  'ReorganiseOffice',
  'AppointHead',
  'RecordTakingUpFunctions',
  'GrantAccreditation',
  'RecordHeadAbsence',
  'DesignateActingHead',
  'AssignPosting',
  'EndPosting',
  'AppointToPosition',
  'RecordHistoricalRank',
  'LeaveService',
];

/** Everything in the order of the file: who and what there is, then day by day what became of them, in the one record and the other. */
function entriesOf(people, { offices, accreditations, appointments }) {
  const first = [
    ...people.map(({ personId, registration }) => entry(`officer/${personId}`, registration)),
    ...offices.map(({ missionId, establishment }) => entry(`office/${missionId}`, establishment)),
  ];
  const rest = [
    ...people.flatMap(({ personId, acts }) => acts.map((each) => entry(`officer/${personId}`, each))),
    ...offices.flatMap(({ missionId, acts }) => acts.map((each) => entry(`office/${missionId}`, each))),
    ...accreditations.map((each) => entry(`office/${each.missionId}`, each)),
    ...appointments.map((each) => entry(`officer/${each.personId}`, each)),
  ];
  rest.sort(byDay);
  return [...first.map((each) => ({ ...each, isFirst: true })), ...rest];
}

function entry(subject, { key, act, facts, isLate }) {
  return { line: importLine(subject, `pocom:${key}`, act), facts, isLate };
}

function byDay(one, other) {
  return inOrder(one.line.act.effectiveOn, other.line.act.effectiveOn) || placeOf(one) - placeOf(other);
}

/** The end of what ends on the day on which it began comes after its beginning. */
function placeOf({ line, isLate }) {
  return ORDER.indexOf(isLate ? 'RecordHistoricalRank' : line.act.kind);
}

await main(USAGE, async (path, report, options) => {
  const persons = new Map();
  for await (const fact of objectsOf(path, report)) {
    report.read(fact.factId);
    if (fact.name === null)
      report.finding(fact.factId, 'the person has no name in the source', fact.personId);
    else if (persons.has(fact.personId)) persons.get(fact.personId).push(fact);
    else persons.set(fact.personId, [fact]);
  }
  const people = [...persons].map(([personId, facts]) => ({
    personId,
    facts,
    ...personOf(personId, facts, report),
  }));
  const entries = entriesOf(people, abroad(people, report));
  if (options.has('--claims')) noteFalseChanges([...persons.values()].flat(), report);
  const lines = options.has('--claims') ? withClaims(entries) : entries.map(({ line }) => line);
  report.count('persons', people.length);
  for (const { act } of lines) report.count(act.kind);
  report.count('lines written', lines.length);
  await write(lines);
});
