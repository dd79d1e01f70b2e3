import { supposedId } from '@elshi/application';
import {
  type OrderLine,
  readAct,
  readJointOrder,
  readJson,
  readWhatIf,
  type Violation,
  type WhatIf,
} from '@elshi/contract';
import type { ProposedAct, SubjectKind } from '@elshi/domain';
import { ProblemError } from '../problem.js';
import { headerOf, type Request, type Server } from './fastify.js';
import type { RequestReader } from './request-reader.js';

/** A body longer than this is refused before it is read: one append to the log is not longer either. */
export const BODY_LIMIT = 1024 * 1024;
export const JSON_TYPE = 'application/json';
export const SCHEMA_TYPE = 'application/schema+json';
export const NDJSON_TYPE = 'application/x-ndjson';
export const HTML_TYPE = 'text/html';
export const PDF_TYPE = 'application/pdf';

/**
 * Takes JSON as its bytes, so that its faults can be told with all others, and NDJSON as a stream, so that a body of any
 * length can be read line by line. Everything else is 415.
 */
export function takeBodies(server: Server): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(JSON_TYPE, { parseAs: 'buffer' }, (request, body, done) => {
    done(wrongCoding(request, JSON_TYPE) ?? null, body);
  });
  server.addContentTypeParser(NDJSON_TYPE, (request, body, done) => {
    done(wrongCoding(request, NDJSON_TYPE) ?? null, body);
  });
}

/** An act posted about a subject of a kind, with its body as it was sent. All faults go to the reader. */
export function postedAct(
  reader: RequestReader,
  request: Request,
  about: SubjectKind,
): { readonly body: unknown; readonly act: ProposedAct } {
  const { body, read } = postedJson(reader, request, (value) => readAct(value, about));
  return { body, act: read?.act as ProposedAct };
}

/** A posted order over several subjects, with its body as it was sent. All faults go to the reader. */
export function postedOrder(
  reader: RequestReader,
  request: Request,
): { readonly body: unknown; readonly lines: readonly OrderLine[] } {
  const { body, read } = postedJson(reader, request, readJointOrder);
  return { body, lines: read?.lines ?? [] };
}

/** A posted what-if. All faults go to the reader. */
export function postedWhatIf(reader: RequestReader, request: Request): WhatIf {
  const { read } = postedJson(reader, request, (value) => readWhatIf(value, supposedId));
  return read?.whatIf as WhatIf;
}

/** What a posted body says, read as it should be; nothing where it has faults, for then the request ends with them. */
function postedJson<T extends object>(
  reader: RequestReader,
  request: Request,
  readAs: (value: unknown) => T | { readonly violations: readonly Violation[] },
): { readonly body: unknown; readonly read?: T } {
  const { body } = request;
  if (body !== undefined && !Buffer.isBuffer(body)) throw unsupported(JSON_TYPE);
  const { value, faults, whole } = readJson(body ?? Buffer.alloc(0));
  const read = whole ? readAs(value) : { violations: [] };
  reader.add(faults);
  if (!('violations' in read)) return { body: value, read };
  reader.add(notYetTold(read.violations, faults));
  return { body: value };
}

/** The lines of a posted file, as bytes. */
export function postedLines(request: Request): AsyncIterable<Buffer> {
  const { body } = request;
  if (body === undefined || Buffer.isBuffer(body)) throw unsupported(NDJSON_TYPE);
  return body as AsyncIterable<Buffer>;
}

function notYetTold(violations: readonly Violation[], told: readonly Violation[]): readonly Violation[] {
  const pointers = new Set(told.map(({ pointer }) => pointer));
  return violations.filter(({ pointer }) => !pointers.has(pointer));
}

/** A character set other than UTF-8, or a content coding, is not read. */
function wrongCoding(request: Request, type: string): ProblemError | undefined {
  const coding = headerOf(request.headers, 'content-encoding')?.trim().toLowerCase() ?? 'identity';
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(
    headerOf(request.headers, 'content-type') ?? '',
  )?.[1];
  const plain = coding === 'identity' && (charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset));
  return plain ? undefined : unsupported(type);
}

/** 415, with the type that the path takes. */
export function unsupported(type: string): ProblemError {
  const detail = `This path takes ${type} in UTF-8, without a content coding.`;
  return new ProblemError('UNSUPPORTED_MEDIA_TYPE', detail, { headers: { 'accept-post': type } });
}
