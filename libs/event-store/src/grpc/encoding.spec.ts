import fc from 'fast-check';
import { eventMessage, type UuidForm } from './encoding.js';
import { eventBytes } from './event-bytes.js';
import { StreamIdentifier, UUID } from './protocol.js';
import { numberOf, placeOf, streamNameOf, uuidOf } from './texts.js';
import { TOMBSTONE, type WireEvent } from './wire-event.js';

const event: WireEvent = {
  stream: 'officer-1',
  revision: TOMBSTONE,
  position: 640,
  id: 'ffb3c1a4-e012-7abc-8def-000000000001',
  type: '$streamDeleted',
  json: false,
  data: new Uint8Array([1]),
  metadata: new Uint8Array(),
  created: 1_700_000_000_123_456,
};

describe('an event on the wire', () => {
  it.each<UuidForm>(['string', 'structured'])('has an id that is read back, as %s', (form) => {
    const shown = eventMessage({ event }, form).getEvent()?.getEvent();

    expect(shown?.getId()?.hasStructured()).toBe(form === 'structured');
    expect(uuidOf(shown?.getId())).toBe(event.id);
  });

  it('has its place and its time as the protocol counts them', () => {
    const shown = eventMessage({ event }, 'string').getEvent()?.getEvent();

    expect(shown?.getStreamRevision()).toBe('9223372036854775807');
    expect([shown?.getCommitPosition(), shown?.getPreparePosition()]).toEqual(['640', '640']);
    expect(shown?.getMetadataMap().get('created')).toBe('17000000001234560');
    expect(shown?.getMetadataMap().get('content-type')).toBe('application/octet-stream');
  });
});

describe('an event written by hand', () => {
  const size = fc.oneof(fc.nat(300), fc.nat(900_000_000_000_000));
  const body = fc.uint8Array({ maxLength: 400 });
  const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
  const events = fc.record({
    stream: text,
    revision: fc.oneof(size, fc.constant(TOMBSTONE)),
    position: size.map((position) => position + 1),
    id: fc.uuid(),
    type: text,
    json: fc.boolean(),
    data: body,
    metadata: body,
    created: size,
  });

  it('is what the message classes write', () => {
    const link = fc.option(events, { nil: undefined });
    fc.assert(
      fc.property(events, link, (found, by) => {
        const resolved = by ? { event: found, link: by } : { event: found };
        const expected = Buffer.from(eventMessage(resolved, 'string').serializeBinary());
        expect(eventBytes(resolved).equals(expected)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('may be a link whose target is gone', () => {
    const expected = Buffer.from(eventMessage({ link: event }, 'string').serializeBinary());

    expect(eventBytes({ link: event }).equals(expected)).toBe(true);
  });
});

describe('what a client names', () => {
  it.each(['', 'rubbish', 'b3c1a4e0-0000-4000-8000-00000000000g'])('is no UUID: %p', (text) => {
    expect(uuidOf(new UUID().setString(text))).toBeUndefined();
  });

  it('may be a number too large for a place', () => {
    expect(numberOf('18446744073709551615')).toBe(Number.MAX_SAFE_INTEGER);
    expect(placeOf('18446744073709551615')).toBe('end');
    expect(placeOf('7')).toBe(7);
  });

  it.each([
    ['nothing', []],
    ['no text', [0xff, 0xfe]],
    ['text with NUL', [0x61, 0]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
    ['too much', new Array<number>(17 * 1024).fill(0x61)],
  ])('is no stream when it is %s', (_what, bytes) => {
    const identifier = new StreamIdentifier().setStreamName(Uint8Array.from(bytes));

    expect(() => streamNameOf(identifier)).toThrow('name of the stream');
  });
});
