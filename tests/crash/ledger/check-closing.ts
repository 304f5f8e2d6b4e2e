import type { LogEntry } from '../../../server/domain/chat/log.ts';
import type { Kept } from './kept.ts';

/** By what the closing of silent chats is judged, in milliseconds. */
export interface Clocks {
  idleClose: number;
  /** A chat that was due before this moment must be closed by now. */
  dueBy: number;
}

/** A chat is closed once; for silence only if the customer owed for the whole time; and if it was due, it is. [P1] */
export function closingFaults({ chat, log }: Kept, { idleClose, dueBy }: Clocks): string[] {
  const closes = log.filter(({ kind }) => kind === 'closed');
  const faults = closes.length > 1 ? [`closed ${String(closes.length)} times: ${chat.id}`] : [];
  for (const close of closes) faults.push(...earlyFault(log, close, idleClose));
  const after = log.slice(log.findIndex(({ kind }) => kind === 'closed') + 1);
  if (closes.length > 0 && after.some(({ kind }) => kind === 'message'))
    faults.push(`a message after the close of ${chat.id}`);
  const last = lastWords(log);
  const isDue = chat.state.status === 'open' && last?.by.role === 'agent' && last.at + idleClose < dueBy;
  return isDue ? [...faults, `due and not closed: ${chat.id}`] : faults;
}

function earlyFault(log: readonly LogEntry[], close: LogEntry, idleClose: number): string[] {
  if (close.kind !== 'closed' || close.data.reason !== 'idle') return [];
  const last = lastWords(log.slice(0, close.seq - 1));
  if (last?.by.role !== 'agent') return [`closed although the agent owed: ${close.chatId}`];
  return close.at - last.at < idleClose ? [`closed too early: ${close.chatId}`] : [];
}

function lastWords(log: readonly LogEntry[]): LogEntry | undefined {
  return log.filter(({ kind }) => kind === 'message').at(-1);
}
