/** A field of a protobuf message: bytes where its length is written, else the bits of a number. */
export interface Field {
  readonly number: number;
  readonly bits: bigint;
  readonly bytes?: Buffer;
}

/** The fields of a protobuf message, in their order, whatever they mean. */
export function fields(message: Buffer): readonly Field[] {
  const found: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let [value, shift] = [0n, 0n];
    for (;;) {
      const byte = message.readUInt8(at);
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
      shift += 7n;
    }
  };
  while (at < message.length) {
    const tag = Number(varint());
    const number = tag >> 3;
    switch (tag & 7) {
      case 0:
        found.push({ number, bits: varint() });
        break;
      case 1:
        found.push({ number, bits: message.readBigUInt64LE(at) });
        at += 8;
        break;
      case 2: {
        const length = Number(varint());
        found.push({ number, bits: 0n, bytes: message.subarray(at, at + length) });
        at += length;
        break;
      }
      case 5:
        found.push({ number, bits: BigInt(message.readUInt32LE(at)) });
        at += 4;
        break;
      default:
        throw new Error(`Wire type ${tag & 7} at ${at}.`);
    }
  }
  return found;
}
