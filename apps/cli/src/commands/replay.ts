import { instantToMicros } from '@elshi/event-store';
import { type CalendarDate, isCalendarDate } from '@elshi/law';
import { insistOnLog, withApplication } from '../place.js';
import { basis, eventDetail, eventTitle, stateText, wrapped } from '../replay/wording.js';
import { type Replayed, type Step, stepsOf } from '../replay/steps.js';
import { Failure } from '../terminal/failure.js';
import { openOutput } from '../terminal/output.js';

export interface ReplayOptions {
  readonly data: string;
  readonly at?: string;
  readonly knownAt?: string;
  readonly json?: true;
}

const OFFICER = /^[a-z0-9][a-z0-9._-]{0,63}$/;
const WIDTH = 100;
const INDENT = ' '.repeat(6);

/** Prints a career event by event, each with the state after it. */
export async function replay(officer: string, options: ReplayOptions): Promise<void> {
  const officerId = officer.replace(/^officer\//, '');
  if (!OFFICER.test(officerId)) throw new Failure(`${officer} is not the id of an officer.`, 2);
  const replayed: Replayed = { officerId, ...dayOf(options.at), ...instantOf(options.knownAt) };
  insistOnLog(options.data);
  await withApplication(options.data, async (application) => {
    const output = openOutput(undefined);
    const revisions = new Map<string, number>();
    for await (const step of stepsOf(application, replayed)) {
      revisions.set(String(step.event['eventId']), step.revision);
      await output.line(options.json ? JSON.stringify(step) : textOf(step, revisions));
    }
  });
}

function textOf(
  { revision, event, record, term, asOf }: Step,
  revisions: ReadonlyMap<string, number>,
): string {
  const data = event['data'] as Readonly<Record<string, unknown>>;
  const detail = eventDetail(data, (eventId) => revisions.get(eventId));
  const title = `${String(event['effectiveOn']).padEnd(10)}  ${eventTitle(String(event['type']))}`;
  const warnings = (event['warnings'] as readonly { readonly code: string }[]).map(({ code }) => `[${code}]`);
  const what = [detail === '' ? title : `${title}: ${detail}`, ...warnings].join(' ');
  const recorded = `recorded ${String(event['recordedAt']).slice(0, 16).replace('T', ' ')} by ${String(event['recordedBy'])}`;
  const state = `${asOf}  ${stateText(record, term)}`;
  return [
    `${String(revision).padStart(4)}  ${wrapped(what, WIDTH, INDENT)}`,
    `${INDENT}${wrapped(`${basis(event)}; ${recorded}`, WIDTH, INDENT)}`,
    `${INDENT}= ${wrapped(state, WIDTH, `${INDENT}  `)}`,
  ].join('\n');
}

function dayOf(text: string | undefined): { readonly at?: CalendarDate } {
  if (text === undefined) return {};
  if (!isCalendarDate(text)) throw new Failure(`--at is a day written YYYY-MM-DD, not ${text}.`, 2);
  return { at: text };
}

function instantOf(text: string | undefined): { readonly knownAt?: number } {
  if (text === undefined) return {};
  const knownAt = instantToMicros(text);
  if (knownAt === undefined)
    throw new Failure(`--known-at is an instant like 2024-05-01T09:30:00Z, not ${text}.`, 2);
  return { knownAt };
}
