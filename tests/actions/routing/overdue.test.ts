import { sweep } from '../../../server/actions/chats/sweep.ts';
import {
  aDesk,
  answers,
  begins,
  comesOnline,
  kindsOf,
  MINUTE,
  SECOND,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

let desk: TestDesk;
beforeEach(async () => (desk = await aDesk({ rules: { overdueHandover: 2 * MINUTE } })));
afterEach(() => shut(desk));

test('an overdue chat that nobody can take is asked every ten seconds, not at every sweep', async () => {
  await comesOnline(desk, '1001');
  const { chatId } = await begins(desk);
  await settle(desk);
  desk.clock.pass(2 * MINUTE);
  // The first tells the leads, the second finds nothing more to do.
  for (let round = 0; round < 2; round += 1) await sweep(desk.desk);
  expect((await kindsOf(desk, chatId)).filter((kind) => kind === 'lead_told')).toHaveLength(1);

  desk.clock.pass(10 * SECOND - 1);
  expect(await desk.store.chats.due(desk.clock.now(), 10)).toEqual([]);
  desk.clock.pass(1);
  expect(await desk.store.chats.due(desk.clock.now(), 10)).toMatchObject([{ chatId }]);
  await answers(desk, chatId, '让您久等了');
  expect(await desk.store.chats.due(desk.clock.now(), 10)).toEqual([]);
});
