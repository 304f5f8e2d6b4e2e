import type { ClosingEntry } from '../../../../../phrases/suggest/closing.ts';
import type { Entry } from '../../../../../protocol/entry.ts';
import type { Pending } from '../../../store/outbox.ts';

/** The chat's messages as the closing steps read them, with what this agent has just sent. [P4] */
export function closingEntries(entries: readonly Entry[], pending: readonly Pending[]): ClosingEntry[] {
  const stored = entries
    .filter((entry) => entry.kind === 'message')
    .map(({ by, text = '', data }): ClosingEntry => {
      const side = by.role === 'customer' ? 'customer' : 'agent';
      return { by: side, text, phraseId: data?.phraseId };
    });
  const sent = pending
    .filter((line) => line.kind === 'message' && line.state !== 'failed')
    .map(({ text, phraseId }): ClosingEntry => ({ by: 'agent', text, phraseId }));
  return [...stored, ...sent];
}
