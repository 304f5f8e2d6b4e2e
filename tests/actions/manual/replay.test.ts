import fc from 'fast-check';
import type { Suggestions } from '../../../protocol/desk.ts';
import { momentsIn, offered } from '../../../server/actions/manual/compare.ts';
import { pastChat, replayContext } from '../../../server/actions/manual/trying.ts';
import { aDesk, begins, settle, shut, writes, type TestDesk } from '../a-desk.ts';
import { asker, makes, movesWith, suggestionsFor } from '../random-chat.ts';

let test_: TestDesk;

beforeEach(async () => void (test_ = await aDesk({ rules: { capacity: 1000 } })));
afterEach(() => shut(test_));

const move = movesWith('我的电话是13812345678');

/** What was offered at once for each message of the customer. */
function shown(chatId: string): Map<number, Suggestions> {
  const all = suggestionsFor(test_, chatId);
  return new Map([...all].reverse().map((one) => [one.seq, one]));
}

test('a replay offers for each message of a past chat what the desk offered the agent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 1, maxLength: 12 }), async (moves) => {
      const { customerId, chatId } = await begins(test_, '您好，在吗');
      await writes(test_, customerId, '我的耳机坏了', 'second');
      await settle(test_);
      await test_.desk.chats.perform({ to: { chatId }, event: { type: 'accepted', by: { ...asker } } });
      await settle(test_);
      for (const one of moves) {
        await makes(test_, { chatId, customerId }, one);
        test_.clock.pass(60_000);
      }
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
