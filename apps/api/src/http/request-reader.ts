import { isSubjectId } from '@elshi/contract';
import type { Clocks, Page, RequestContext } from '@elshi/application';
import { type CalendarDate, defaultPolicies, isCalendarDate, parsePolicies, type Policies } from '@elshi/law';
import { type Fault, malformed } from '../problem.js';
import { callerOf, contextOf } from './caller.js';
import { headerOf, type Request } from './fastify.js';
import { instantMicros } from './instants.js';
import { decodedQuery } from './query-text.js';

export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 500;

const MAX_POSITION = 2n ** 63n - 1n;
/** For whoever wrote one otherwise. */
export const HOW_SUBJECTS_ARE_WRITTEN = 'A subject is written officer/<id>, office/<id> or proposal/<id>.';
const SUBJECT = /^(?:officer|office|proposal)\/(.+)$/;

/**
 * Reads path, query and headers of one request, each part by its type, and gathers every fault.
 *
 * What a reader answers for a faulty part is never used: {@link end} throws first. It also refuses what nobody has
 * asked for.
 */
export class RequestReader {
  readonly #request: Request;
  readonly #given: ReadonlyMap<string, readonly string[]>;
  readonly #known = new Set<string>();
  readonly #faults: Fault[] = [];

  constructor(request: Request) {
    this.#request = request;
    const { values, faults } = decodedQuery(request.url);
    this.#given = values;
    this.#faults.push(...faults, ...callerOf(request).faults);
  }

  /** Throws 400 with all faults, unknown and repeated parameters among them; called once everything is read. */
  end(): void {
    const known = [...this.#known].sort();
    const there = known.length === 0 ? 'There are none here.' : `Here there are: ${known.join(', ')}.`;
    for (const [name, values] of this.#given) {
      if (!this.#known.has(name))
        this.fault(name, 'UNKNOWN_PARAMETER', `There is no parameter ${JSON.stringify(name)}. ${there}`);
      else if (values.length > 1) this.fault(name, 'REPEATED', `${name} is given ${values.length} times.`);
    }
    if (this.#faults.length > 0) throw malformed(this.#faults);
  }

  /** Notes a fault of a parameter. */
  fault(parameter: string, code: string, detail: string): void {
    this.#faults.push({ parameter, code, detail });
  }

  /** Takes over faults found elsewhere, so that all are told at once. */
  add(faults: readonly Fault[]): void {
    this.#faults.push(...faults);
  }

  /** Who asks, and under which ids. */
  context(): RequestContext {
    return contextOf(this.#request);
  }

  /** A header, if it was sent and can be understood. */
  header<T>(
    name: string,
    code: string,
    detail: string,
    reader: (text: string) => T | undefined,
  ): T | undefined {
    const text = headerOf(this.#request.headers, name.toLowerCase());
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === undefined) this.fault(name, code, detail);
    return value;
  }

  /** The id of the subject in the path. */
  id(): string {
    const { id } = this.#request.params as { readonly id: string };
    if (!isSubjectId(id))
      this.fault('id', 'ID', 'An id is 1 to 64 of a-z 0-9 . _ -, beginning with a letter or digit.');
    return id;
  }

  /** A parameter, if it was given and can be understood. */
  parameter<T>(
    name: string,
    code: string,
    detail: string,
    reader: (text: string) => T | undefined,
  ): T | undefined {
    this.#known.add(name);
    const text = this.#given.get(name)?.[0];
    if (text === undefined) return undefined;
    const value = reader(text);
    if (value === undefined) this.fault(name, code, detail);
    return value;
  }

  text(name: string, longest = 256): string | undefined {
    return this.parameter(name, 'TEXT', `${name} is 1 to ${longest} printable characters.`, (text) =>
      text !== '' && text.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(text)
        ? text.normalize('NFC')
        : undefined,
    );
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    return this.parameter(name, 'ENUM', `${name} is one of ${values.join(', ')}.`, (text) =>
      values.find((value) => value === text),
    );
  }

  flag(name: string): boolean {
    return this.oneOf(name, ['true', 'false']) === 'true';
  }

  day(name: string): CalendarDate | undefined {
    return this.parameter(name, 'DATE', `${name} is a real calendar day written YYYY-MM-DD.`, (text) =>
      isCalendarDate(text) ? text : undefined,
    );
  }

  /** A day that must be given. */
  requiredDay(name: string): CalendarDate {
    const day = this.day(name);
    if (!this.#given.has(name)) this.fault(name, 'REQUIRED', `${name} is required.`);
    return day as CalendarDate;
  }

  /** An instant in UTC, in microseconds. */
  instant(name: string): number | undefined {
    const detail = `${name} is an instant in UTC like 2026-11-24T10:00:00.123456Z, with at most six decimals.`;
    return this.parameter(name, 'INSTANT', detail, instantMicros);
  }

  /** A position of the log, in decimal digits. */
  position(name: string): bigint | undefined {
    return this.parameter(
      name,
      'POSITION',
      `${name} is a position of the log in decimal digits.`,
      positionOf,
    );
  }

  integer(name: string, lowest: number, highest: number): number | undefined {
    const detail = `${name} is a whole number from ${lowest} to ${highest}.`;
    return this.parameter(name, 'RANGE', detail, (text) => {
      const number = /^\d{1,10}$/.test(text) ? Number(text) : -1;
      return number >= lowest && number <= highest ? number : undefined;
    });
  }

  /** The two clocks, today where no day is asked for, and the position that must be included. */
  clocks(today: CalendarDate): Clocks {
    const asOf = this.day('asOf') ?? today;
    const knownAt = this.instant('knownAt');
    const minPosition = this.position('minPosition');
    return {
      asOf,
      ...(knownAt !== undefined && { knownAt }),
      ...(minPosition !== undefined && { minPosition }),
    };
  }

  limit(): number | undefined {
    return this.integer('limit', 1, MAX_LIMIT);
  }

  page(): Page {
    const limit = this.limit() ?? DEFAULT_LIMIT;
    const cursor = this.text('cursor', 1024);
    return { limit, ...(cursor !== undefined && { cursor }) };
  }

  /** The default policies with those asked for in their place; each token that is not understood is a fault. */
  policies(): Policies {
    const text = this.text('policy', 2000);
    if (text === undefined) return defaultPolicies;
    const policies = parsePolicies(text);
    if (!isFaults(policies)) return policies;
    for (const { token, because } of policies)
      this.fault('policy', 'POLICY', `${JSON.stringify(token)}: ${because}.`);
    return defaultPolicies;
  }

  /** A subject as `officer/w01`. */
  subject(): string | undefined {
    return this.parameter('subject', 'SUBJECT', HOW_SUBJECTS_ARE_WRITTEN, (text) =>
      isSubject(text) ? text : undefined,
    );
  }
}

/** Whether a text names a subject. */
export function isSubject(text: string): boolean {
  return isSubjectId(SUBJECT.exec(text)?.[1] ?? '');
}

/** A position written in decimal digits, if the text is one that a log can have. */
export function positionOf(text: string): bigint | undefined {
  const position = /^\d{1,19}$/.test(text) ? BigInt(text) : undefined;
  return position === undefined || position > MAX_POSITION ? undefined : position;
}

function isFaults(result: ReturnType<typeof parsePolicies>): result is Exclude<typeof result, Policies> {
  return Array.isArray(result);
}
