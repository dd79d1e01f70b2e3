import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { ReadOutcome } from '@elshi/application';
import { problemOfReading } from '../outcome-problem.js';
import { tagOf } from '../problem.js';
import type { Reply, Request } from './fastify.js';
import { RequestReader } from './request-reader.js';

/** Gives a handler the reader of its request. */
export const Reader = createParamDecorator(
  (_none: unknown, context: ExecutionContext) =>
    new RequestReader(context.switchToHttp().getRequest<Request>()),
);

/** The body of a read, its revision told as `ETag`; a problem where there is none. */
export function found<Body>(outcome: ReadOutcome<Body>, reply: Reply, id?: string): Body {
  if (outcome.outcome !== 'found') throw problemOfReading(outcome, id);
  if (outcome.revision !== undefined) void reply.headers(tagOf(outcome.revision));
  return outcome.body;
}
