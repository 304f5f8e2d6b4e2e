import fc from 'fast-check';
import type { Suggestions } from '../../protocol/desk.ts';
import { askLead, hold } from '../../server/actions/chats/procedures.ts';
import { warn, write } from '../../server/actions/chats/staff-actions.ts';
import { settle, writes, type TestDesk } from './a-desk.ts';

/** The agent of all random chats. */
export const asker = { account: '1001', role: 'agent' } as const;

/** What happens in a chat: words of the customer, words of the agent, the suggestion at that place, or an act. */
export type Move =
  { customer: string } | { agent: string } | { phrase: number } | { act: 'warn' | 'hold' | 'askLead' };

/** Moves whose customers also say these. */
export function movesWith(...words: string[]): fc.Arbitrary<Move> {
  return fc.oneof(
    fc.record({
      customer: fc.constantFrom(
        ...['你好', '耳机连不上', '我要投诉你们', '我要找主管！', '谢谢', '再见', '好了，没有了', '傻逼'],
        ...['操你妈', '我要找N1002', '人呢', '转人工', 'thanks, bye'],
        ...words,
      ),
    }),
    fc.record({
      agent: fc.constantFrom('请您先重启耳机，然后重新配对。', '不客气，再见', '还有什么可以帮您？'),
    }),
    fc.record({ phrase: fc.nat(4) }),
    fc.record({ act: fc.constantFrom('warn' as const, 'hold' as const, 'askLead' as const) }),
  );
}

/** All suggestions that the agent has been sent for a chat, in order. */
export function suggestionsFor({ told }: TestDesk, chatId: string): Suggestions[] {
  return told
    .filter(({ event }) => event === 'suggestions')
    .map(({ payload }) => payload as Suggestions)
    .filter((one) => one.chatId === chatId);
}

let count = 0;

/** A message of the agent, from a phrase or not. */
export function sends({ desk }: TestDesk, chatId: string, text: string, phraseId?: string) {
  return write(desk, asker, chatId, { clientId: `a${(count += 1)}`, text, phraseId });
}

/** Makes a move, and lets the desk finish what follows from it. */
export async function makes(
  test: TestDesk,
  { chatId, customerId }: { chatId: string; customerId: string },
  move: Move,
): Promise<void> {
  if ('customer' in move) await writes(test, customerId, move.customer, `c${(count += 1)}`);
  else if ('agent' in move) await sends(test, chatId, move.agent);
  else if ('phrase' in move) {
    const phrase = suggestionsFor(test, chatId).at(-1)?.phrases[move.phrase];
    if (phrase) await sends(test, chatId, phrase.text, phrase.id);
  } else if (move.act === 'warn') await warn(test.desk, asker, chatId);
  else if (move.act === 'hold') await hold(test.desk, asker, chatId, 5);
  else await askLead(test.desk, asker, chatId);
  await settle(test);
}
