#!/usr/bin/env node
/**
 * Asks a running service who headed missions. See README.md.
 *
 *     node examples/mission-questions.mjs heads austria 1935-01-01 1936-01-01
 */
import { MissionService } from './mission-service.mjs';

const USAGE = `node mission-questions.mjs <question>, of the service in ELSHI_URL, or else at http://127.0.0.1:3000.
  heads <office> <day> ...   who headed the mission on each of the days
  periods <office>           its vacancies, and who acted there
  gaps [number]              the longest times that nobody commanded a mission, between two who did
  accredited <day>           who was accredited to more than one state`;

const DAY = 86_400_000;

/** Who headed a mission on days: its own head, who acted for one, or the head of another mission who was accredited to its state. */
async function heads(service, [officeId, ...days]) {
  const answers = [];
  for (const asOf of days) {
    const { state, officerId, title, from } = await service.head(officeId, asOf);
    const elsewhere = state === 'VACANT' ? await service.accreditedTo(officeId, asOf) : [];
    answers.push(
      elsewhere.length === 0
        ? [asOf, state, officerId ?? '-', title ?? '-', from ?? '-']
        : [asOf, ...elsewhere.flatMap((one) => ['ACCREDITED', one.officerId, one.officeId, one.from])],
    );
  }
  return answers;
}

/** All that is not substantive in the command of a mission. */
async function periods(service, [officeId]) {
  const all = await service.command(officeId);
  return all
    .filter(({ state }) => state !== 'SUBSTANTIVE')
    .map(({ state, officerId, title, cause, from, to }) => [
      state,
      from,
      to ?? '-',
      officerId ?? '-',
      title ?? '-',
      cause ?? '-',
    ]);
}

/** The longest vacancies between two who commanded, without those days on which the head of another mission was accredited there. */
async function gaps(service, [number = '10']) {
  const found = [];
  for (const officeId of await service.offices()) {
    const all = await service.command(officeId);
    const vacancies = all.slice(1).filter(({ state, to }) => state === 'VACANT' && to !== null);
    const away = await service.accreditationsTo(officeId);
    for (const { from, to } of vacancies)
      for (const gap of without({ from, to }, away)) found.push({ officeId, ...gap, days: daysIn(gap) });
  }
  found.sort((one, other) => other.days - one.days);
  return found
    .slice(0, Number(number))
    .map(({ officeId, from, to, days }) => [officeId, from, to, `${days} days`]);
}

/** What is left of a time without others, each from its first day to the day after its last. */
function without(time, others) {
  let left = [time];
  for (const { from, to } of others)
    left = left.flatMap((part) =>
      [
        { from: part.from, to: earlier(part.to, from) },
        { from: later(part.from, to ?? part.to), to: part.to },
      ].filter((rest) => rest.from < rest.to),
    );
  return left;
}

function earlier(one, other) {
  return one < other ? one : other;
}

function later(one, other) {
  return one < other ? other : one;
}

function daysIn({ from, to }) {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Everybody who, on a day, is accredited to more than one state: by heading a mission in it, or from one elsewhere. */
async function accredited(service, [day]) {
  const states = new Map();
  for (const { officerId, to } of await service.accreditationsOn(day)) {
    if (!states.has(officerId)) states.set(officerId, new Set());
    states.get(officerId).add(to);
  }
  return [...states].filter(([, to]) => to.size > 1).map(([officerId, to]) => [officerId, ...to]);
}

const QUESTIONS = { heads, periods, gaps, accredited };

const [question, ...about] = process.argv.slice(2);
if (QUESTIONS[question] === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else {
  const service = new MissionService(process.env.ELSHI_URL ?? 'http://127.0.0.1:3000');
  for (const answer of await QUESTIONS[question](service, about))
    process.stdout.write(`${answer.join('\t')}\n`);
}
