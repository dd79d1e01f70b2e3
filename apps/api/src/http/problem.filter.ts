import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import { LOGGER, type ServiceLog } from '../logging.js';
import type { ProblemError } from '../problem.js';
import { problemOfError } from '../problem-of-error.js';
import { pathOf, type Reply, type Request } from './fastify.js';
import { idsOf } from './tracing.js';

export const PROBLEM_TYPE = 'application/problem+json';

/** Answers whatever was thrown, by a handler or by Fastify, with a problem. The one place where that happens. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly log: ServiceLog) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const problem = problemOfError(error);
    if (problem !== error && problem.status >= 500)
      this.log.error({ ...idsOf(request), err: error }, problem.detail);
    sendProblem(request, http.getResponse<Reply>(), problem);
  }
}

/** Sends a problem, unless an answer is on its way already: then the connection is broken off, so that it shows. */
export function sendProblem(request: Request, reply: Reply, problem: ProblemError): void {
  if (reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  const body = problem.toProblem(pathOf(request.url), request.id);
  reply
    .code(problem.status)
    .headers({ ...problem.extras.headers, 'content-type': PROBLEM_TYPE })
    .send(JSON.stringify(body));
}
