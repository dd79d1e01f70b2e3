#!/usr/bin/env node
/**
 * Turns postings of the source "Principal Officers and Chiefs of Mission" into import lines. See README.md.
 *
 *     node examples/pocom-postings.mjs postings.jsonl > lines.ndjson 2> report.txt
 */
import { historicalAct, importLine, main, objectsOf, write } from './lines.mjs';
import { positionActs } from './pocom-positions.mjs';
import { endOf, inOrder, startOf } from './pocom-dates.mjs';
import { serviceActs } from './pocom-service.mjs';

const USAGE = 'node pocom-postings.mjs <file.jsonl or -> [--claims] > lines.ndjson 2> report.txt';
const SOURCE = 'Principal Officers and Chiefs of Mission, Office of the Historian';
const PERSONAL_RANKS = 'Personal ranks of the United States Foreign Service';

/** Everything that can be recorded about a person, in the order of its days. */
function linesOfPerson(personId, facts, report) {
  const [person] = facts;
  if (person.name === null) {
    for (const { factId } of facts) report.leftOut(factId, 'the person has no name in the source', personId);
    return [];
  }
  report.count('persons');
  const held = facts.filter((fact) => isHeld(fact, report));
  const acts = [
    ...serviceActs(held, facts, report),
    ...positionActs(held, report),
    ...facts.filter(({ kind }) => kind === 'rank').flatMap((fact) => rankAct(fact, report)),
  ];
  for (const post of held) noteAbroad(post, report);
  acts.sort((one, other) => byDay(one.act, other.act));
  return [registration(personId, facts), ...acts].map(({ key, act, facts: basis }) => ({
    line: importLine(personId, `pocom:${key}`, act),
    facts: basis,
  }));
}

/** Whether a fact says that a post was held from some day on. What is not expressed is noted. */
function isHeld(fact, report) {
  const { factId, kind } = fact;
  if (kind === 'rank') return false;
  if (kind !== 'posting') report.leftOut(factId, 'a nomination that came to nothing', fact.roleTitle);
  else if (startOf(fact) === null)
    report.leftOut(factId, 'a post without a day on which it began', fact.roleTitle);
  else if (fact.startedOn === null && fact.arrivedOn === null && fact.endedOn === null)
    report.leftOut(factId, 'an appointment of which it is not known whether it was taken up', fact.roleTitle);
  else {
    if (fact.endedOn !== null && endOf(fact) === null)
      report.leftOut(factId, 'an end that lies before the beginning', `${startOf(fact)} to ${fact.endedOn}`);
    return true;
  }
  return false;
}

function noteAbroad(post, report) {
  if (post.missionKind !== 'department')
    report.leftOut(
      post.factId,
      `a posting at an office abroad (${post.roleClass})`,
      `${post.missionId}, ${post.roleTitle}`,
    );
}

function registration(personId, facts) {
  const [{ name, birthYear, careerType }] = facts;
  const given = [name.forename, name.surname].filter(Boolean).join(' ');
  const latin = name.generational ? `${given}, ${name.generational}` : given;
  const spellings = name.alternative ?? [];
  const also = spellings.length === 0 ? [] : [`Also written: ${spellings.join('; ')}.`];
  const days = facts.flatMap((fact) => [startOf(fact), fact.appointedOn]).filter(Boolean);
  const [first] = days.sort(inOrder);
  const recorded = facts.map(({ recordedOn }) => recordedOn).sort()[0];
  return {
    key: `${personId}:registered`,
    act: {
      kind: 'RegisterOfficer',
      effectiveOn: first ?? birthYear ?? recorded,
      historical: true,
      data: { names: { latin }, ...(birthYear && { birthDate: birthYear }), category: 'OFFICER' },
      note: [`${SOURCE}: ${personId}, ${careerType ?? 'career not known'}.`, ...also].join(' '),
    },
    facts,
  };
}

function rankAct(fact, report) {
  const day = startOf(fact);
  if (day === null) {
    report.leftOut(fact.factId, 'a rank without a day', fact.roleTitle);
    return [];
  }
  const data = {
    ladder: PERSONAL_RANKS,
    rankText: fact.roleTitle,
    source: `${SOURCE}, ${fact.sourceFile}#${fact.sourceId}`,
  };
  return [
    historicalAct(`${fact.factId}:rank`, 'RecordHistoricalRank', day, data, [fact], fact.note ?? undefined),
  ];
}

/** What ends something goes before what begins on the same day; leaving the service last. */
const ORDER = [
  'EnterService',
  'ReenterService',
  'RelieveFromPosition',
  'AppointToPosition',
  'RecordHistoricalRank',
  'LeaveService',
];

function byDay(one, other) {
  return inOrder(one.effectiveOn, other.effectiveOn) || ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);
}

/** When and by whom the source was last changed where a line rests on it: since then it says what the line says. */
function claimOf(facts) {
  const changes = facts.map((fact) => {
    const changed = isDay(fact.lastModifiedOn);
    const on = changed ? fact.lastModifiedOn : fact.recordedOn;
    return { on, by: (changed ? fact.lastModifiedBy : fact.recordedBy) ?? 'editor not known' };
  });
  return changes.reduce((last, change) => (change.on > last.on ? change : last));
}

/** Days of change that are none; the day of entry is claimed in their place. */
function noteFalseChanges(facts, report) {
  for (const { factId, lastModifiedOn } of facts) {
    if (lastModifiedOn !== null && !isDay(lastModifiedOn))
      report.leftOut(factId, 'a day of change that is no day', lastModifiedOn);
  }
}

function isDay(text) {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '');
}

/** The lines with the times that they claim, in their order. A person is known as soon as anything of him is. */
function withClaims(persons) {
  const all = persons.flatMap((lines) => {
    const claims = lines.map(({ facts }) => claimOf(facts));
    claims[0] = claims.reduce((first, claim) => (claim.on < first.on ? claim : first));
    return lines.map(({ line }, index) => ({ line, claim: claims[index] }));
  });
  all.sort((one, other) => inOrder(one.claim.on, other.claim.on));
  return all.map(({ line, claim: { on, by } }) => ({
    ...line,
    recordedAt: `${on}T00:00:00Z`,
    recordedBy: by,
  }));
}

await main(USAGE, async (path, report, options) => {
  const persons = new Map();
  for await (const fact of objectsOf(path, report)) {
    if (!persons.has(fact.personId)) persons.set(fact.personId, []);
    persons.get(fact.personId).push(fact);
  }
  const all = [...persons].map(([personId, facts]) => linesOfPerson(personId, facts, report));
  if (options.has('--claims')) noteFalseChanges([...persons.values()].flat(), report);
  const lines = options.has('--claims')
    ? withClaims(all.filter((each) => each.length > 0))
    : all.flatMap((each) => each.map(({ line }) => line));
  report.count('lines written', lines.length);
  await write(lines);
});
