import fc from 'fast-check';
import type { Suggestions } from '../../../protocol/desk.ts';
import { momentsIn, offered } from '../../../server/actions/manual/compare.ts';
import { pastChat, replayContext } from '../../../server/actions/manual/trying.ts';
import { askLead, hold } from '../../../server/actions/chats/procedures.ts';
import { warn, write } from '../../../server/actions/chats/staff-actions.ts';
import { aDesk, begins, settle, shut, writes, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;

beforeEach(async () => void (test_ = await aDesk({ rules: { capacity: 1000 } })));
afterEach(() => shut(test_));

const asker = { account: '1001', role: 'agent' } as const;

const move = fc.oneof(
  fc.record({
    customer: fc.constantFrom(
      ...['你好', '耳机连不上', '我要投诉你们', '我要找主管！', '谢谢', '再见', '好了，没有了', '傻逼'],
      ...['操你妈', '我要找N1002', '人呢', '转人工', '我的电话是13812345678', 'thanks, bye'],
    ),
  }),
  fc.record({
    agent: fc.constantFrom('请您先重启耳机，然后重新配对。', '不客气，再见', '还有什么可以帮您？'),
  }),
  fc.record({ phrase: fc.nat(4) }),
  fc.record({ act: fc.constantFrom('warn' as const, 'hold' as const, 'askLead' as const) }),
);

type Move = typeof move extends fc.Arbitrary<infer One> ? One : never;

/** What was offered at once for each message of the customer. */
function shown(chatId: string): Map<number, Suggestions> {
  const all = test_.told
    .filter(({ event }) => event === 'suggestions')
    .map(({ payload }) => payload as Suggestions)
    .filter((one) => one.chatId === chatId);
  return new Map([...all].reverse().map((one) => [one.seq, one]));
}

let count = 0;
const send = (chatId: string, text: string, phraseId?: string) =>
  write(test_.desk, asker, chatId, { clientId: `a${(count += 1)}`, text, phraseId });

async function live(chatId: string, customerId: string, one: Move): Promise<void> {
  if ('customer' in one) await writes(test_, customerId, one.customer, `c${(count += 1)}`);
  else if ('agent' in one) await send(chatId, one.agent);
  else if ('phrase' in one) {
    const phrase = [...shown(chatId).values()][0]?.phrases[one.phrase];
    if (phrase) await send(chatId, phrase.text, phrase.id);
  } else if (one.act === 'warn') await warn(test_.desk, asker, chatId);
  else if (one.act === 'hold') await hold(test_.desk, asker, chatId, 5);
  else await askLead(test_.desk, asker, chatId);
  await settle(test_);
  test_.clock.pass(60_000);
}

test('a replay offers for each message of a past chat what the desk offered the agent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
      const { customerId, chatId } = await begins(test_, '您好，在吗');
      await writes(test_, customerId, '我的耳机坏了', 'second');
      await settle(test_);
      await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: { ...asker } } });
      await settle(test_);
      for (const one of moves) await live(chatId, customerId, one);
      const { desk } = test_;
      const past = await pastChat(desk, (await desk.store.chats.find(chatId))!);
      const again = [...momentsIn(past)].map((moment) => [
        moment.question.seq,
        offered(desk.manual.active, moment, past, replayContext(desk, asker)),
      ]);
      const before = [...shown(chatId)].map(([seq, { phrases }]) => [
        seq,
        phrases.map(({ id, text }) => ({ id, text })),
      ]);
      expect(again).toEqual(before.sort(([one], [other]) => Number(one) - Number(other)));
    }),
    { numRuns: 30 },
  );
});
