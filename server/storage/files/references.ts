import { filesOf, type LogEntry } from '../../domain/chat/log.ts';

/** `shown` of a file whose message was withdrawn: leads alone read it. */
export const WITHDRAWN = -1;

/** That a line of a log names a file; stored in the transaction of the line. */
export interface FileReference {
  id: string;
  chat_id: string;
  seq: number;
  /** 1 once a line that the customer sees names it. */
  shown: number;
}

/** The files that a line names. One that a crisis statement and then its message name belongs to the later line. */
export function referencesOf(entry: LogEntry): FileReference[] {
  const shown = entry.customerSeq === null ? 0 : 1;
  return (filesOf(entry) ?? []).map(({ id }) => ({ id, chat_id: entry.chatId, seq: entry.seq, shown }));
}
