import { ValidateIf } from 'class-validator';
import { HISTORICAL, ORDINARY } from './dates.js';
import { note } from './registry.js';

type Holder = Readonly<Record<string, unknown>>;

/** The member may be left out. It may not be null. */
export function Optional(): PropertyDecorator {
  return (target, name) => {
    note(target, name, { optional: true });
    ValidateIf((_, value) => value !== undefined)(target, name);
  };
}

/** The member may be null. */
export function Nullable(): PropertyDecorator {
  return (target, name) => {
    note(target, name, { nullable: true });
    ValidateIf((_, value) => value !== null)(target, name);
  };
}

/** The member may be left out where the others make it needless; its class says so in a rule. */
export function OptionalUnless(isNeeded: (holder: Holder) => boolean, groups?: string[]): PropertyDecorator {
  return (target, name) => {
    note(target, name, { optional: true });
    const isChecked = (holder: Holder, value: unknown): boolean => value !== undefined || isNeeded(holder);
    ValidateIf(isChecked, groups && { groups })(target, name);
  };
}

/** The order of an act that needs one: a historical act may be without. */
export function OptionalOnHistorical(): PropertyDecorator {
  return OptionalUnless(() => false, [HISTORICAL]);
}

const hasNoOrder = (holder: Holder): boolean => holder['order'] === undefined;

/** The day of an act that may rest on an order: left out, it is the day of the order. */
export function OptionalBesideOrder(): PropertyDecorator {
  return OptionalUnless(hasNoOrder);
}

/** The same where the order is needed: its absence is told once, at the order. */
export function OptionalBesideNeededOrder(): PropertyDecorator {
  return (target, name) => {
    OptionalUnless(() => false, [ORDINARY])(target, name);
    OptionalUnless(hasNoOrder, [HISTORICAL])(target, name);
  };
}
