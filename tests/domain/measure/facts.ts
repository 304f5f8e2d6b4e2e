import type { Fact, Stretch } from '../../../server/domain/measure/fact.ts';
import { UNSAID } from '../../../server/domain/measure/fact.ts';
import { ChatFacts, type ChatOf, type MarkEntry } from '../../../server/domain/measure/chat-facts.ts';
import type { NewEntry } from '../../../server/domain/chat/log.ts';
import type { ACase } from '../case/a-case.ts';
import type { MeasuredCase } from '../../../server/domain/measure/case-facts.ts';

export const MINUTE = 60_000;
/** The whole of a week that begins on Monday, 2 March 2026, in Shanghai. */
export const WEEK: Stretch = { from: Date.UTC(2026, 2, 1, 16), to: Date.UTC(2026, 2, 8, 16) };

/** A fact with the fields that a test is about. */
export function aFact(more: Partial<Fact> = {}): Fact {
  return { ...UNSAID, measure: 'complaints', part: 1, at: WEEK.from, chatId: 'a', ...more };
}

/** A chat to which lines belong. */
export function chatOf(id: string, more: Partial<ChatOf> = {}): ChatOf {
  return { id, agent: '1001', department: null, customer: `of-${id}`, customerClass: null, ...more };
}

/** A line from which is measured, without its place. */
export type Line = NewEntry & { kind: MarkEntry['kind'] };

/** Lines of chats at minutes of the week, in this order. */
export function factsOf(
  lines: readonly (readonly [chat: string, minute: number, line: Line])[],
  stretch = WEEK,
): Fact[] {
  const facts = new ChatFacts(stretch);
  lines.forEach(([chat, minute, line], seq) => {
    const at = WEEK.from + minute * MINUTE;
    const entry = { ...line, chatId: chat, seq, customerSeq: null, at };
    facts.mark({ chat: chatOf(chat), entry });
  });
  return facts.facts();
}

/** A case as the store gives it. */
export function measured({ case: one, entries }: ACase, more: Partial<MeasuredCase> = {}): MeasuredCase {
  return {
    ...{ number: 1001, case: one, log: entries, customer: one.customerId, customerClass: null },
    chat: { agent: '1002', department: 'sales' },
    ...more,
  };
}
