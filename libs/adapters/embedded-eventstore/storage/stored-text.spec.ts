import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromStoredText, toStoredText } from './stored-text.js';

describe('bytes in a text column', () => {
  it('come back as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), fc.string({ unit: 'binary' }).map((text) => Buffer.from(text))), (bytes) => {
        const { text, base64 } = toStoredText(bytes);
        expect(text).not.toContain('\0');
        expect(fromStoredText(text, base64).equals(bytes)).toBe(true);
      }),
    );
  });

  it('stay readable where they are text', () => {
    expect(toStoredText(Buffer.from('{"name":"កុមារ"}'))).toEqual({ text: '{"name":"កុមារ"}', base64: false });
  });
});
