import { ProblemError } from '../problem.js';
import { pathOf, type Server } from './fastify.js';

interface Known {
  readonly path: string;
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** The paths that there are, each with its methods: what a 405, an `OPTIONS` and the description of the service rest on. */
export class Routes {
  readonly #known = new Map<string, Known>();

  constructor(server: Server) {
    server.addHook('onRoute', ({ url, method }) => this.#add(url, [method].flat()));
  }

  /** Every path as it was declared, with its methods. */
  all(): readonly { readonly path: string; readonly methods: readonly string[] }[] {
    return [...this.#known.values()].map(({ path, methods }) => ({ path, methods: [...methods] }));
  }

  /** The methods that the path of a request takes; none for a path that there is not. */
  methodsOf(url: string): readonly string[] {
    const path = pathOf(url);
    const found = [...this.#known.values()].find(({ pattern }) => pattern.test(path));
    return found === undefined ? [] : [...found.methods, 'OPTIONS'].sort();
  }

  #add(path: string, methods: readonly string[]): void {
    const known = this.#known.get(path) ?? { path, pattern: patternOf(path), methods: new Set<string>() };
    for (const method of methods) known.methods.add(method);
    this.#known.set(path, known);
  }
}

/** Why no handler was found for a request: its path is unknown, or does not take its method. */
export function unroutable(method: string, url: string, allowed: readonly string[]): ProblemError {
  if (allowed.length === 0) return new ProblemError('NOT_FOUND', `There is nothing at ${pathOf(url)}.`);
  const allow = allowed.join(', ');
  const detail = `${pathOf(url)} does not take ${method}, but ${allow}.`;
  return new ProblemError('METHOD_NOT_ALLOWED', detail, { headers: { allow } });
}

function patternOf(path: string): RegExp {
  const source = path
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.+?^$()|[\]{}\\]/g, '\\$&')))
    .join('/')
    .replaceAll('*', '.*');
  return new RegExp(`^${source}$`);
}
