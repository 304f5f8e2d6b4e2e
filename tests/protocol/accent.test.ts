import fc from 'fast-check';
import { readableAccent } from '../../protocol/accent.ts';
import { parseSetting } from '../../protocol/setting-values.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** The grey value of a colour as WCAG weighs it, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test('the built-in colour and dark ones are taken as they are', () => {
  for (const colour of ['#0e6673', '#000000', '#8a2be2', '#b4232c'])
    expect(readableAccent(colour)).toBe(colour);
});

test('a light colour is refused by name of the nearest that can be read', () => {
  expect(parseSetting('widgetAccent', '#ffdd00')).toEqual({
    fault: `must be darker to be read: ${readableAccent('#ffdd00')} can be`,
  });
  expect(parseSetting('widgetAccent', readableAccent('#ffdd00'))).toHaveProperty('wire');
  for (const wrong of ['red', '#12345', '#1234567', 'url(x)', '#fff;}'])
    expect(parseSetting('widgetAccent', wrong)).toHaveProperty('fault');
});

test('what comes out can be read, stays, and is never lighter', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      const readable = readableAccent(colour);
      expect(readableAccent(readable)).toBe(readable);
      expect(luminance(readable)).toBeLessThanOrEqual(luminance(colour));
      // Texts are darker than the accent itself, which alone reaches 3 : 1 on white.
      expect(1.05 / (luminance(readable) + 0.05)).toBeGreaterThan(3);
    }),
  );
});
