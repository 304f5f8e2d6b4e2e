/**
 * Indents every line that somebody typed in a transcript. The transcript's own lines begin with a bracket, so no typed
 * line can look like one of them.
 */
const INDENT = '    ';
const LINE_ENDS = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/u;
/** Characters that reorder the text around them. */
const REORDERING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/** The lines of a typed text; every line break of any program counts. */
export function linesOf(text: string): string[] {
  return text.split(LINE_ENDS);
}

/** A typed text as lines of a plain-text transcript; none for an empty text. */
export function indentedLines(text: string): string[] {
  return text === '' ? [] : linesOf(text.replace(REORDERING, '')).map((line) => INDENT + line);
}

/** A name, or a sentence that holds one, as part of a transcript's own line: no brackets, no line ends, no reordering. */
export function partOfLine(text: string): string {
  return text
    .replace(REORDERING, '')
    .replace(CONTROLS, ' ')
    .replace(/[‹›[\]]/gu, '')
    .trim();
}

/** `2026-03-01 08:30:05` on the clocks of this time zone. */
export function momentIn(timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(new Date(at));
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  const day = [part('year'), part('month'), part('day')].join('-');
  return `${day} ${part('hour')}:${part('minute')}:${part('second')}`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a person typed as text of a page: nothing of it becomes markup. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
