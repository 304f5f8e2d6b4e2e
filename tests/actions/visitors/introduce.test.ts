import { introduce } from '../../../server/actions/visitors/introduce.ts';
import { aDesk, begins, MINUTE, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
let saved: number;

beforeEach(async () => {
  test_ = await aDesk();
  saved = 0;
  const { customers } = test_.desk.store;
  const save = customers.save.bind(customers);
  customers.save = (customer) => {
    saved += 1;
    return save(customer);
  };
});
afterEach(() => shut(test_));

test('a visitor who says the same again and again is written once, and again when a minute has passed', async () => {
  const { customerId } = await begins(test_);
  saved = 0;
  for (let hello = 0; hello < 30; hello += 1)
    await introduce(test_.desk, customerId, { name: '王女士', attributes: { plan: 'gold' } });
  expect(saved).toBe(1);
  test_.clock.pass(MINUTE);
  await introduce(test_.desk, customerId, { name: '王女士' });
  expect(saved).toBe(2);
});

test('a visitor who names ever new attributes has twenty, in the store and for staff', async () => {
  const { customerId } = await begins(test_);
  for (let hello = 0; hello < 30; hello += 1)
    await introduce(test_.desk, customerId, { attributes: { [`a${hello}`]: 'x', [`b${hello}`]: 'x' } });
  const stored = await test_.store.customers.find(customerId);
  expect(Object.keys(stored?.attributes ?? {})).toHaveLength(20);
  expect(test_.desk.directory.customer(customerId)?.attributes).toEqual(stored?.attributes);
  expect(stored?.attributes).toMatchObject({ a29: 'x', b29: 'x' });
});
