import type { DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import { indentedLines, momentIn, partOfLine } from '../../../protocol/transcript-lines.ts';
import type { Texts } from '../locales/texts.ts';
import { eventText, agentName } from './event-text.ts';
import { rowsOf, type Row } from './rows.ts';

/**
 * The conversation as plain text, in server time. Each message and event has a header line; typed text is indented
 * below it, so that nobody can fake another person's line.
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

/** `Chat transcript 2026-11-29 1a2b3c4d.txt`: the day on which the chat began, and the beginning of its id. */
export function transcriptName(entries: readonly Entry[], texts: Texts): string {
  const first = entries[0];
  if (first === undefined) return `${texts.transcriptName}.txt`;
  const began = new Date(first.at);
  const day = [began.getFullYear(), began.getMonth() + 1, began.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  return `${texts.transcriptName} ${day} ${first.chatId.slice(0, 8)}.txt`;
}

/** Saves the text as a file in the browser. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
