import { z } from 'zod';
import type { ClosingStep } from './entry.ts';
import { Edge, oneRange, RANGE, type Spread } from './reports.ts';

/** What leads measure of promises, complaints and steps; each has two parts (`docs/measures.md`). */
export const MEASURE_PARTS = {
  complaints: ['complaints', 'closed'],
  answered: ['inTime', 'late'],
  promises: ['kept', 'broken'],
  closing: ['whole', 'incomplete'],
  followUps: ['inTime', 'late'],
  leadReply: ['answered', 'unanswered'],
  atOnce: ['turns', 'most'],
  expectation: ['met', 'short'],
} as const;

/** One of {@link MEASURE_PARTS}. */
export type Measure = keyof typeof MEASURE_PARTS;

const isMeasure = (name: string): name is Measure => Object.hasOwn(MEASURE_PARTS, name);

/** Every measure, in the order of the screen. */
export const MEASURES: readonly Measure[] = Object.keys(MEASURE_PARTS).filter(isMeasure);

/** By what figures are told apart. `class` and `cause` are of complaints. */
export const SLICES = ['agent', 'department', 'customerClass', 'class', 'cause'] as const;

/** One of {@link SLICES}. */
export type Slice = (typeof SLICES)[number];

/**
 * What else a list can be narrowed to: one customer, the fifth of the customers with the most (`top`) or the others (`rest`), what
 * lacked one closing step.
 */
export const NARROWS = [...SLICES, 'customer', 'fifth', 'step'] as const;
export type Narrow = (typeof NARROWS)[number];

/** By day or by week, which begins on Monday; days of more than three months are too many to be read. */
export const PACES = ['day', 'week'] as const;
export type Pace = (typeof PACES)[number];

/** By day at most so many days; a longer time is told by week. */
export const DAYS_BY_DAY_MAX = 92;

/** Rows of one table at most, and of the list behind a figure on one page. */
export const ROWS_MAX = 50;
export const ITEMS_PER_PAGE = 50;

/** Figures of one measure over some of what was measured. */
export interface Figure {
  /** The two parts, in the order of {@link MEASURE_PARTS}: each is the length of the list behind it. */
  parts: [number, number];
  /**
   * The first part as a share of both; of `complaints`: complaints for each closed chat; null if there is nothing to divide by,
   * and for `atOnce`.
   */
  rate: number | null;
  /** `answered`, `leadReply`: how long it took, ms; `atOnce`: how many chats; `expectation`: expected minus perceived. */
  mean: number | null;
  spread: Spread;
  /** `expectation` alone: the two means. */
  expected?: number | null;
  perceived?: number | null;
}

/** A day or a week of the desk's calendar; of a week the days that lie in the range. */
export interface Stretch {
  from: string;
  to: string;
}

/** One row of a table: an account, a department, a class, a cause; empty: none of them. */
export interface SliceRow {
  key: string;
  figure: Figure;
}

/** The customers of whom most comes (S4: 80/20). */
export interface CustomerShare {
  /** How many there are, and how many of those with the most make up four fifths of it. */
  customers: number;
  makeMost: number;
  /** How many a fifth of them are, and what these make of the whole. */
  fifth: number;
  ofFifth: number;
  whole: number;
}

/** One of the customers with the most chats. */
export interface CustomerRow {
  id: string;
  name: string | null;
  class: string | null;
  chats: number;
  complaints: number;
}

/** `GET /api/measures` */
export interface Measured {
  from: string;
  to: string;
  timeZone: string;
  days: Stretch;
  department?: string;
  /** As asked, or by week where it would be too many days. */
  by: Pace;
  total: Record<Measure, Figure>;
  /** The same over as many days before; null if too much happened in them. */
  before: { from: string; to: string; total: Record<Measure, Figure> } | null;
  /** Where the first and the last are shorter than the others, the range begins or ends within them. */
  series: (Stretch & { figures: Record<Measure, Figure> })[];
  slices: Record<Measure, Partial<Record<Slice, { rows: SliceRow[]; more: number }>>>;
  /** How often each closing step was left out. [P4] */
  missing: Record<ClosingStep, number>;
  customers: { chats: CustomerShare; complaints: CustomerShare; rows: CustomerRow[] };
}

/** Something that was measured: what stands behind a figure. */
export interface MeasuredItem {
  at: string;
  measure: Measure;
  part: string;
  chatId: string | null;
  /** `T-1042` */
  case: string | null;
  agent: string | null;
  department: string | null;
  customerId: string | null;
  customerName: string | null;
  /** As `mean` of a {@link Figure}; null where there is none. */
  value: number | null;
  cause: string | null;
  /** `closing`: what was left out. */
  missing: ClosingStep[];
}

/** `GET /api/measures/items`; `count` is exactly the figure. */
export interface MeasuredItems {
  count: number;
  items: MeasuredItem[];
  cursor: string | null;
}

const pace = { by: z.enum(PACES).default('day') };

/** `GET /api/measures` */
export const MeasuresQuery = z.strictObject({ ...RANGE, ...pace }).transform(oneRange);

/** Which figure: of a measure and its part, within a day or week, of an agent, a class … */
const behind = {
  measure: z.string().refine(isMeasure, { message: `of ${MEASURES.join(', ')}` }),
  part: z.string().max(16),
  /** A moment or day, as in the range: only what lies in this part of it. */
  since: Edge.optional(),
  until: Edge.optional(),
  slice: z.enum(NARROWS).optional(),
  key: z.string().max(4000).optional(),
};

/** Asked also of a measure that is none, about which something is said already. */
const hasPart = ({ measure, part }: { measure: string; part: string }): boolean =>
  !isMeasure(measure) || MEASURE_PARTS[measure].some((one) => one === part);

/** `GET /api/measures/items` */
export const ItemsQuery = z
  .strictObject({
    ...RANGE,
    ...behind,
    cursor: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  })
  .refine(hasPart, { path: ['part'], message: 'is no part of this measure' })
  .transform(oneRange);

/** `GET /api/measures.csv`: one table of a measure, or the list behind a figure. */
export const MeasuresFileQuery = z
  .strictObject({
    ...{ ...RANGE, ...pace, measure: behind.measure },
    table: z.enum(['series', 'missing', 'customers', ...SLICES]),
  })
  .transform(oneRange);

/** `GET /api/measures/items.csv` */
export const ItemsFileQuery = z
  .strictObject({ ...RANGE, ...behind })
  .refine(hasPart, { path: ['part'], message: 'is no part of this measure' })
  .transform(oneRange);
