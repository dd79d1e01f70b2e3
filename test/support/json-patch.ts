/** A step of a JSON Patch (RFC 6902) with the old value beside it. */
export interface PatchStep {
  readonly op: string;
  readonly path: string;
  readonly value?: unknown;
  readonly was?: unknown;
}

const asWritten = { writable: true, enumerable: true, configurable: true };

type Holder = Record<string, unknown> | unknown[];

/** The document after the steps, by the letter of RFC 6902; fails where a step finds another value than it names in `was`. */
export function patched(document: unknown, steps: readonly PatchStep[]): unknown {
  const root = { document: JSON.parse(JSON.stringify(document)) as unknown };
  for (const step of steps) {
    const names = `/document${step.path}`.split('/').slice(1).map(unescaped);
    const holder = names
      .slice(0, -1)
      .reduce<unknown>((value, name) => (value as Holder)[name as never], root);
    apply(holder as Holder, names.at(-1)!, step);
  }
  return root.document;
}

function apply(holder: Holder, name: string, step: PatchStep): void {
  if (step.op !== 'add') expect(holder[name as never]).toEqual(step.was);
  if (!Array.isArray(holder)) {
    if (step.op === 'remove') delete holder[name];
    // As JSON.parse does it: `__proto__` is a member like any other.
    else Object.defineProperty(holder, name, { value: step.value, ...asWritten });
  } else if (step.op === 'replace') holder[Number(name)] = step.value;
  else holder.splice(Number(name), step.op === 'remove' ? 1 : 0, ...(step.op === 'add' ? [step.value] : []));
}

function unescaped(name: string): string {
  return name.replaceAll('~1', '/').replaceAll('~0', '~');
}
