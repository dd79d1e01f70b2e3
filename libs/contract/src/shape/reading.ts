import { type ValidationError, Validator } from 'class-validator';
import { below, MOST_VIOLATIONS, type Read, type Violation } from '../violation.js';
import { HISTORICAL, ORDINARY } from './dates.js';
import { readPatch } from './patch.js';
import { type Member, membersOf, type ShapeClass } from './registry.js';
import { normalised } from './text.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Stands where a list came in place of an object, or a list that is too long: it fails every check at once. */
const LIST = 'a list';

const validator = new Validator();
const options = { always: true, forbidUnknownValues: false, validationError: { target: false } };

/** Whether a JSON value is an object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads an object by a class: a plain copy with texts in NFC, and every fault of it, members nobody knows among them.
 *
 * Instances are built here, member by declared member, and only then given to class-validator: no name in a body
 * (`__proto__`, `constructor`) can become part of one.
 */
export function readShape(
  shape: ShapeClass,
  body: JsonObject,
  historical: boolean,
): Read<{ readonly value: JsonObject }> {
  const violations: Violation[] = [];
  const instance = built(shape, body, '', violations);
  const groups = [historical ? HISTORICAL : ORDINARY];
  collect(validator.validateSync(instance, { ...options, groups }), '', violations);
  return violations.length > 0 ? { violations } : { value: plain(instance) as JsonObject };
}

function built(shape: ShapeClass, body: JsonObject, pointer: string, violations: Violation[]): object {
  const members = membersOf(shape);
  const instance = Object.create(shape.prototype as object) as Record<string, unknown>;
  for (const name of Object.keys(body)) {
    const value = body[name];
    const member = members.get(name);
    if (violations.length >= MOST_VIOLATIONS) break;
    if (member === undefined) violations.push(unknown(below(pointer, name), name));
    else if (typeof value === 'string') instance[name] = normalised(value);
    else if (typeof value === 'object')
      instance[name] = taken(member, value, below(pointer, name), violations);
    else if (value !== undefined) instance[name] = value;
  }
  return instance;
}

function taken(
  { nested, listOf, patch }: Member,
  value: object | null,
  pointer: string,
  violations: Violation[],
): unknown {
  if (patch) return isObject(value) ? readPatch(value, pointer, violations) : noObject(value);
  if (nested === undefined) return value;
  if (listOf === undefined) return object(nested(), value, pointer, violations);
  return Array.isArray(value) && value.length <= listOf
    ? value.map((item: unknown, index) => object(nested(), item, below(pointer, index), violations))
    : LIST;
}

function object(shape: ShapeClass, value: unknown, pointer: string, violations: Violation[]): unknown {
  return isObject(value) ? built(shape, value, pointer, violations) : noObject(value);
}

function noObject(value: unknown): unknown {
  return Array.isArray(value) ? LIST : value;
}

function unknown(pointer: string, name: string): Violation {
  return {
    pointer,
    code: 'UNKNOWN_MEMBER',
    detail: `${name.slice(0, 64)} is not a member that is known here.`,
  };
}

function collect(errors: readonly ValidationError[], pointer: string, violations: Violation[]): void {
  for (const error of errors) {
    const at = below(pointer, error.property);
    if (error.constraints !== undefined) violations.push({ pointer: at, ...why(error, error.constraints) });
    if (error.children !== undefined) collect(error.children, at, violations);
  }
}

/** The first check that failed; that it is missing, or no object, comes before. */
function why(
  error: ValidationError,
  constraints: Readonly<Record<string, string>>,
): Omit<Violation, 'pointer'> {
  const { property, value } = error as { readonly property: string; readonly value: unknown };
  const name = /^\d+$/.test(property) ? `Item ${property}` : property;
  if (value === undefined) return { code: 'REQUIRED', detail: `${name} is required.` };
  const found = Object.entries(constraints).find(
    ([code]) => code !== 'isDefined' && code !== 'nestedValidation',
  );
  const [code, says] = found ?? ['OBJECT', 'must be a JSON object.'];
  const detail = value === null ? 'must not be null: leave it out, or give it a value.' : says;
  return { code, detail: `${name} ${detail}` };
}

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(plain);
  const copy: Record<string, unknown> = {};
  for (const name of Object.keys(value)) copy[name] = plain((value as JsonObject)[name]);
  return copy;
}
