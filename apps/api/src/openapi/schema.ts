/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const count: Schema = { type: 'integer', minimum: 0 };
/** By a clock that only counts. */
export const seconds: Schema = { type: 'number', minimum: 0 };
export const flag: Schema = { type: 'boolean' };
export const anything: Schema = { type: 'object' };
export const day: Schema = { type: 'string', format: 'date', examples: ['2022-03-15'] };
/** A day, or only its month or year where an old paper says no more. */
export const written: Schema = { type: 'string', pattern: '^\\d{4}(-\\d\\d(-\\d\\d)?)?$' };
export const instant: Schema = {
  type: 'string',
  format: 'date-time',
  examples: ['2026-11-24T10:00:00.123456Z'],
};
export const position: Schema = { type: 'string', pattern: '^\\d+$', examples: ['1187'] };
export const uuid: Schema = { type: 'string', format: 'uuid' };

/** The mark of what was imported without its papers having been compared. */
export const unverified: Schema = { const: 'unverified' };

export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

export function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

export function oneOf(values: readonly string[]): Schema {
  return { type: 'string', enum: values };
}

/** An object with these members; a name that ends in `?` may be missing, and others may stand beside them. */
export function object(members: Readonly<Record<string, Schema>>, description?: string): Schema {
  const names = Object.keys(members);
  return {
    type: 'object',
    ...(description !== undefined && { description }),
    properties: Object.fromEntries(names.map((name) => [name.replace(/\?$/, ''), members[name]])),
    required: names.filter((name) => !name.endsWith('?')),
  };
}

/** A page of items with the clocks it was read at. */
export function pageOf(items: Schema, description: string): Schema {
  return object({ items: list(items), nextCursor: nullable(text), meta: ref('Meta') }, description);
}
