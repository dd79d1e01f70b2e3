import { ProblemError } from '../problem.js';
import { headerOf, type Request } from './fastify.js';

interface Range {
  readonly type: string;
  readonly quality: number;
}

/** Which of the types that can be given the client likes best; the first of them where it does not say. */
export function preferred<T extends string>(request: Request, offered: readonly [T, ...T[]]): T {
  const accept = headerOf(request.headers, 'accept') ?? '*/*';
  const ranges = accept.split(',').map(rangeOf);
  const best = offered
    .map((type) => ({ type, quality: qualityOf(type, ranges) }))
    .reduce((one, other) => (other.quality > one.quality ? other : one));
  if (best.quality > 0) return best.type;
  throw new ProblemError('NOT_ACCEPTABLE', `This path gives ${offered.join(', ')}.`);
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters
    .map((parameter) => /^q=([01](?:\.\d{0,3})?)$/.exec(parameter)?.[1])
    .find(Boolean);
  return { type, quality: quality === undefined ? 1 : Number(quality) };
}

/** The most specific range counts. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const wider = `${type.split('/')[0]}/*`;
  const match = [type, wider, '*/*'].map((name) => ranges.find((range) => range.type === name));
  return match.find((range) => range !== undefined)?.quality ?? 0;
}
