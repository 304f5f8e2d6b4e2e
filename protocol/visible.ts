/**
 * What nobody sees, alone or together: blanks, control and format characters (zero-width, bidi, tags), variation
 * selectors and the fillers of Hangul, Braille and musical notation.
 */
const UNSEEN = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]|\u{1d159}|\u{16fe4}/gu;

/** Whether a text shows nothing. Whoever sends such has not written, answered or named themselves. */
export function isBlank(text: string): boolean {
  return text.replace(UNSEEN, '') === '';
}
