import { sweep } from '../../../server/actions/chats/sweep.ts';
import {
  aDesk,
  begins,
  comesOnline,
  HOUR,
  kindsOf,
  MINUTE,
  reopen,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

let test_: TestDesk;
afterEach(() => shut(test_));

/** Somebody waits in the queue, and whoever is there has no room for them. */
async function waiting() {
  test_ = await aDesk({ rules: { capacity: 0 } });
  await comesOnline(test_, '1001');
  const begun = await begins(test_);
  test_.desk.presence.customerCame(begun.customerId);
  return begun;
}

it('[P1] a customer who waits and is there is not abandoned, however long it takes', async () => {
  const { chatId } = await waiting();
  test_.clock.pass(3 * HOUR);
  await sweep(test_.desk);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'lead_told']);
});

it('[P1] a reload at the moment of the question is no departure; a minute away is', async () => {
  const { chatId, customerId } = await waiting();
  test_.clock.pass(HOUR);
  test_.desk.presence.customerWent(customerId);
  await sweep(test_.desk);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'lead_told']);
  test_.clock.pass(2 * MINUTE);
  await sweep(test_.desk);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'lead_told', 'closed']);
});

it('[P1] after an outage over the deadline, customers get a minute to come back', async () => {
  const { chatId, customerId } = await waiting();
  test_.clock.pass(2 * HOUR);
  test_ = await reopen(test_);
  await sweep(test_.desk);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'lead_told']);
  test_.desk.presence.customerCame(customerId);
  test_.clock.pass(2 * MINUTE);
  await sweep(test_.desk);
  expect(await kindsOf(test_, chatId)).toEqual(['message', 'lead_told']);
});

it('[P1] an abandoned chat is a message to answer: every agent finds it among the closed', async () => {
  const { chatId, customerId } = await waiting();
  test_.desk.presence.customerWent(customerId);
  test_.clock.pass(2 * HOUR);
  await sweep(test_.desk);
  await settle(test_);
  const { chats } = await test_.store.chats.list({ status: 'closed', visibleTo: '1002', limit: 10 });
  expect(chats.map(({ chat }) => chat.id)).toEqual([chatId]);
  expect(test_.told.filter(({ event }) => event === 'gone')).toEqual([]);
});
