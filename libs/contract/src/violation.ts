/** One fault of a body: where it is (RFC 6901, a missing member by the pointer it should have had), what it is, and why. */
export interface Violation {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** A body of nothing but faults is told this many of them. */
export const MOST_VIOLATIONS = 1000;

/** What reading an untrusted body gives: the value, or every fault of it. */
export type Read<T extends object> = T | { readonly violations: readonly Violation[] };

/** The pointer of a member or item below another. */
export function below(pointer: string, name: string | number): string {
  return `${pointer}/${String(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The faults as they are answered, under the pointer of what was read. */
export function faulty(
  violations: readonly Violation[],
  under = '',
): { readonly violations: readonly Violation[] } {
  return {
    violations: violations
      .slice(0, MOST_VIOLATIONS)
      .map((violation) => ({ ...violation, pointer: under + violation.pointer })),
  };
}

/** That something which is not a JSON object stands where one should. */
export function notAnObject(pointer: string, what: string): Violation {
  return { pointer, code: 'OBJECT', detail: `${what} must be a JSON object.` };
}
