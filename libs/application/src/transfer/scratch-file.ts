import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a text lies in a {@link ScratchFile}. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

/** So much stays in memory; small imports never touch the disk. */
const TAIL_BYTES = 1024 * 1024;

/**
 * Texts kept for a while outside the memory, in a file that only this process can read and that goes with it.
 */
export class ScratchFile {
  readonly #tail = Buffer.allocUnsafe(TAIL_BYTES);
  #tailLength = 0;
  #written = 0;
  #file: { readonly descriptor: number; readonly path: string } | undefined;
  #closed = false;

  /** Bytes kept so far. */
  get size(): number {
    return this.#written + this.#tailLength;
  }

  add(text: string): Place {
    const length = Buffer.byteLength(text);
    if (this.#tailLength + length > TAIL_BYTES) this.#flush();
    const place = { at: this.size, length };
    if (length > TAIL_BYTES) {
      this.#write(Buffer.from(text));
    } else {
      this.#tailLength += this.#tail.write(text, this.#tailLength);
    }
    return place;
  }

  read({ at, length }: Place): string {
    if (at >= this.#written) {
      const start = at - this.#written;
      return this.#tail.toString('utf8', start, start + length);
    }
    const bytes = Buffer.allocUnsafe(length);
    for (let got = 0; got < length;) {
      const more = readSync(this.#open(), bytes, got, length - got, at + got);
      if (more === 0) throw new Error('A temporary file is shorter than what was written to it.');
      got += more;
    }
    return bytes.toString('utf8');
  }

  /** Lets go of the file. What is still under way and asks for it fails. */
  close(): void {
    this.#closed = true;
    if (this.#file === undefined) return;
    closeSync(this.#file.descriptor);
    rmSync(this.#file.path, { force: true });
    this.#file = undefined;
  }

  #flush(): void {
    this.#write(this.#tail.subarray(0, this.#tailLength));
    this.#tailLength = 0;
  }

  #write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length;) {
      done += writeSync(this.#open(), bytes, done, bytes.length - done, this.#written + done);
    }
    this.#written += bytes.length;
  }

  /** Where the system allows it the file loses its name at once, so that nothing is left after a kill. */
  #open(): number {
    if (this.#closed) throw new Error('The temporary file is closed.');
    if (this.#file === undefined) {
      const path = join(tmpdir(), `elshi-${randomUUID()}`);
      this.#file = { descriptor: openSync(path, 'wx+', 0o600), path };
      if (process.platform !== 'win32') rmSync(path);
    }
    return this.#file.descriptor;
  }
}
