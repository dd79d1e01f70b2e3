import type { HttpServer } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Adapter = ReturnType<NestFastifyApplication['getHttpAdapter']>;

/** The Fastify instance below Nest. */
export type Server = ReturnType<Adapter['getInstance']>;
/** A request as Fastify hands it on. */
export type Request = Adapter extends HttpServer<infer Asked> ? Asked : never;
/** What a request is answered with. */
export type Reply = Adapter extends HttpServer<Request, infer Answer> ? Answer : never;

/** The path of a request, without its query. */
export function pathOf(url: string): string {
  const end = url.search(/[?#]/);
  return end < 0 ? url : url.slice(0, end);
}

/** The value of a header; Node joins repeated ones with a comma. */
export function headerOf(headers: Request['headers'], name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}
