import { z } from 'zod';
import { CLIENT_ID_MAX, SHORT_MAX, TEXT_MAX, URL_MAX, isBlank } from './limits.ts';

// Every way to end a line, as Unicode lists them (UAX 14, class BK, CR, NL): a vertical tab too.
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// Control characters carry no meaning in a chat, and PostgreSQL cannot store NUL.
const CONTROLS = /(?![\t\n])\p{Cc}/gu;

/** Text as the desk keeps it: NFC, well-formed, without control characters, trimmed; what shows nothing is empty. */
export function clean(text: string): string {
  const kept = text.replace(LINE_ENDS, '\n').replace(CONTROLS, '').toWellFormed().normalize('NFC').trim();
  return isBlank(kept) ? '' : kept;
}

/** Text as the desk keeps it, of at most so many characters; empty is fine. */
export function bounded(max: number) {
  return z
    .string()
    .transform(clean)
    .refine((text) => text.length <= max || lengthOf(text) <= max, {
      message: `at most ${max} characters`,
      params: { tooLarge: true },
    });
}

/** Characters as people count them: code points, not UTF-16 units. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** A message: 1 to 4,000 characters after trimming. */
export const Text = bounded(TEXT_MAX).refine((text) => text.length > 0, { message: 'must not be empty' });

/** The words of a message that may consist of files alone. */
export const TextOrNothing = bounded(TEXT_MAX);

/** A short field such as a name; empty means "not said". */
export const Short = bounded(SHORT_MAX);

// Among what ends a line somewhere, only NEL is not white space to JavaScript.
const WHITE_SPACE = /[\s\u0085]+/g;

/** A one-line text of at most so many characters: line breaks become spaces. */
export function oneLine(max: number) {
  return z
    .string()
    .transform((text) => text.replace(WHITE_SPACE, ' '))
    .pipe(bounded(max));
}

/** A name, a contact or another short field of one line; empty means "not said". */
export const Line = oneLine(SHORT_MAX);

/** The address of a page. It is shown as text, never followed by the server. */
export const PageUrl = oneLine(URL_MAX);

/** Chosen by the sender, unique within the chat: what makes a retry harmless. */
export const ClientId = z
  .string()
  .min(1)
  .refine((id) => lengthOf(id) <= CLIENT_ID_MAX, { message: `at most ${CLIENT_ID_MAX} characters` })
  // Databases change these on the way, and then do not find them again: a retry would break its whole batch.
  .refine((id) => id.isWellFormed() && !id.includes('\0'), { message: 'must be well-formed, without NUL' });

/** An id that the server gave out; opaque. */
export const Id = z.string().min(1).max(64);

/** A `seq` in a chat's log, in the sender's count. */
export const Seq = z.int().min(0);
