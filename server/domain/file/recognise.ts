import type { FileKind } from '../../../protocol/files.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { endingOf } from './file-name.ts';
import { PROGRAMS, TYPES, typeByEnding, typeNamed } from './file-types.ts';

/** What there is to judge by. */
export interface Looked {
  /** As it was sent. */
  name: string;
  /** The type that its sender's browser named; empty if none. */
  claimed: string;
  /** The first bytes. */
  head: Uint8Array;
  /** What the first bytes are the signature of; null: nothing known. */
  signature: string | null;
  /** The names in a zip's own list, the first of them; null for what is no zip. */
  entries: readonly string[] | null;
}

/** What a file is. */
export interface Recognised {
  type: string;
  kind: FileKind;
}

const NOT_ALLOWED = refuse('unsupported', 'Files of this kind cannot be sent here.');
const NOT_WHAT_IT_SAYS = refuse('bad_request', 'This file is not what its name says.');

/** The old office formats, encrypted new ones among them. */
const COMPOUND = 'application/x-cfb';

/**
 * What a file is by its content. Refuses what the desk does not let in, and what says by its name or type that it is
 * something else: a program named as a picture is neither.
 */
export function recognise(looked: Looked, allowed: readonly FileKind[]): Recognised | Refusal {
  const ending = endingOf(looked.name);
  const found = contentOf(looked, ending);
  const said = typeByEnding(ending) ?? claimedType(looked.claimed, ending);
  if (said !== undefined && (found === null || !isAlike(said, found))) return NOT_WHAT_IT_SAYS;
  if (found === null || PROGRAMS.has(ending)) return NOT_ALLOWED;
  const kind = TYPES[found]?.kind;
  if (kind === undefined || !allowed.includes(kind)) return NOT_ALLOWED;
  return { type: found, kind };
}

/** Browsers name a type by the ending alone, so it counts only where there is no ending. */
function claimedType(claimed: string, ending: string): string | undefined {
  const type = typeNamed(claimed);
  return ending === '' && type in TYPES ? type : undefined;
}

/** The type of the content; null if it is none that is known. */
function contentOf({ head, signature, entries }: Looked, ending: string): string | null {
  const byName = typeByEnding(ending);
  if (entries !== null) return zipType(entries, byName);
  const type = signature === null ? null : typeNamed(signature);
  if (type === COMPOUND)
    return byName !== undefined && TYPES[byName]?.kind === 'office' ? byName : 'application/msword';
  if (type === 'application/zip') return null;
  if (type !== null && type !== 'application/xml') return type in TYPES ? type : null;
  return textType(head, byName);
}

/** A zip of an office program says so by what is in it; WPS and others order the parts as they like. */
function zipType(entries: readonly string[], byName: string | undefined): string {
  const has = (prefix: string): boolean => entries.some((name) => name.startsWith(prefix));
  if (has('[Content_Types].xml')) {
    if (has('word/')) return byEnding('docx');
    if (has('xl/')) return byEnding('xlsx');
    if (has('ppt/')) return byEnding('pptx');
  }
  const named = byName !== undefined && TYPES[byName]?.kind === 'office' ? byName : undefined;
  if (named !== undefined && (has('mimetype') || has('Index/') || has('OFD.xml') || has('index.xml')))
    return named;
  return 'application/zip';
}

function byEnding(ending: string): string {
  return typeByEnding(ending) ?? 'application/zip';
}

/** Text has no signature: it is what decodes. Markup is found by its content, whatever the name says. */
function textType(head: Uint8Array, byName: string | undefined): string | null {
  const text = decoded(head);
  if (text === null) return null;
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (/<svg[\s>]/.test(start)) return 'image/svg+xml';
  if (/^(?:<!--[^]*?-->\s*)*<(?:!doctype html|html|head|body|script|iframe)[\s>]/.test(start))
    return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  return byName !== undefined && isText(byName) && !isMarkup(byName) ? byName : markupOr(byName, text);
}

/** A piece of a page that begins with another tag is still one if its name says so. */
function markupOr(byName: string | undefined, text: string): string {
  return byName !== undefined && isMarkup(byName) && text.includes('<') ? byName : 'text/plain';
}

const isText = (type: string): boolean => TYPES[type]?.kind === 'text';
const isMarkup = (type: string): boolean => /html|xml/.test(type);

/** The beginning as text: UTF-8, UTF-16 with its mark, or GB18030, without characters that no text has. */
function decoded(head: Uint8Array): string | null {
  const [first, second] = head;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const encodings = marked ? [first === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      // As a part of a stream: a character that the end of the head cuts is no fault.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      if (!hasForeign(text)) return text;
    } catch {
      // Then it is in another encoding, or no text.
    }
  }
  return null;
}

/** Control characters that no text has; those of lines, pages, tabs and of coloured logs it may have. */
const OF_TEXT: ReadonlySet<string> = new Set(['\t', '\n', '\v', '\f', '\r', '\u001b']);

function hasForeign(text: string): boolean {
  return Array.from(text.matchAll(/(?![\u0080-\u009f])\p{Cc}/gu)).some(([one]) => !OF_TEXT.has(one));
}

/** Whether one can stand for the other: a PNG named `.jpg` is a picture, and text is text. */
function isAlike(said: string, found: string): boolean {
  return said === found || familyOf(said) === familyOf(found);
}

function familyOf(type: string): string {
  const kind = TYPES[type]?.kind;
  if (kind === 'audio' || kind === 'video') return 'media';
  // Encrypted and older office files are compound files, others zips; a zip without its list is still the office file.
  if (kind === 'office' || type === 'application/zip') return type === 'application/rtf' ? 'text' : 'office';
  return kind ?? type;
}
