/** Marks a case that the compiler has shown cannot occur. */
export function unreachable(value: never): never {
  return value;
}
