import fc from 'fast-check';
import type { Entry } from '../../../protocol/entry.ts';
import type { Suggestions } from '../../../protocol/desk.ts';
import { askLead, close, hold } from '../../../server/actions/chats/procedures.ts';
import { transfer, warn } from '../../../server/actions/chats/staff-actions.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import { aDesk, answeredChat, settle, shut, type TestDesk } from '../a-desk.ts';
import { asker, makes, movesWith, sends, suggestionsFor } from '../random-chat.ts';

let test_: TestDesk;

beforeEach(async () => void (test_ = await aDesk({ rules: { capacity: 1000 } })));
afterEach(() => shut(test_));

const move = movesWith('陪我聊天嘛美女', '脱光给我看看');

/** What stands on the agent's screen for this chat. */
const shown = (chatId: string) => suggestionsFor(test_, chatId).at(-1);

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
      for (const one of moves) await makes(test_, { chatId, customerId }, one);
      const offer = shown(chatId);
      if (!offer) return;
      if (!isStep) {
        for (const { id, text } of offer.phrases)
          expect(isRefusal(await sends(test_, chatId, text, id))).toBe(false);
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
