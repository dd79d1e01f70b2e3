/** A part of a JSON Schema, edition 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A class whose decorated members say what an object of a body may hold. It is never constructed by its constructor. */
export type ShapeClass = new () => object;

/** What the decorators of one member said about it. */
export interface Member {
  /** What it may be, on any act. */
  readonly schema: JsonSchema;
  /** What it must be besides, unless the act is historical. */
  readonly ordinarily?: JsonSchema;
  readonly optional: boolean;
  readonly nullable: boolean;
  /** The class of the object, or of the items of the list, that it holds. */
  readonly nested?: () => ShapeClass;
  /** Whether it holds a list of such objects, and how many at most. */
  readonly listOf?: number;
  /** Whether it is a patch: an object whose members are known only once its target is. */
  readonly patch: boolean;
}

const blank: Member = { schema: {}, optional: false, nullable: false, patch: false };

const own = new Map<object, Map<string, Member>>();
const rules = new Map<object, JsonSchema>();
const all = new Map<ShapeClass, ReadonlyMap<string, Member>>();

/** Notes what a decorator says about a member. */
export function note(target: object, name: string | symbol, said: Partial<Member>): void {
  const members = own.get(target) ?? new Map<string, Member>();
  own.set(target, members);
  const before = members.get(String(name)) ?? blank;
  const schema = { ...before.schema, ...said.schema };
  members.set(String(name), { ...before, ...said, schema });
}

/** The members of a class, its own first, then those it inherits. */
export function membersOf(shape: ShapeClass): ReadonlyMap<string, Member> {
  const known = all.get(shape);
  if (known !== undefined) return known;
  const members = new Map<string, Member>();
  let prototype = shape.prototype as object | null;
  while (prototype !== null) {
    for (const [name, member] of own.get(prototype) ?? []) if (!members.has(name)) members.set(name, member);
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  all.set(shape, members);
  return members;
}

/** Says in the schema of a class what holds between its members; the decorators of the members check it. */
export function Rule(schema: JsonSchema): ClassDecorator {
  return (shape) => void rules.set(shape, schema);
}

/** What holds between the members of a class. */
export function ruleOf(shape: ShapeClass): JsonSchema {
  return rules.get(shape) ?? {};
}
