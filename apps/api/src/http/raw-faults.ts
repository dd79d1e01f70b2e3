import type { Socket } from 'node:net';
import { v7 } from 'uuid';
import { badParameter, ProblemError } from '../problem.js';
import type { Reply, Request } from './fastify.js';
import { PROBLEM_TYPE, sendProblem } from './problem.filter.js';

/** Answers what the router itself refuses, before any hook: a path that is not percent-encoded UTF-8. */
export function answerRouterFault(_error: Error, request: Request, reply: Reply): void {
  const problem = badParameter('path', 'ENCODING', 'The path is not percent-encoded UTF-8.');
  reply.header('x-request-id', request.id);
  sendProblem(request, reply, problem);
}

const codes: Readonly<Record<string, readonly [number, string, ProblemError]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    'Request Header Fields Too Large',
    new ProblemError('HEADERS_TOO_LARGE', 'Path and headers together are longer than 16 KiB.'),
  ],
  HPE_INVALID_URL: [
    400,
    'Bad Request',
    badParameter(
      'path',
      'ENCODING',
      'Letters beyond ASCII are percent-encoded in a path and a query (with curl: -G --data-urlencode "q=…").',
    ),
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [
    408,
    'Request Timeout',
    new ProblemError('REQUEST_TIMEOUT', 'The request did not arrive in time.'),
  ],
};

/** Answers what is no HTTP request at all, on the bare connection, and closes it. */
export function answerClientError(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason, problem] = codes[error.code ?? ''] ?? [
    400,
    'Bad Request',
    badParameter('request', 'HTTP', 'This is not an HTTP request.'),
  ];
  const requestId = v7();
  const body = JSON.stringify(problem.toProblem('/', requestId));
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `content-type: ${PROBLEM_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
