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

function isObject(value: Value): value is Record<string, Value> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
