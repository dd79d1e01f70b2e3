import { limitsOf, SOFTLY_DELETED, truncatedBefore } from './stream-limits.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);

describe('the metadata of a stream', () => {
  it('sets limits', () => {
    expect(limitsOf(bytes('{"$maxCount":3,"$maxAge":60,"$tb":4,"owner":"x"}'))).toEqual({
      ...{ deleted: false, maxCount: 3, maxAge: 60, truncateBefore: 4 },
    });
  });

  it.each([undefined, '', 'rubbish', 'null', '7', '[]', '{"$maxCount":"3","$maxAge":0,"$tb":-1}'])(
    'that is none sets none: %p',
    (text) => {
      expect(limitsOf(text === undefined ? undefined : bytes(text))).toEqual({ deleted: false });
    },
  );

  it('says that it is deleted, until it is written again', () => {
    expect(limitsOf(bytes(SOFTLY_DELETED)).deleted).toBe(true);
    expect(truncatedBefore(bytes(SOFTLY_DELETED), 3)).toBe('{"$tb":3}');
    expect(truncatedBefore(bytes('{"owner":"x"}'), 3)).toBe('{"owner":"x","$tb":3}');
  });
});
