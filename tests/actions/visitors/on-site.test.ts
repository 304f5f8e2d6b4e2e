import { seeVisitor, visitorsJob } from '../../../server/actions/visitors/on-site.ts';
import type { CustomerSocketData } from '../../../server/delivery/rooms.ts';
import { aDesk, begins, HOUR, MINUTE, shut, type TestDesk } from '../a-desk.ts';

const PAGE = { page: 'https://shop.example/cart' };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
  Object.assign(test_.desk.profile, { visitorsOnSite: true });
});
afterEach(() => shut(test_));

const sees = async (customerId: string, more: Partial<CustomerSocketData> = {}) => {
  const data: CustomerSocketData = {
    ...{ customerId, network: null, contact: null, waitsFrom: null, locale: null, device: null },
    ...{ verifiedUntil: null, returning: false, ...more },
  };
  test_.desk.presence.customerCame(customerId);
  await seeVisitor(test_.desk, data, PAGE, null);
};

test('a customer whom their website verifies is known from before, without a token of before', async () => {
  const { customerId } = await begins(test_);
  await sees(customerId, { verifiedUntil: test_.clock.now() + HOUR });
  expect(test_.desk.siteVisitors.find(customerId)?.returning).toBe(true);
  await sees('new', { verifiedUntil: test_.clock.now() + HOUR });
  expect(test_.desk.siteVisitors.find('new')?.returning).toBe(false);
});

test('who has left is forgotten while nobody watches the list', async () => {
  let time = 0;
  const job = visitorsJob(test_.desk, () => (time += MINUTE));
  await sees('gone');
  test_.desk.presence.customerWent('gone');
  const since = test_.clock.now();
  await job.run();
  test_.clock.pass(MINUTE);
  await job.run();
  await sees('gone');
  expect(test_.desk.siteVisitors.find('gone')?.since).toBe(since + MINUTE);
});
