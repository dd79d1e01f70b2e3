import { Readable } from 'node:stream';
import type { Rows } from '@elshi/application';
import { type Column, CSV_TYPE, csvLines } from '../csv.js';
import type { ServiceLog } from '../logging.js';
import type { NDJSON_TYPE } from './body.js';
import type { Reply, Request } from './fastify.js';
import { idsOf } from './tracing.js';

/** Rows are sent together until they are this long: one write a row would cost more than the row. */
const BATCH = 32 * 1024;

/** Where there is no `meta`: for how many subjects, counted for each projection, rows may be missing. */
const INCOMPLETE = 'x-elshi-incomplete';

/** How often it is looked whether those who are still being answered may still ask, in milliseconds. */
const LOOK = 2000;

/** Answers that are sent while they are made. */
export class Streams {
  readonly #stillAdmits: (request: Request) => boolean;
  readonly #sending = new Map<Readable, Request>();
  readonly #looking: NodeJS.Timeout;
  readonly #log: ServiceLog;
  readonly #open = new Set<AbortController>();
  #closed = false;

  /** An answer is broken off, at the next look, once the gate would not let in any more whoever it is for. */
  constructor(log: ServiceLog, stillAdmits: (request: Request) => boolean) {
    this.#log = log;
    this.#stillAdmits = stillAdmits;
    this.#looking = setInterval(() => this.#look(), LOOK).unref();
  }

  /**
   * A body that is sent as it is made, for as long as somebody reads it. A request for its head makes none. What fails
   * after the first piece breaks the connection off, so that nobody takes a part for the whole.
   */
  answer(
    request: Request,
    reply: Reply,
    type: string,
    pieces: () => AsyncIterable<string>,
    readAhead = 2 * BATCH,
  ): Readable | undefined {
    void reply.header('content-type', type);
    if (request.method === 'HEAD') return undefined;
    const body = Readable.from(pieces(), { objectMode: false, highWaterMark: readAhead });
    body.once('error', (error) => {
      const level = reply.raw.destroyed ? 'debug' : 'error';
      this.#log[level]({ ...idsOf(request), err: error }, 'An answer was broken off.');
    });
    this.#sending.set(body, request);
    body.once('close', () => this.#sending.delete(body));
    return body;
  }

  /** Rows as CSV with these columns, or as lines of JSON; the header says where some may be missing. */
  table(
    request: Request,
    reply: Reply,
    type: typeof CSV_TYPE | typeof NDJSON_TYPE,
    columns: readonly Column[],
    { rows, meta }: Rows,
  ): Readable | undefined {
    if (meta.incompleteTotal !== undefined) void reply.header(INCOMPLETE, String(meta.incompleteTotal));
    const isCsv = type === CSV_TYPE;
    const lines = () => batched(isCsv ? csvLines(columns, rows) : jsonLines(rows));
    return this.answer(request, reply, isCsv ? `${type}; charset=utf-8; header=present` : type, lines);
  }

  /** A signal for one more stream without an end, and what says that it is over. */
  begin(): { readonly signal: AbortSignal; readonly end: () => void } {
    const controller = new AbortController();
    if (this.#closed) controller.abort();
    this.#open.add(controller);
    const end = () => {
      this.#open.delete(controller);
      controller.abort();
    };
    return { signal: controller.signal, end };
  }

  /** Ends all streams without an end; a later one ends at once. */
  close(): void {
    this.#closed = true;
    clearInterval(this.#looking);
    for (const controller of this.#open) controller.abort();
  }

  #look(): void {
    for (const [body, request] of this.#sending) {
      if (this.#stillAdmits(request)) continue;
      this.#log.info(idsOf(request), 'What the caller has shown does not count any more; the answer ends.');
      body.destroy();
      request.raw.destroy();
    }
  }
}

/** Rows as lines of JSON. */
export async function* jsonLines(rows: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** The same text in fewer pieces. */
export async function* batched(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let batch = '';
  for await (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
