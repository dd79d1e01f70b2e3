import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { microsToInstant } from '../instant.js';
import { writeDurably } from './files.js';
import { lineOf, type LoggedEvent } from './lines.js';
import { sha256, type BackupPart } from './manifest.js';

/** What the files of parts are called; the digits are the first and the last position. */
export const PART_FILE = /^events-\d{12}-\d{12}[.]ndjson[.]gz$/;
/** Digits enough for the positions of any log; a name with fewer would not sort. */
const DIGITS = 12;

/** A part that is being made: its lines so far. */
export class PartDraft {
  readonly #first: number;
  readonly #lines: Buffer[] = [];
  readonly #content = createHash('sha256');
  #bytes = 0;
  #last: LoggedEvent | undefined;
  #lastLine = '';

  constructor(first: number) {
    this.#first = first;
  }

  get events(): number {
    return this.#lines.length;
  }

  /** Bytes of all lines. */
  get bytes(): number {
    return this.#bytes;
  }

  /** SHA-256 of the lines so far. */
  get content(): string {
    return this.#content.copy().digest('hex');
  }

  /** Takes the next event; `StoreUnavailable` when what the log holds is damaged. */
  add(event: LoggedEvent): void {
    this.#lastLine = lineOf(event);
    this.#last = event;
    const line = Buffer.from(`${this.#lastLine}\n`);
    this.#lines.push(line);
    this.#content.update(line);
    this.#bytes += line.length;
  }

  /** Writes the part into a folder, under a name that tells its positions. */
  write(folder: string): BackupPart {
    if (!this.#last) {
      throw new TypeError('A part has events.');
    }
    const { position: last, known } = this.#last;
    const file = `events-${digits(this.#first)}-${digits(last)}.ndjson.gz`;
    // In this thread, so that it yields with the process: the pool's threads keep the priority that they began with.
    const packed = gzipSync(Buffer.concat(this.#lines), { level: constants.Z_BEST_SPEED });
    writeDurably(join(folder, file), packed);
    return {
      file,
      first: this.#first,
      last,
      recordedAt: microsToInstant(known),
      size: packed.length,
      sha256: sha256(packed),
      bytes: this.#bytes,
      content: this.content,
      lastLine: sha256(this.#lastLine),
    };
  }
}

function digits(position: number): string {
  return String(position).padStart(DIGITS, '0');
}
