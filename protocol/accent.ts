/** The least contrast of text, WCAG 2.2 AA. */
const AA = 4.5;

/** How much of the accent is in the colour of texts on a light ground, and in the tint behind some of them: `base.css`. */
const IN_INK = 0.85;
const IN_WASH = 0.1;

/** How much darker each try is. */
const STEP = 0.96;

type Triple = readonly [number, number, number];

/**
 * The given accent colour, `#rrggbb`, if texts in it can be read on a light ground and on its own tint; else the nearest
 * darker one of which that is true. On the accent itself letters are black or white, of which one can always be read; on
 * a dark ground the widget lightens it enough.
 */
export function readableAccent(accent: string): string {
  let colour = accent;
  while (contrastOf(colour) < AA) colour = darker(colour);
  return colour;
}

function contrastOf(accent: string): number {
  const lab = oklabOf(accent);
  const ink = luminanceOf(mix(lab, [0, 0, 0], IN_INK));
  const wash = luminanceOf(mix(lab, [1, 0, 0], IN_WASH));
  return (wash + 0.05) / (ink + 0.05);
}

function darker(colour: string): string {
  const parts = bytesOf(colour).map((byte) => Math.floor(byte * STEP));
  return `#${parts.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

function mix(one: Triple, other: Triple, share: number): Triple {
  const part = (at: 0 | 1 | 2): number => one[at] * share + other[at] * (1 - share);
  return [part(0), part(1), part(2)];
}

function bytesOf(colour: string): Triple {
  const byte = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return [byte(1), byte(3), byte(5)];
}

/** CSS Color 4, section 9: sRGB to OKLab. */
function oklabOf(colour: string): Triple {
  const linear = (byte: number): number => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = bytesOf(colour);
  const [r, g, b] = [linear(red), linear(green), linear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The relative luminance of WCAG, of a colour in OKLab. */
function luminanceOf([lightness, a, b]: Triple): number {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const inGamut = (part: number): number => Math.min(1, Math.max(0, part));
  return 0.2126 * inGamut(red) + 0.7152 * inGamut(green) + 0.0722 * inGamut(blue);
}
