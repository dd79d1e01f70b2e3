import { insistOnLog, withApplication } from '../place.js';
import { dayGiven, knownAtGiven, officerNamed } from '../reading.js';
import { basis, eventDetail, eventTitle, stateText, wrapped } from '../replay/wording.js';
import { type Replayed, type Step, stepsOf } from '../replay/steps.js';
import { openOutput } from '../terminal/output.js';

export interface ReplayOptions {
  readonly data: string;
  readonly at?: string;
  readonly knownAt?: string;
  readonly json?: true;
}

const WIDTH = 100;
const INDENT = ' '.repeat(6);

/** Prints a career event by event, each with the state after it. */
export async function replay(officer: string, options: ReplayOptions): Promise<void> {
  const officerId = officerNamed(officer);
  const at = options.at === undefined ? {} : { at: dayGiven('--at', options.at) };
  const replayed: Replayed = { officerId, ...at, ...knownAtGiven(options.knownAt) };
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
