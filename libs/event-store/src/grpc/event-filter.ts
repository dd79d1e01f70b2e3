import { createContext, Script } from 'node:vm';
import { exhausted, invalid } from './refusal.js';
import type { WireEvent } from './wire-event.js';

/** What a client says of the events it wants, in the messages of reads and of persistent subscriptions alike. */
export interface FilterMessage {
  hasStreamIdentifier(): boolean;
  getStreamIdentifier(): ExpressionMessage | undefined;
  hasEventType(): boolean;
  getEventType(): ExpressionMessage | undefined;
  getMax(): number;
  getCheckpointintervalmultiplier(): number;
}

interface ExpressionMessage {
  getRegex(): string;
  getPrefixList(): string[];
}

/** What a filter says, as plain JSON. */
export interface FilterSpec {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  /** Empty when there is none. */
  readonly regex: string;
  /** After so many events a subscriber is told how far the search has come. */
  readonly checkpointEvery: number;
}

/** Picks events of the log. */
export interface EventFilter {
  /** Those of a page that are wanted. */
  pick(page: readonly WireEvent[]): readonly WireEvent[];
  /** After so many events a subscriber is told how far the search has come. */
  readonly checkpointEvery: number;
}

/** Events that the real server looks at before it says how far it has come. */
const SEARCH_WINDOW = 32;
const LONGEST_EXPRESSION = 2000;
const MOST_PREFIX_LETTERS = 64 * 1024;
/** A page of names is matched within so many milliseconds, or the expression is a trap. */
const PATIENCE = 250;
/** What the client's own filter against system events says: nothing to be wary of. */
const NO_SYSTEM_EVENTS = '^[^$].*';

/** Reads a filter. */
export function filterSpecOf(message: FilterMessage): FilterSpec {
  const byStream = message.hasStreamIdentifier();
  const expression = byStream ? message.getStreamIdentifier() : message.getEventType();
  const multiplier = Math.max(message.getCheckpointintervalmultiplier(), 1);
  const prefixes = expression?.getPrefixList() ?? [];
  if (prefixes.join('').length + prefixes.length > MOST_PREFIX_LETTERS) {
    throw invalid(`The prefixes of a filter have at most ${MOST_PREFIX_LETTERS} letters.`);
  }
  return {
    on: byStream ? 'stream' : 'type',
    prefixes,
    regex: expression?.getRegex() ?? '',
    checkpointEvery: Math.max(message.getMax(), SEARCH_WINDOW) * multiplier,
  };
}

/** Makes a filter; an expression that is none is refused. */
export function eventFilterOf(spec: FilterSpec): EventFilter {
  return { checkpointEvery: spec.checkpointEvery, pick: picking(spec) };
}

function picking({ on, prefixes, regex: source }: FilterSpec): EventFilter['pick'] {
  const textOf = on === 'stream' ? (event: WireEvent) => event.stream : (event: WireEvent) => event.type;
  if (prefixes.length > 0) {
    return (page) => page.filter((event) => prefixes.some((prefix) => textOf(event).startsWith(prefix)));
  }
  if (source === NO_SYSTEM_EVENTS) {
    return (page) => page.filter((event) => /^[^$]/.test(textOf(event)));
  }
  if (source === '') {
    return (page) => page;
  }
  const regex = regexOf(source);
  return (page) => {
    const matches = matching(regex, page.map(textOf));
    return page.filter((_event, at) => matches[at]);
  };
}

function regexOf(source: string): RegExp {
  if (source.length > LONGEST_EXPRESSION) {
    throw invalid(`The regular expression has more than ${LONGEST_EXPRESSION} characters.`);
  }
  try {
    return new RegExp(source);
  } catch {
    throw invalid('The regular expression of the filter is not a well-formed one.');
  }
}

const sandbox: { regex?: RegExp; texts?: readonly string[] } = {};
const context = createContext(sandbox);
const script = new Script('texts.map((text) => regex.test(text))');

/** Matches where it can be stopped: an expression that backtracks without end must not hold up everyone else. */
function matching(regex: RegExp, texts: readonly string[]): readonly boolean[] {
  Object.assign(sandbox, { regex, texts });
  try {
    return script.runInContext(context, { timeout: PATIENCE }) as readonly boolean[];
  } catch {
    throw exhausted('The regular expression of the filter takes too long to match.');
  }
}
