import type { JudgedOutcome, OrderOutcome } from '@elshi/application';
import type { OrderLine } from '@elshi/contract';
import type { Subject } from '@elshi/domain';
import { problemOfRecording, within } from './outcome-problem.js';
import { type LineVerdict, malformed, ProblemError } from './problem.js';

type NotRecorded = Exclude<OrderOutcome, { readonly outcome: 'recorded' | 'previewed' }>;

/** Why an order was not taken. */
export function problemOfOrder(outcome: NotRecorded, lines: readonly OrderLine[]): ProblemError {
  switch (outcome.outcome) {
    case 'refused':
      return problemOfLines(outcome.lines, lines);
    case 'key-reused':
    case 'in-flight':
      return problemOfRecording(outcome, '');
  }
}

/** What is said of a line, beside its subject. */
export function told<Said extends object>({ subject }: OrderLine, said: Said): Said & { subject: string } {
  return { subject: named(subject), ...said };
}

/** That of the first line that is not lawful, with what is to be said of each. */
function problemOfLines(outcomes: readonly JudgedOutcome[], lines: readonly OrderLine[]): ProblemError {
  const problems = outcomes.map((outcome, place) => problemOfLine(outcome, lines[place]!, place));
  const verdicts = outcomes.map((outcome, place) => told(lines[place]!, verdictOf(outcome, problems[place])));
  const place = problems.findIndex((problem) => problem !== undefined);
  const { code, detail, extras } = problems[place]!;
  const { headers: _ofOneSubject, ...rest } = extras;
  const why = `Nothing was recorded, because of line ${place}: ${detail}`;
  return new ProblemError(code, why, { ...rest, lines: verdicts });
}

function verdictOf(outcome: JudgedOutcome, problem: ProblemError | undefined): Omit<LineVerdict, 'subject'> {
  if (problem !== undefined) return { verdict: 'REFUSED', problem: within(problem) };
  const { events, warnings } = (outcome as Extract<JudgedOutcome, { readonly outcome: 'decided' }>).answer;
  return { verdict: 'LAWFUL', events, warnings };
}

/** The problem that the line would be answered with; a subject that the body names is no path that leads nowhere. */
function problemOfLine(
  outcome: JudgedOutcome,
  { subject }: OrderLine,
  place: number,
): ProblemError | undefined {
  if ('answer' in outcome) return undefined;
  const problem = problemOfRecording(outcome, subject.id);
  switch (outcome.outcome) {
    case 'unknown-subject':
      return new ProblemError(problem.code, problem.detail);
    case 'malformed':
      return malformed(
        outcome.violations.map((fault) => ({ ...fault, pointer: `/lines/${place}${fault.pointer}` })),
      );
    case 'refused':
    case 'key-reused':
    case 'in-flight':
    case 'not-caught-up':
    case 'revision-required':
    case 'stale':
    case 'stale-preview':
      return problem;
  }
}

function named({ kind, id }: Subject): string {
  return `${kind}/${id}`;
}
