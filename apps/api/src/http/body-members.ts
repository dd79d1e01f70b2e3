import { type Violation, readJson } from '@elshi/contract';
import { JSON_TYPE, unsupported } from './body.js';
import type { Request } from './fastify.js';
import { HOW_SUBJECTS_ARE_WRITTEN, isSubject, positionOf, type RequestReader } from './request-reader.js';
import { instantMicros } from './instants.js';

/** What makes a value of a member, or nothing where it is not one. */
type MemberReader<T> = (value: unknown) => T | undefined;

/**
 * The members of a posted object, each read by its type. All faults go to the reader of the request, as do members that nobody has asked
 * for when it is ended; what a faulty member gives is never used then.
 */
export class BodyMembers {
  readonly #reader: RequestReader;
  readonly #members: ReadonlyMap<string, unknown>;
  readonly #known = new Set<string>();
  readonly #told: ReadonlySet<string>;

  /** Reads the body of a request; one that may be left out is an object without members then. */
  constructor(reader: RequestReader, { body }: Request, need: 'required' | 'optional') {
    this.#reader = reader;
    const isMissing = body === undefined || (Buffer.isBuffer(body) && body.length === 0);
    if (body !== undefined && !Buffer.isBuffer(body)) throw unsupported(JSON_TYPE);
    const none = { value: {}, faults: [], whole: true };
    const { value, faults, whole } =
      isMissing && need === 'optional' ? none : readJson(body ?? Buffer.alloc(0));
    reader.add(faults);
    this.#told = new Set(faults.map(({ pointer }) => pointer));
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (whole && !isObject) this.#fault('', 'OBJECT', 'The body must be a JSON object.');
    this.#members = new Map(whole && isObject ? Object.entries(value) : []);
  }

  has(name: string): boolean {
    return this.#members.has(name);
  }

  /** A member, if it is there and can be understood. */
  member<T>(name: string, code: string, detail: string, read: MemberReader<T>): T | undefined {
    this.#known.add(name);
    if (!this.#members.has(name)) return undefined;
    const value = read(this.#members.get(name));
    if (value === undefined) this.#fault(`/${name}`, code, detail);
    return value;
  }

  /** That a member must be there. */
  require(name: string): void {
    if (!this.#members.has(name)) this.#fault(`/${name}`, 'REQUIRED', `${name} is required.`);
  }

  oneOf<T extends string>(name: string, values: readonly T[]): T | undefined {
    return this.member(name, 'ENUM', `${name} is one of ${values.join(', ')}.`, (value) =>
      values.find((known) => known === value),
    );
  }

  flag(name: string): boolean | undefined {
    return this.member(name, 'BOOLEAN', `${name} must be true or false.`, (value) =>
      typeof value === 'boolean' ? value : undefined,
    );
  }

  integer(name: string, lowest: number, highest: number): number | undefined {
    const detail = `${name} is a whole number from ${lowest} to ${highest}.`;
    return this.member(name, 'RANGE', detail, (value) =>
      Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest
        ? Number(value)
        : undefined,
    );
  }

  /** A line of text, or null. */
  line(name: string, longest: number): string | null | undefined {
    const detail = `${name} is 1 to ${longest} printable characters, or null.`;
    return this.member(name, 'TEXT', detail, (value) => {
      if (value === null) return null;
      const fits = typeof value === 'string' && value !== '' && value.length <= longest;
      return fits && !/[\p{Cc}\p{Cs}]/u.test(value) ? value.normalize('NFC') : undefined;
    });
  }

  position(name: string): bigint | undefined {
    const detail = `${name} is a position of the log in decimal digits.`;
    return this.member(name, 'POSITION', detail, (value) =>
      typeof value === 'string' ? positionOf(value) : undefined,
    );
  }

  /** An instant in UTC, in microseconds. */
  instant(name: string): number | undefined {
    const detail = `${name} is an instant in UTC like 2026-11-24T10:00:00.123456Z, with at most six decimals.`;
    return this.member(name, 'INSTANT', detail, (value) =>
      typeof value === 'string' ? instantMicros(value) : undefined,
    );
  }

  /** A subject as `officer/w01`, or null. */
  subject(name: string): string | null | undefined {
    return this.member(name, 'SUBJECT', HOW_SUBJECTS_ARE_WRITTEN, (value) =>
      value === null || (typeof value === 'string' && isSubject(value)) ? value : undefined,
    );
  }

  /** Notes a fault of a member. */
  faultOf(name: string, code: string, detail: string): void {
    this.#fault(`/${name}`, code, detail);
  }

  /** Notes the members that there are not; called once everything is read. */
  end(): void {
    const there = [...this.#known].sort().join(', ');
    for (const name of this.#members.keys()) {
      const pointer = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (!this.#known.has(name)) this.#fault(pointer, 'UNKNOWN_MEMBER', `Here there are: ${there}.`);
    }
  }

  #fault(pointer: string, code: string, detail: string): void {
    const violation: Violation = { pointer, code, detail };
    if (!this.#told.has(pointer)) this.#reader.add([violation]);
  }
}
