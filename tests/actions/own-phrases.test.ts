import { keepPhrase, placePhrase } from '../../server/actions/own-phrase-actions.ts';
import { aDesk, shut, type TestDesk } from './a-desk.ts';

const AUTHOR = { account: '1001', role: 'agent' } as const;
const NOTHING = { situation: null, shortcut: null };

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

test('moving a phrase brings back nothing that another process has changed or taken away', async () => {
  const { desk, store } = test_;
  for (const text of ['一', '二', '三']) await keepPhrase(desk, AUTHOR, { text, scope: 'own', ...NOTHING });
  const [third, second, first] = desk.ownPhrases.seenBy(AUTHOR);
  await store.ownPhrases.put([{ ...second!, text: '贰' }]);
  await store.ownPhrases.remove(third!.id);
  await placePhrase(desk, AUTHOR, first!.id, third!.id);
  expect(desk.ownPhrases.seenBy(AUTHOR).map(({ text }) => text)).toEqual(['一', '贰']);
});
