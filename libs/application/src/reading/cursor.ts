/** Opaque cursors: base64url of a JSON array. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The key of a cursor, or nothing when the text is none of ours. */
export function decodeCursor(text: string): readonly (string | number)[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const plain =
      Array.isArray(key) && key.every((part) => typeof part === 'string' || typeof part === 'number');
    return plain ? (key as (string | number)[]) : undefined;
  } catch {
    return undefined;
  }
}
