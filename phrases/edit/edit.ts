import { z } from 'zod';
import { conditions, severities, triggers } from '../manual.ts';

/** The most that one draft may change at once. */
export const EDITS_MAX = 500;

// Whether the words are good is the manual's schema to say, with the place; here is only held what is held in memory.
const words = z.string().max(2000);
const id = z.string().min(1).max(60);
const both = z.strictObject({ 'zh-CN': words, en: words });
const either = z.strictObject({ 'zh-CN': words.optional(), en: words.optional() });
const when = z.array(z.enum(conditions)).max(conditions.length);
const off = z.boolean();
/** An empty list: it holds in all chats again. */
const departments = z.array(z.string().max(60)).max(100).optional();
const ids = z.array(id).max(500);
const next = z.array(z.strictObject({ id, text: words, when: when.default([]) })).max(20);
const list = z.array(words).max(40);
const lists = z.strictObject({ 'zh-CN': list.optional(), en: list.optional() });
const patterns = z
  .array(
    z.strictObject({
      match: words,
      unless: words.optional(),
      unless_anywhere: words.optional(),
      better: words.optional(),
      message: words.optional(),
    }),
  )
  .max(100);

/**
 * One change to a manual, as data. Nothing is ever deleted: what is not wanted any more is switched off, so that its id
 * is never given to anything else. Texts come by language; a language that is left out stays as it is.
 */
export const Edit = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('editPhrase'),
    id,
    text: either.optional(),
    when: when.optional(),
    source: words.optional(),
    departments,
  }),
  z.strictObject({
    do: z.literal('addPhrase'),
    situation: id,
    /** The situation's next free number if it is left out. */
    id: id.optional(),
    text: both,
    when: when.optional(),
    source: words.optional(),
  }),
  z.strictObject({ do: z.literal('switchPhrase'), id, off }),
  z.strictObject({ do: z.literal('orderPhrases'), situation: id, ids }),
  z.strictObject({
    do: z.literal('editSituation'),
    id,
    title: either.optional(),
    occasion: either.optional(),
    comfort: z.boolean().optional(),
    next: z.strictObject({ 'zh-CN': next, en: next }).optional(),
    /** An empty list takes away what is there. */
    examples: lists.optional(),
    must: lists.optional(),
    must_not: lists.optional(),
    departments,
  }),
  z.strictObject({ do: z.literal('addChapter'), id, title: both }),
  z.strictObject({
    do: z.literal('addSituation'),
    chapter: id,
    id,
    source: words,
    set_off_by: z.array(z.enum(triggers)).min(1).max(triggers.length),
    title: both,
    occasion: both,
    /** Its first phrase. */
    text: both,
  }),
  z.strictObject({ do: z.literal('switchSituation'), id, off }),
  z.strictObject({ do: z.literal('orderSituations'), chapter: id, ids }),
  z.strictObject({
    do: z.literal('editRule'),
    id,
    severity: z.enum(severities).optional(),
    title: either.optional(),
    message: either.optional(),
    better: either.optional(),
    patterns: z.strictObject({ 'zh-CN': patterns.optional(), en: patterns.optional() }).optional(),
    departments,
  }),
  z.strictObject({
    do: z.literal('addRule'),
    chapter: id,
    id,
    severity: z.enum(severities),
    source: words,
    title: both,
    message: both,
    patterns: z.strictObject({ 'zh-CN': patterns, en: patterns }),
  }),
  z.strictObject({ do: z.literal('switchRule'), id, off }),
  z.strictObject({ do: z.literal('orderRules'), chapter: id, ids }),
]);
export type Edit = z.output<typeof Edit>;
export type EditOf<D extends Edit['do']> = Extract<Edit, { do: D }>;
