import { newCase, type Case } from './case.ts';
import { fold } from './fold.ts';
import { isEndNote } from '../announcement/announcement.ts';
import type { CaseLogEntry } from './log.ts';

/**
 * A case without what people said in it, and without the way to its customer and chat: the emptied log, and the row that it
 * gives. Types, times, authors and what was decided stay. S0(8.1)
 */
export function withoutPerson(
  { id, kind, openedAt, openedBy }: Case,
  entries: readonly CaseLogEntry[],
): { case: Case; entries: CaseLogEntry[] } {
  const emptied = entries.map(withoutWords);
  const start = newCase({ id, kind, openedAt, openedBy, customerId: null, chatId: null, seq: null });
  return { case: emptied.reduce(fold, start), entries: emptied };
}

function withoutWords(entry: CaseLogEntry): CaseLogEntry {
  const emptied = { ...entry };
  delete emptied.text;
  // Whatever the sender chose may name somebody; the desk's own id of a note names an outage, and says that it was no follow-up.
  if (!isEndNote(emptied.clientId ?? '')) delete emptied.clientId;
  if (emptied.type === 'archived') emptied.data = { cause: '', measure: '' };
  if (emptied.type === 'analysed') emptied.data = { fields: {} };
  if (emptied.type === 'answered' || emptied.type === 'kept' || emptied.type === 'done') delete emptied.data;
  if (emptied.type === 'commented') delete emptied.data;
  return emptied;
}
