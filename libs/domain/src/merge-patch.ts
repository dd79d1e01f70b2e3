/** A JSON object or any other JSON value. */
type Value = unknown;

/** A JSON Merge Patch (RFC 7396) applied to a value; neither is changed. */
export function mergePatch(target: Value, patch: Value): Value {
  if (!isObject(patch)) return patch;
  const merged: Record<string, Value> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (name === '__proto__') continue;
    if (value === null) delete merged[name];
    else merged[name] = mergePatch(Object.hasOwn(merged, name) ? merged[name] : undefined, value);
  }
  return merged;
}

/** The JSON Merge Patch that makes one object of another: empty when they say the same. Lists are taken as a whole, and null for nothing. */
export function mergePatchBetween(
  now: Readonly<Record<string, Value>>,
  wanted: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  const patch: Record<string, Value> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const other = now[name];
    if (isObject(value) && isObject(other)) {
      const inner = mergePatchBetween(other, value);
      if (Object.keys(inner).length > 0) patch[name] = inner;
    } else if (value !== undefined && value !== other) patch[name] = value;
  }
  for (const name of Object.keys(now)) if (wanted[name] === undefined) patch[name] = null;
  return patch;
}

function isObject(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
