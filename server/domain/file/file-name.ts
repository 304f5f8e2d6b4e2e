import { FILE_NAME_MAX_BYTES } from '../../../protocol/files.ts';
import { graphemesOf } from '../../../protocol/graphemes.ts';

/** Control and format characters (the direction of text among them), and what no file system takes in a name. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*:<>?|]/gu;

/** Joins emoji to one, so it stays where it does. */
const JOINER = /(?<=\p{Extended_Pictographic}\ufe0f?)\u200d(?=\p{Extended_Pictographic})/gu;

/** A stand-in for {@link JOINER} while {@link UNFIT} is removed. */
const KEPT = '\uffff';

/** Whether a name leads somewhere: browsers send the name alone. */
export function isPath(name: string): boolean {
  return /[/\\\0]/.test(name) || name === '.' || name === '..';
}

/** The ending of a name, in lower case, without its dot; empty if it has none. */
export function endingOf(name: string): string {
  return (/[^.]\.([A-Za-z0-9]{1,10})$/.exec(name.trim())?.[1] ?? '').toLowerCase();
}

/**
 * A file's name as the desk keeps it: NFC, on one line, in the order in which it reads, with its ending, and short
 * enough for every file system. Nameless files get the `fallback`.
 */
export function fileName(given: string, fallback: string): string {
  const clean = given
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(KEPT, '')
    .replace(JOINER, KEPT)
    .replace(UNFIT, '')
    .replaceAll(KEPT, '\u200d')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (clean === '') return fallback;
  const ending = endingOf(clean);
  const dotted = ending === '' ? '' : clean.slice(-ending.length - 1);
  const room = FILE_NAME_MAX_BYTES - Buffer.byteLength(dotted);
  return cutToBytes(dotted === '' ? clean : clean.slice(0, -dotted.length), room) + dotted;
}

/** A name with another ending: what its content is now. */
export function withEnding(name: string, ending: string): string {
  const had = endingOf(name);
  return `${had === '' ? name : name.slice(0, -had.length - 1)}.${ending}`;
}

function cutToBytes(text: string, room: number): string {
  if (Buffer.byteLength(text) <= room) return text;
  let kept = '';
  let bytes = 0;
  for (const grapheme of graphemesOf(text)) {
    bytes += Buffer.byteLength(grapheme);
    if (bytes > room) break;
    kept += grapheme;
  }
  return kept.trimEnd();
}
