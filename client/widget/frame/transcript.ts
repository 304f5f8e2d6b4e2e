import type { Entry } from '../../../protocol/entry.ts';
import type { Texts } from '../locales/texts.ts';
import { agentName } from './agent-name.ts';
import { eventText } from './event-text.ts';
import { rowsOf } from './rows.ts';

/** The conversation as plain text, one line for each message or event. */
export function transcriptOf(entries: readonly Entry[], texts: Texts, company: string): string {
  const date = new Intl.DateTimeFormat(texts.tag, { dateStyle: 'medium', timeStyle: 'short' });
  const when = (at: string): string => date.format(new Date(at));
  const lines = rowsOf(entries, [], 0).flatMap((row) => {
    if (row.row === 'day') return [];
    if (row.row === 'event') return [`[${when(row.entry.at)}] ${eventText(row.entry, texts)}`];
    const speaker = row.mine ? texts.you : agentName(row.speaker, texts);
    return [`[${when(row.at ?? '')}] ${speaker}: ${row.text}`];
  });
  return [company, '', ...lines, ''].join('\r\n');
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
