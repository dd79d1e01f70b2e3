import { ValidateBy, type ValidationOptions } from 'class-validator';
import { type Member, note } from './registry.js';

/** One check of a member: its public code, what it says after the name of the member, and the question itself. */
export interface Check {
  readonly code: string;
  readonly says: string;
  readonly holds: (value: unknown, object: Readonly<Record<string, unknown>>) => boolean;
}

/** A decorator that checks a member with class-validator, and notes the schema that says the same. */
export function leaf(
  check: Check,
  said: Partial<Member>,
  options: ValidationOptions = {},
): PropertyDecorator {
  return (target, name) => {
    note(target, name, said);
    checked(check, options)(target, name);
  };
}

/** A decorator that only checks. */
export function checked({ code, says, holds }: Check, options: ValidationOptions = {}): PropertyDecorator {
  return ValidateBy(
    {
      name: code,
      validator: {
        validate: (value, about) => holds(value, (about?.object ?? {}) as Readonly<Record<string, unknown>>),
        defaultMessage: () => says,
      },
    },
    options,
  );
}
