import type { Growth } from '../views/growth.js';
import { type Projection, type ProjectionName, projectionNames, projections } from '../views/projections.js';

/** What one of our projections cannot take: appends of which this is true. */
export type Poison = Partial<Readonly<Record<ProjectionName, (growth: Growth) => boolean>>>;

/** All projections, some of them with a fault of ours in them. */
export function poisonedBy(poison: Poison): readonly Projection[] {
  return projections.map((projection) => ({
    ...projection,
    changes: (growth) => {
      if (poison[projection.name]?.(growth) === true) throw new TypeError(`${projection.name} has a fault.`);
      return projection.changes(growth);
    },
  }));
}

/** Whether an append brought one of these events. */
export function brings(...eventIds: readonly string[]): (growth: Growth) => boolean {
  return ({ events }) => events.some(({ eventId }) => eventIds.includes(eventId));
}

/** What some of our projections cannot take, as long as it stands here. */
export class Poisons {
  readonly #events = new Map<ProjectionName, Set<string>>(projectionNames.map((name) => [name, new Set()]));
  readonly #others = new Map<ProjectionName, (growth: Growth) => boolean>();
  /** All projections, each with its poison. */
  readonly projections = poisonedBy(
    Object.fromEntries(
      projectionNames.map((name) => [
        name,
        (growth: Growth) =>
          growth.events.some(({ eventId }) => this.has(name, eventId)) ||
          this.#others.get(name)?.(growth) === true,
      ]),
    ),
  );

  has(name: ProjectionName, eventId: string): boolean {
    return this.#events.get(name)?.has(eventId) === true;
  }

  add(name: ProjectionName, eventId: string): void {
    this.#events.get(name)?.add(eventId);
  }

  /** Appends that are poison, whatever their ids; in place of those named so before. */
  when(name: ProjectionName, isPoison: (growth: Growth) => boolean): void {
    this.#others.set(name, isPoison);
  }

  remove(name: ProjectionName, eventId: string): void {
    this.#events.get(name)?.delete(eventId);
  }

  all(): readonly { readonly name: ProjectionName; readonly eventId: string }[] {
    return [...this.#events].flatMap(([name, events]) => [...events].map((eventId) => ({ name, eventId })));
  }

  clear(): void {
    for (const events of this.#events.values()) events.clear();
    this.#others.clear();
  }
}
