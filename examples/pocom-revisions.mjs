#!/usr/bin/env node
/**
 * Replays the edits of the source "Principal Officers and Chiefs of Mission" as acts, corrections and annulments, each
 * with the time of the edit as its claim. See README.md.
 *
 *     node examples/pocom-revisions.mjs revisions.jsonl postings.jsonl > lines.ndjson 2> report.txt
 */
import { main, objectsOf, write } from './lines.mjs';
import { Amendments } from './pocom-amendments.mjs';
import { inOrderOfTime, madeIn, recordKey, registerBefore, timeOf } from './pocom-history.mjs';
import { sharedIds } from './pocom-record.mjs';
import { Persons, Records } from './pocom-replay.mjs';

const USAGE = 'node pocom-revisions.mjs <revisions.jsonl> <postings.jsonl> > lines.ndjson 2> report.txt';

/** What stood before the first edit was known a second before it at the latest; who had recorded it is not told. */
function beforeAll([first]) {
  return {
    revisionId: 'before',
    at: timeOf(first) - 1000,
    by: 'before the first edit',
    source: 'as it stood',
  };
}

function editOf({ revisionId, commit, committedBy, ...revision }) {
  return { revisionId, at: timeOf(revision), by: committedBy, source: `${revisionId}, commit ${commit}` };
}

/** Says the edits of one time, those of persons first: a record may name a person who was added with it. */
function sayEdits(edits, register, { persons, records, amendments }) {
  const made = edits.flatMap((edit) => {
    const step = madeIn(register, edit);
    if (step !== undefined) return [{ edit, step }];
    amendments.leaveOut(edit.revisionId, 'a group of concurrent appointments');
    return [];
  });
  for (const { edit, step } of made) if (edit.what === 'person') persons.edit(step, editOf(edit));
  const personOf = (personId) => register.persons.get(personId);
  for (const { edit, step } of made) if (edit.what === 'record') records.edit(step, editOf(edit), personOf);
}

/** Says everything that stood before the first edit. */
function sayBeginning(register, edit, { persons, records }) {
  for (const [key, is] of register.persons) persons.edit({ key, is }, edit);
  const personOf = (personId) => register.persons.get(personId);
  for (const [key, is] of register.records) records.edit({ key, is }, edit, personOf);
}

/** The edits in groups of one time. */
function byTime(edits) {
  const groups = [];
  for (const edit of edits) {
    const last = groups.at(-1);
    if (last !== undefined && timeOf(last[0]) === timeOf(edit)) last.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

async function all(path, report) {
  const objects = [];
  for await (const object of objectsOf(path, report)) objects.push(object);
  return objects;
}

await main(USAGE, async (path, report, [postingsPath]) => {
  if (postingsPath === undefined) throw new Error(USAGE);
  const edits = inOrderOfTime(await all(path, report));
  const register = registerBefore(await all(postingsPath, report), edits);
  const edited = edits.filter(({ what }) => what === 'record');
  const keys = [...register.records.keys(), ...edited.map(({ file, recordId }) => recordKey(file, recordId))];
  const amendments = new Amendments(report);
  const persons = new Persons(amendments);
  const saying = { amendments, persons, records: new Records(amendments, persons, sharedIds(keys)) };

  sayBeginning(register, beforeAll(edits), saying);
  await write(amendments.taken());
  for (const group of byTime(edits)) {
    sayEdits(group, register, saying);
    await write(amendments.taken());
  }
});
