/**
 * Writes fields of protobuf messages one before the other, from the last to the first: so the length of a message is known when its
 * beginning is written.
 */
export class BackwardsWriter {
  #bytes: Buffer;
  #start: number;

  /** `room` is a guess of how many bytes it will be. */
  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafe(room);
    this.#start = room;
  }

  /** How many bytes are written. */
  get length(): number {
    return this.#bytes.length - this.#start;
  }

  /** What was written. */
  finish(): Buffer {
    return this.#bytes.subarray(this.#start);
  }

  bytes(field: number, bytes: Uint8Array): void {
    const at = this.#room(bytes.length);
    this.#bytes.set(bytes, at);
    this.enclose(field, bytes.length);
  }

  text(field: number, text: string): void {
    const length = Buffer.byteLength(text);
    const at = this.#room(length);
    this.#bytes.write(text, at, length, 'utf8');
    this.enclose(field, length);
  }

  /** A whole number that is neither negative nor unsafe. */
  number(field: number, value: number): void {
    this.#varint(value);
    this.#varint(field * 8);
  }

  /** The greatest number of 63 bits. */
  greatest(field: number): void {
    const at = this.#room(9);
    this.#bytes.fill(0xff, at, at + 8);
    this.#bytes[this.#start + 8] = 0x7f;
    this.#varint(field * 8);
  }

  /** Makes what was written last, so many bytes, the content of a field. */
  enclose(field: number, length: number): void {
    this.#varint(length);
    this.#varint(field * 8 + 2);
  }

  #varint(value: number): void {
    let size = 1;
    for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) {
      size += 1;
    }
    let at = this.#room(size);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      this.#bytes[at] = (rest % 128) + 128;
      at += 1;
    }
    this.#bytes[at] = rest;
  }

  /** Makes room before what is written, and says where it begins. */
  #room(needed: number): number {
    if (needed > this.#start) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2 + needed);
      const start = larger.length - this.length;
      larger.set(this.finish(), start);
      this.#bytes = larger;
      this.#start = start;
    }
    this.#start -= needed;
    return this.#start;
  }
}
