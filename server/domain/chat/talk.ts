import { NEEDED_PHRASES } from '../../../phrases/needed-ids.ts';
import type { LogEntry } from './log.ts';

/** One spoken line of a chat. */
export interface Spoken {
  seq: number;
  by: 'customer' | 'agent';
  text: string;
  phraseId: string | null;
}

/** As much of a chat as the assistant looks back on. */
export const LOOK_BACK = 40;

/** What was spoken in these entries, oldest first; notes and marks are not speech. */
export function spoken(entries: readonly LogEntry[]): Spoken[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'warned')
      return [{ seq: entry.seq, by: 'agent', text: entry.text, phraseId: NEEDED_PHRASES.warning }];
    if (entry.kind !== 'message') return [];
    const by = entry.by.role === 'customer' ? 'customer' : 'agent';
    return [{ seq: entry.seq, by, text: entry.text, phraseId: entry.data?.phraseId ?? null }];
  });
}

/** The last thing a customer said, with the agent's line before it; null if they have said nothing. */
export function lastQuestion(talk: readonly Spoken[]): { question: Spoken; prev: string | undefined } | null {
  const at = talk.findLastIndex(({ by }) => by === 'customer');
  const question = talk[at];
  if (!question) return null;
  return { question, prev: talk.slice(0, at).findLast(({ by }) => by === 'agent')?.text };
}
