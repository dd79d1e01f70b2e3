import { IsDefined, ValidateNested } from 'class-validator';
import { checked, leaf } from './leaf.js';
import { note, type ShapeClass } from './registry.js';
import { patchSchema, PATCH_DEPTH } from './patch.js';

/** An object of a class. */
export function Nested(shape: () => ShapeClass): PropertyDecorator {
  return (target, name) => {
    note(target, name, { nested: shape });
    IsDefined()(target, name);
    ValidateNested()(target, name);
  };
}

/** An object that holds one member at least. */
export function NotEmpty(): PropertyDecorator {
  return (target, name) => {
    note(target, name, { schema: { minProperties: 1 } });
    const holds = (value: unknown): boolean =>
      typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    checked({ code: 'EMPTY', says: 'must hold one member at least.', holds })(target, name);
  };
}

/** A list of objects of a class, in which, where a member is named, no two hold the same value of it. */
export function ListOf(shape: () => ShapeClass, most: number, different?: string): PropertyDecorator {
  return (target, name) => {
    note(target, name, { nested: shape, listOf: most, schema: { maxItems: most } });
    ValidateNested({ each: true })(target, name);
    checked({ code: 'LIST', says: `must be a list of at most ${most} objects.`, holds: Array.isArray })(
      target,
      name,
    );
    if (different === undefined) return;
    const says = `must not hold the same ${different} twice.`;
    checked({ code: 'REPEATED', says, holds: (value) => isDifferent(value, different) })(target, name);
  };
}

function isDifferent(list: unknown, name: string): boolean {
  if (!Array.isArray(list)) return true;
  const values = list
    .map((item: unknown) => (item as Readonly<Record<string, unknown>> | null)?.[name])
    .filter((value) => value !== undefined);
  return new Set(values).size === values.length;
}

/** An object that changes another, whose members are known only once that other is. */
export function Patch(): PropertyDecorator {
  return leaf(
    {
      code: 'OBJECT',
      says: 'must be a JSON object.',
      holds: (value) => typeof value === 'object' && value !== null,
    },
    { patch: true, schema: patchSchema(PATCH_DEPTH) },
  );
}
