import fc from 'fast-check';
import type { Entry } from '../../../protocol/entry.ts';
import type { Suggestions } from '../../../protocol/desk.ts';
import { askLead, close, hold } from '../../../server/actions/chats/procedures.ts';
import { transfer, warn, write } from '../../../server/actions/chats/staff-actions.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { aDesk, answeredChat, settle, shut, writes, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;

beforeEach(async () => void (test_ = await aDesk({ rules: { capacity: 1000 } })));
afterEach(() => shut(test_));

const asker = { account: '1001', role: 'agent' } as const;

/** What happens in a chat: words of the customer, words of the agent, the suggestion at that place, or an act. */
const move = fc.oneof(
  fc.record({
    customer: fc.constantFrom(
      ...['你好', '耳机连不上', '我要投诉你们', '我要找主管！', '谢谢', '再见', '好了，没有了', '傻逼'],
      ...['操你妈', '陪我聊天嘛美女', '脱光给我看看', '我要找N1002', '人呢', '转人工', 'thanks, bye'],
    ),
  }),
  fc.record({
    agent: fc.constantFrom('请您先重启耳机，然后重新配对。', '不客气，再见', '还有什么可以帮您？'),
  }),
  fc.record({ phrase: fc.nat(4) }),
  fc.record({ act: fc.constantFrom('warn' as const, 'hold' as const, 'askLead' as const) }),
);

type Move = typeof move extends fc.Arbitrary<infer One> ? One : never;

/** What stands on the agent's screen for this chat. */
function shown(chatId: string): Suggestions | undefined {
  return test_.told
    .filter(({ event }) => event === 'suggestions')
    .map(({ payload }) => payload as Suggestions)
    .findLast((one) => one.chatId === chatId);
}

let count = 0;
const send = (chatId: string, text: string, phraseId?: string) =>
  write(test_.desk, asker, chatId, { clientId: `a${(count += 1)}`, text, phraseId });

async function live(chatId: string, customerId: string, one: Move): Promise<void> {
  if ('customer' in one) await writes(test_, customerId, one.customer, `c${(count += 1)}`);
  else if ('agent' in one) await send(chatId, one.agent);
  else if ('phrase' in one) {
    const phrase = shown(chatId)?.phrases[one.phrase];
    if (phrase) await send(chatId, phrase.text, phrase.id);
  } else if (one.act === 'warn') await warn(test_.desk, asker, chatId);
  else if (one.act === 'hold') await hold(test_.desk, asker, chatId, 5);
  else await askLead(test_.desk, asker, chatId);
  await settle(test_);
}

type Done = Promise<{ entry: Entry } | Refusal>;

/** What the console does when the next step is taken; null where it is for the agent's own hands. */
function taken(chatId: string, { situations, next }: Suggestions): Done | null {
  const { desk } = test_;
  if (next === undefined) return null;
  switch (next.id) {
    case 'warn':
      return warn(desk, asker, chatId);
    case 'close':
      return close(desk, asker, chatId, undefined);
    case 'start_hold':
      return hold(desk, asker, chatId, 5);
    case 'transfer':
      return transfer(desk, asker, chatId, { to: next.to ?? null });
    case 'ask_lead':
      return situations[0]?.id === 'abusive_language'
        ? askLead(desk, asker, chatId)
        : transfer(desk, asker, chatId, { to: null });
    default:
      return null;
  }
}

test('[P2] [P3] [P4] whatever is offered in a chat, the desk then allows', async () => {
  const steps = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 9 }), fc.boolean(), async (moves, isStep) => {
      const { chatId, customerId } = await answeredChat(test_);
      for (const one of moves) await live(chatId, customerId, one);
      const offer = shown(chatId);
      if (!offer) return;
      if (!isStep) {
        for (const { id, text } of offer.phrases) expect(isRefusal(await send(chatId, text, id))).toBe(false);
        return;
      }
      const outcome = await taken(chatId, offer);
      if (outcome === null) return;
      steps.add(offer.next?.id ?? '');
      expect(outcome).not.toHaveProperty('refused');
      // A close that was offered needs no reason: nothing was missing.
      expect(JSON.stringify(outcome)).not.toContain('missing');
      await settle(test_);
    }),
    {
      numRuns: 60,
      examples: [
        [[{ customer: '脱光给我看看' }], true],
        [[{ customer: '脱光给我看看' }, { act: 'warn' }, { customer: '脱光给我看看' }], true],
        [[{ customer: '傻逼' }], true],
        [
          [{ customer: '傻逼' }, { phrase: 0 }, { customer: '操你妈' }, { phrase: 0 }, { customer: '傻逼' }],
          true,
        ],
        [[{ customer: '再见' }], true],
        [[{ customer: '谢谢' }, { agent: '还有什么可以帮您？' }, { customer: '再见' }, { phrase: 0 }], true],
        [[{ customer: '我要找主管！' }], true],
      ],
    },
  );
  // The walk came by them, so that it did not pass because nothing was ever offered.
  expect([...steps]).toEqual(expect.arrayContaining(['warn', 'ask_lead', 'close']));
});
