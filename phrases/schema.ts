import { z } from 'zod';
import { checks, conditions, locales, severities, triggers } from './manual.ts';

const words = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  // Databases and spreadsheets lose them, and nobody sees them.
  .refine((text) => !/[^\P{C}\p{Cf}\n\t]/u.test(text), 'it has characters that cannot be shown');
const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'an id has small letters, digits and _ only');
const when = z.array(z.enum(conditions)).default([]);
/** Switched off: kept for the record and for its id, but never offered, searched or checked against. */
const off = z.boolean().default(false);

/** Keeps something to the chats of departments, by their ids; left out: it holds in all. Ids that the desk does not know are kept. */
const departments = z
  .array(z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u, 'a department is named by its id'))
  .min(1)
  .max(100)
  .optional();

const phrase = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}\.[1-9]\d{0,3}$/, 'a phrase id is its situation and a number: thanks.1'),
  text: words,
  when,
  source: words.optional(),
  departments,
  off,
});

/** A sentence of a customer by which a situation is recognised. */
const example = z.string().trim().min(2).max(300);
/** A word that must, or must not, occur in what a customer writes. */
const spoken = z.array(z.string().trim().min(1).max(60)).max(20).optional();

const nextStep = z.strictObject({ id: key, text: words, when });

const situation = z.strictObject({
  id: key,
  title: words,
  set_off_by: z.array(z.enum(triggers)).min(1),
  occasion: words,
  source: words,
  comfort: z.boolean().default(false),
  next: z.array(nextStep).default([]),
  /** How customers put it: with three or more of them the situation is recognised by its likes. */
  examples: z.array(example).max(20).optional(),
  /** One of these must occur in a customer's words, and none of those. */
  must: spoken,
  must_not: spoken,
  departments,
  phrases: z.array(phrase).min(1),
  off,
});

const pattern = z.strictObject({
  match: words,
  unless: words.optional(),
  unless_anywhere: words.optional(),
  better: words.optional(),
  message: words.optional(),
});

const rule = z.strictObject({
  id: key,
  title: words,
  message: words,
  severity: z.enum(severities).default('advice'),
  source: words,
  check: z.enum(checks).optional(),
  words: words.optional(),
  better: words.optional(),
  patterns: z.array(pattern).default([]),
  departments,
  off,
});

/** One file of the manual as it is written: a chapter with situations, conduct rules, or both. Unknown keys are refused. */
export const chapterFile = z.strictObject({
  locale: z.enum(locales),
  chapter: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'a chapter id has small letters, digits and - only'),
  title: words,
  situations: z.array(situation).default([]),
  rules: z.array(rule).default([]),
});

export type ChapterFile = z.output<typeof chapterFile>;
export type WrittenSituation = ChapterFile['situations'][number];
export type WrittenPhrase = WrittenSituation['phrases'][number];
export type WrittenRule = ChapterFile['rules'][number];
