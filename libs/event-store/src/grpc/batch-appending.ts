import { status, type handleBidiStreamingCall, type ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { batchRefusal, batchResult, type BatchHead } from './batch-answers.js';
import { writable, writableAt, type Door } from './door.js';
import { bidirectional } from './handlers.js';
import type { WireWrite } from './log/wire-write.js';
import type { Outlet } from './outlet.js';
import { expectedOf, ProposedEvents } from './proposed-events.js';
import { exhausted, invalid, refusalOf, type Refusal } from './refusal.js';
import { streamNameOf, uuidOf } from './texts.js';

/** Of one call, so much is gathered, and so much is written at a time; the client waits with the rest. */
const MOST_BYTES = 32 * 1024 * 1024;
const MOST_APPENDS = 4096;
/** When the real server answers a malformed append for the second time. */
const SECOND_ANSWER_AFTER = 3000;

/** Appends over one long call: each in parts, named by its correlation id, and answered when it is written. */
export function batchAppend(door: Door): handleBidiStreamingCall<BatchAppendReq, BatchAppendResp> {
  return bidirectional(door, (call, outlet) => {
    new BatchCall(door, call, outlet).listen();
  });
}

/** An append that is being received. */
interface Receiving {
  readonly head: BatchHead;
  readonly proposed: ProposedEvents;
  readonly write?: Omit<WireWrite, 'events' | 'bytes'> | undefined;
  refusal?: Refusal | undefined;
}

class BatchCall {
  readonly #receiving = new Map<string, Receiving>();
  /** Bytes of the appends that are not complete yet, and of those that are being written. */
  #incomplete = 0;
  #underWay = 0;
  #appends = 0;

  constructor(
    private readonly door: Door,
    private readonly call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
    private readonly outlet: Outlet<BatchAppendResp>,
  ) {}

  listen(): void {
    this.call.on('data', (request: BatchAppendReq) => this.#received(request));
    this.call.on('end', () => this.#endWhenDone());
  }

  #received(request: BatchAppendReq): void {
    try {
      this.#take(request);
    } catch (error) {
      this.outlet.fail(refusalOf(error, this.door.onFault));
    }
  }

  #take(request: BatchAppendReq): void {
    const id = uuidOf(request.getCorrelationId());
    if (id === undefined) {
      throw invalid('The correlation id is not a UUID.');
    }
    const append = this.#receiving.get(id) ?? this.#begin(id, request);
    this.#incomplete += gather(append, request, this.door);
    if (request.getIsFinal()) {
      this.#receiving.delete(id);
      this.#incomplete -= append.proposed.bytes;
      void this.#write(append);
    } else if (this.#incomplete > MOST_BYTES) {
      throw exhausted(`The unfinished appends of one call have more than ${MOST_BYTES} bytes.`);
    }
  }

  #begin(id: string, request: BatchAppendReq): Receiving {
    if (this.#receiving.size === MOST_APPENDS) {
      throw exhausted(`More than ${MOST_APPENDS} appends of one call are unfinished.`);
    }
    const head = { id: request.getCorrelationId(), options: request.getOptions() };
    const append = {
      head,
      proposed: new ProposedEvents(),
      ...attempt(this.door, () => writeOf(head.options)),
    };
    this.#receiving.set(id, append);
    return append;
  }

  async #write({ head, write, proposed, refusal }: Receiving): Promise<void> {
    this.#weigh(1, proposed.bytes);
    try {
      writable(this.door);
      if (refusal || !write) {
        throw refusal ?? invalid('The options of the append are missing.');
      }
      const log = writableAt(write.stream, this.door);
      const { events, bytes } = proposed;
      await this.outlet.send(batchResult(head, await log.write({ ...write, events, bytes })));
    } catch (error) {
      const answer = batchRefusal(head, refusalOf(error, this.door.onFault));
      await this.outlet.send(answer);
      this.#answerAgain(answer, write !== undefined && refusal?.code === status.UNKNOWN);
    } finally {
      this.#weigh(-1, -proposed.bytes);
      this.#endWhenDone();
    }
  }

  /** The real server answers an append with a malformed event twice; the second answer ends a process that does not expect it. */
  #answerAgain(answer: BatchAppendResp, malformed: boolean): void {
    if (this.door.faithful && malformed) {
      const timer = setTimeout(() => void this.outlet.send(answer), SECOND_ANSWER_AFTER);
      this.outlet.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
    }
  }

  /** Receives no more while much is being written, or the answers are not taken. */
  #weigh(appends: number, bytes: number): void {
    this.#appends += appends;
    this.#underWay += bytes;
    if (this.#underWay > MOST_BYTES || this.#appends > MOST_APPENDS) {
      this.call.pause();
    } else if (this.call.isPaused()) {
      this.call.resume();
    }
  }

  #endWhenDone(): void {
    if (this.call.readableEnded && this.#appends === 0) {
      this.outlet.end();
    }
  }
}

/** Adds a part to an append, and says how many bytes. One that is refused is received to its end all the same, and answered then. */
function gather(append: Receiving, request: BatchAppendReq, door: Door): number {
  const before = append.proposed.bytes;
  if (!append.refusal) {
    const { refusal } = attempt(door, () =>
      request.getProposedMessagesList().forEach((message) => append.proposed.add(message)),
    );
    append.refusal = refusal;
  }
  return append.proposed.bytes - before;
}

function attempt<Value>(
  door: Door,
  work: () => Value,
): { readonly write?: Value; readonly refusal?: Refusal } {
  try {
    return { write: work() };
  } catch (error) {
    return { refusal: refusalOf(error, door.onFault) };
  }
}

function writeOf(
  options: BatchAppendReq.Options | undefined,
): Omit<WireWrite, 'events' | 'bytes'> | undefined {
  if (!options) {
    return undefined;
  }
  const deadline = options.getDeadline();
  return {
    kind: 'append',
    stream: streamNameOf(options.getStreamIdentifier()),
    expected: expectedOf(options, options.hasStreamPosition() ? options.getStreamPosition() : undefined),
    ...(deadline && { deadline: deadline.getSeconds() * 1000 + deadline.getNanos() / 1_000_000 }),
  };
}
