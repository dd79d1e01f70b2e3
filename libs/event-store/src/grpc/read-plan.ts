import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { UuidForm } from './encoding.js';
import { eventFilterOf, filterSpecOf, type EventFilter } from './event-filter.js';
import { streams } from './protocol.js';
import { invalid, unfit, unimplemented } from './refusal.js';
import { numberOf, placeOf, streamNameOf } from './texts.js';

/** Where to begin: with the first event, behind the last one, or at a number or position. */
export type Place = 'start' | 'end' | number;

/** How the answers are to look. */
export interface AnswerForm {
  readonly uuid: UuidForm;
  readonly followLinks: boolean;
  /** The client understands being told where the stream ends. */
  readonly tellsEnd: boolean;
}

export interface ReadWindow {
  readonly from: Place;
  readonly backwards: boolean;
  readonly count: number;
}

/** What a client asks to read, or to follow as it grows. */
export type ReadPlan = AnswerForm &
  (
    | ({ readonly kind: 'read-stream'; readonly stream: string } & ReadWindow)
    | ({ readonly kind: 'read-all'; readonly filter?: EventFilter } & ReadWindow)
    | { readonly kind: 'follow-stream'; readonly stream: string; readonly after: Place }
    | { readonly kind: 'follow-all'; readonly after: Place; readonly filter?: EventFilter }
  );

type Options = ReadReq.Options;

/** Reads a request; what makes no sense is refused. */
export function readPlanOf(request: ReadReq): ReadPlan {
  const options = request.getOptions();
  if (!options) {
    throw invalid('The options of the read are missing.');
  }
  const form = answerFormOf(options);
  if (options.hasSubscription()) {
    return { ...form, ...followed(options) };
  }
  if (!options.hasCount()) {
    throw invalid('The request neither counts events nor subscribes.');
  }
  const count = numberOf(options.getCount());
  if (count === 0) {
    throw unfit('A read is of one event or more.');
  }
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  return { ...form, ...read(options, backwards), count };
}

function answerFormOf(options: Options): AnswerForm {
  return {
    uuid: options.getUuidOption()?.hasStructured() ? 'structured' : 'string',
    followLinks: options.getResolveLinks(),
    tellsEnd: (options.getControlOption()?.getCompatibility() ?? 0) >= 1,
  };
}

function followed(options: Options): FollowPart {
  if (options.getReadDirection() !== streams.ReadReq.Options.ReadDirection.FORWARDS) {
    throw unimplemented('A subscription goes forwards.');
  }
  return options.hasAll()
    ? { kind: 'follow-all', after: placeInAll(options), ...filterOf(options) }
    : { kind: 'follow-stream', stream: streamOf(options), after: placeInStream(options) };
}

type FollowPart =
  | { readonly kind: 'follow-stream'; readonly stream: string; readonly after: Place }
  | { readonly kind: 'follow-all'; readonly after: Place; readonly filter?: EventFilter };

function read(options: Options, backwards: boolean): ReadPart {
  if (options.hasAll()) {
    return { kind: 'read-all', from: placeInAll(options), backwards, ...filterOf(options) };
  }
  const stream = streamOf(options);
  const from = placeInStream(options);
  if (from === 'end' && !backwards) {
    throw unfit('A stream is not read forwards from its end.');
  }
  return { kind: 'read-stream', stream, from, backwards };
}

type ReadPart = { readonly from: Place; readonly backwards: boolean } & (
  | { readonly kind: 'read-stream'; readonly stream: string }
  | { readonly kind: 'read-all'; readonly filter?: EventFilter }
);

function streamOf(options: Options): string {
  if (!options.hasStream()) {
    throw invalid('The request names neither a stream nor $all.');
  }
  return streamNameOf(options.getStream()?.getStreamIdentifier());
}

function placeInStream(options: Options): Place {
  const stream = options.getStream();
  if (stream?.hasRevision()) {
    return placeOf(stream.getRevision());
  }
  return stream?.hasEnd() ? 'end' : 'start';
}

function placeInAll(options: Options): Place {
  const all = options.getAll();
  const position = all?.getPosition();
  return position ? positionOf(position) : all?.hasEnd() ? 'end' : 'start';
}

/** A position of the log. Ours have one number, so the two of the protocol are equal. */
export function positionOf(position: { getCommitPosition(): string; getPreparePosition(): string }): Place {
  const commit = placeOf(position.getCommitPosition());
  if (commit !== placeOf(position.getPreparePosition())) {
    throw unfit('No event of this log has different commit and prepare positions.');
  }
  return commit === 0 ? 'start' : commit;
}

function filterOf(options: Options): { readonly filter?: EventFilter } {
  const message = options.getFilter();
  return message ? { filter: eventFilterOf(filterSpecOf(message)) } : {};
}
