import type { Condition } from '@elshi/read-models';

/** That a column has a value; nothing where none is asked for. */
export function equal(column: string, is: string | undefined): readonly Condition[] {
  return is === undefined ? [] : [{ column, is }];
}

/** That a column has one of some values. One is gone along in order, several are looked up one by one. */
export function among(column: string, values: readonly string[] | undefined): readonly Condition[] {
  if (values === undefined) return [];
  return values.length === 1 ? equal(column, values[0]) : [{ column, isIn: values }];
}
