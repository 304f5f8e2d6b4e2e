import type { DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { indentedLines, momentIn, partOfLine } from '../../../protocol/transcript-lines.ts';
import type { Texts } from '../locales/texts.ts';
import { eventText, agentName } from './event-text.ts';
import { rowsOf, type Row } from './rows.ts';

/**
 * The conversation as plain text, on the desk's clock. Each message and event begins with a line of its own; what
 * people typed stands indented below, so that nobody can write a line that looks like somebody else's.
 */
export function transcriptOf(
  entries: readonly Entry[],
  texts: Texts,
  { company, timeZone }: Pick<DeskView, 'company' | 'timeZone'>,
): string {
  const head = (at: string, words: string): string => `[${momentIn(timeZone, at)}] ${partOfLine(words)}`;
  const linesOf = (row: Row): string[] => {
    if (row.row === 'day') return [];
    if (row.row === 'bubble') {
      const speaker = row.mine ? texts.you : agentName(row.speaker, texts);
      return [head(row.at ?? '', speaker), ...indentedLines(row.text)];
    }
    const { at } = row.entry;
    const words = eventText(row.entry, texts, Date.parse(at));
    return words === null ? [] : [head(at, words)];
  };
  const lines = rowsOf(entries, [], 0).flatMap(linesOf);
  return [`${partOfLine(company)} (${timeZone})`, '', ...lines, ''].join('\r\n');
}

/** `Chat transcript 2026-11-29 1a2b3c4d.txt`: the day on which the chat began, and the beginning of its number. */
export function transcriptName(entries: readonly Entry[], texts: Texts): string {
  const first = entries[0];
  if (first === undefined) return `${texts.transcriptName}.txt`;
  const began = new Date(first.at);
  const day = [began.getFullYear(), began.getMonth() + 1, began.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${texts.transcriptName} ${day} ${first.chatId.slice(0, 8)}.txt`;
}

/** Hands the text to the customer as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
