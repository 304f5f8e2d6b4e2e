/** The sizes of the text; each is a set of tokens. */
export const TEXT_SIZES = ['standard', 'large', 'larger'] as const;
/** One of {@link TEXT_SIZES}. */
export type TextSize = (typeof TEXT_SIZES)[number];

/** How close the lines of lists, buttons and fields are; each is a set of tokens. */
export const DENSITIES = ['comfortable', 'compact'] as const;
/** One of {@link DENSITIES}. */
export type Density = (typeof DENSITIES)[number];

/** What somebody chose for reading. */
export interface Look {
  readonly textSize: TextSize;
  readonly density: Density;
}

const GROWTH: Readonly<Record<TextSize, number>> = { standard: 1, large: 1.12, larger: 1.28 };

/** What a compact row loses at its edges, px. */
const EDGES = 6;

/**
 * The height of a virtualised row, px, from its height in the standard look: such lists need it before anything is
 * drawn, so that the tokens cannot give it.
 */
export function rowHeight(standard: number, { textSize, density }: Look): number {
  return Math.round(standard * GROWTH[textSize]) - (density === 'compact' ? EDGES : 0);
}
