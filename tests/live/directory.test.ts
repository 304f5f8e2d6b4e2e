import { aDesk, shut, type TestDesk } from '../actions/a-desk.ts';

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

const lostAt = () => test_.desk.directory.member('1001')?.lostAt;

test('of two processes that say when an agent was lost the later moment stays, whichever is heard last', () => {
  const { directory } = test_.desk;
  directory.update('1001', { lostAt: 2000 });
  directory.changed('1001', { lostAt: 1000 });
  expect(lostAt()).toBe(2000);
  directory.changed('1001', { lostAt: 3000 });
  expect(lostAt()).toBe(3000);
  directory.changed('1001', { lostAt: null });
  expect(lostAt()).toBeNull();
});
