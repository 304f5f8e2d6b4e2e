import type { CustomerChat } from '../../protocol/chat.ts';
import type { Entry } from '../../protocol/entry.ts';
import type { Unsent } from '../../client/widget/connection/outbox.ts';

/** A moment that every test of the widget counts from. */
export const NOON = Date.parse('2026-03-02T12:00:00.000Z');

/** So many seconds after noon, as the wire writes it. */
export function after(seconds: number): string {
  return new Date(NOON + seconds * 1000).toISOString();
}

/** An open chat, with what matters to a test put in. */
export function chatWith(news: Partial<CustomerChat> = {}): CustomerChat {
  return {
    ...{ id: 'chat', now: after(0), status: 'open', owes: 'agent', agent: '1001', lastSeq: 0 },
    ...{ seenByAgent: 0, position: null, estimate: null, leftMessage: false, closesAt: null },
    ...{
      deadlines: [],
      warned: null,
      held: null,
      contactAsked: false,
      agentLost: false,
      reason: null,
      rated: false,
    },
    ...news,
  };
}

/** A message of the customer, or of an agent where `news` says so. */
export function entryWith(seq: number, news: Partial<Entry> = {}): Entry {
  return {
    ...{
      chatId: 'chat',
      seq,
      at: after(seq),
      kind: 'message',
      by: { role: 'customer' },
      text: `line ${seq}`,
    },
    ...news,
  };
}

/** A message of an agent. */
export function agentSaid(seq: number, at = after(seq)): Entry {
  return entryWith(seq, { at, by: { role: 'agent', name: '1001' } });
}

/** What the outbox is told of a new message. */
export function written(
  clientId: string,
  chatId: string | null = 'chat',
): Omit<Unsent, 'place' | 'state' | 'tries' | 'refusal'> {
  return { clientId, text: `text of ${clientId}`, chatId, name: null, contact: null };
}
