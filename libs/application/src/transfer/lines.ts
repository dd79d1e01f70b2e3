/** A line of an import file that cannot be read as text, and why not. */
export interface UnreadableLine {
  readonly unreadable: string;
}

/** A line as it came in, without its end. */
export type RawLine = string | UnreadableLine;

/** The longest line that is read. An act that is larger could not be written in one piece anyway. */
const MAX_LINE_BYTES = 1024 * 1024;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const TOO_LONG: UnreadableLine = { unreadable: `The line is longer than ${MAX_LINE_BYTES} bytes.` };
const NOT_UTF8: UnreadableLine = { unreadable: 'The line is not UTF-8 text.' };

/**
 * Cuts bytes into lines, the last one with or without its line feed. Windows line ends and byte order marks are taken
 * off. What is too long or not UTF-8 comes as an {@link UnreadableLine} in its place, and no more than one line is held.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawLine> {
  const line = new LineBuffer();
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      line.add(chunk.subarray(start, end));
      yield line.take();
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.take();
}

/** The bytes of one line. From the limit on they are only counted. */
class LineBuffer {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #bytes = 0;

  get isEmpty(): boolean {
    return this.#bytes === 0;
  }

  add(part: Uint8Array): void {
    this.#bytes += part.length;
    if (this.#bytes > MAX_LINE_BYTES + 1) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  take(): RawLine {
    const bytes = this.#bytes;
    const whole = this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts);
    this.#parts = [];
    this.#bytes = 0;
    if (bytes > MAX_LINE_BYTES + 1) return TOO_LONG;
    const text = whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
    if (text.length > MAX_LINE_BYTES) return TOO_LONG;
    try {
      return this.#decoder.decode(text);
    } catch {
      return NOT_UTF8;
    }
  }
}
