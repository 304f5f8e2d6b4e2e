import type { Barrable } from '../../../phrases/suggest/facts.ts';
import type { Instant } from '../instant.ts';
import { isRefusal } from '../refusal.ts';
import type { Limits, Rules } from '../rules.ts';
import type { Staff } from './author.ts';
import type { Chat } from './chat.ts';
import type { ChatEvent } from './chat-event.ts';
import { step } from './step.ts';

const BARRABLE: readonly Barrable[] = ['warn', 'ask_lead', 'begin_crisis', 'start_hold', 'transfer', 'close'];

/** The events that the assistant may suggest to an agent; `close` without a reason for missing steps. */
const attempts: Readonly<Record<Barrable, (by: Staff) => ChatEvent>> = {
  warn: (by) => ({ type: 'warned', by, text: '' }),
  ask_lead: (by) => ({ type: 'leadAsked', by }),
  begin_crisis: (by) => ({ type: 'crisisBegun', by, onDuty: 0 }),
  start_hold: (by) => ({ type: 'held', by, length: 60_000, say: { text: '' } }),
  transfer: (by) => ({ type: 'transferred', by, to: null }),
  close: (by) => ({ type: 'staffClosed', by, missing: [] }),
};

const WORDLESS: Omit<Rules, keyof Limits> = {
  harassing: () => null,
  mask: (text) => text,
  maskAttributes: (attributes) => ({ ...attributes }),
};

/**
 * What the desk would refuse this agent in this chat now, by the very rules that would refuse it; a close also while
 * closing steps are missing, for it asks for a reason then. [P2] [P3] [P4] [P7]
 */
export function barredIn(
  chat: Chat,
  by: Staff,
  at: Instant,
  { limits, isCloseDue }: { limits: Limits; isCloseDue: boolean },
): ReadonlySet<Barrable> {
  // No attempt has words of anybody in it: what judges and masks words is not asked.
  const rules: Rules = { ...limits, ...WORDLESS };
  const refused = BARRABLE.filter((one) => isRefusal(step(chat, attempts[one](by), at, rules)));
  return new Set([...refused, ...(isCloseDue ? [] : (['close'] as const))]);
}
