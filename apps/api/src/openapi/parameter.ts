import type { Schema } from './schema.js';

/** A parameter of some path, as it is described. Its name is that of the component where none is given. */
export interface Parameter {
  readonly in: 'query' | 'path' | 'header';
  readonly description: string;
  readonly schema: Schema;
  readonly name?: string;
  readonly required?: boolean;
  readonly example?: string;
}

export const query = (schema: Schema, description: string): Parameter => ({
  in: 'query',
  description,
  schema,
});
export const header = (name: string, schema: Schema, description: string): Parameter => ({
  in: 'header',
  name,
  description,
  schema,
});

/** The id of a subject. */
export const ID: Schema = { type: 'string', pattern: '^[a-z0-9][a-z0-9._-]{0,63}$' };
