import type { ParameterViolation } from '../problem.js';

/** The parameters of a query, decoded, each with all its values. */
export interface DecodedQuery {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly ParameterViolation[];
}

/** Decodes the query of a request's URL; bad percent-encoding and bytes that are not UTF-8 are faults. */
export function decodedQuery(url: string): DecodedQuery {
  const values = new Map<string, string[]>();
  const faults: ParameterViolation[] = [];
  const start = url.indexOf('?');
  const query = start < 0 ? '' : url.slice(start + 1);
  for (const pair of query.split('&').filter((text) => text !== '')) {
    const at = pair.indexOf('=');
    const name = decoded(at < 0 ? pair : pair.slice(0, at));
    const value = decoded(at < 0 ? '' : pair.slice(at + 1));
    if (name === undefined || value === undefined) {
      const parameter = name ?? pair.slice(0, at < 0 ? undefined : at);
      faults.push({ parameter, code: 'ENCODING', detail: 'The parameter is not percent-encoded UTF-8.' });
    } else {
      const earlier = values.get(name);
      if (earlier === undefined) values.set(name, [value]);
      else earlier.push(value);
    }
  }
  return { values, faults };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
