import { createHmac } from 'node:crypto';
import { verificationExpiryJob } from '../../server/actions/visitors/verified-watch.ts';
import { ConnectionRefused } from '../../server/entry/admission.ts';
import { Identities, type Presented, type IdentifiedCustomer } from '../../server/entry/identities.ts';
import { CustomerTokens } from '../../server/entry/customer-tokens.ts';
import { aDesk, HOUR, MINUTE, shut, type TestDesk } from '../actions/a-desk.ts';

const SECRET = 'a secret that the shop and the desk share';

let test_: TestDesk;
let identities: Identities;
beforeEach(async () => {
  test_ = await aDesk();
  identities = new Identities(test_.desk, new CustomerTokens('of the desk', SECRET), SECRET);
});
afterEach(() => shut(test_));

async function come(brought: Presented): Promise<IdentifiedCustomer> {
  const recognised = await identities.identify(brought);
  if (recognised instanceof ConnectionRefused) throw recognised;
  return recognised;
}

function signed(id: string): Presented {
  const expires = Math.floor(test_.clock.now() / 1000) + 3600;
  const signature = createHmac('sha256', SECRET).update(`${id}.${expires}`).digest('hex');
  return { identity: { id, expires, signature } };
}

test('a known visitor who keeps coming back has to be vouched for anew after a day', async () => {
  const { customerId, ...first } = await come(signed('li'));
  let token = identities.tokenOf({ customerId, ...first });
  for (let hour = 1; hour < 24; hour += 1) {
    test_.clock.pass(HOUR);
    const again = await come({ token });
    expect(again.customerId).toBe(customerId);
    token = identities.tokenOf(again);
  }
  test_.clock.pass(HOUR);
  const late = await come({ token });
  expect([late.customerId === customerId, late.verifiedUntil]).toEqual([false, null]);
  expect((await come(signed('li'))).customerId).toBe(customerId);
});

test('a connection for which a website has vouched ends with that term; anonymous ones stay', async () => {
  const { sockets } = test_.desk.rooms.customers;
  const cut: string[] = [];
  const connect = (id: string, verifiedUntil: number | null): void => {
    const socket = { data: { verifiedUntil }, disconnect: () => cut.push(id) };
    (sockets as Map<string, unknown>).set(id, socket);
  };
  connect('known', (await come(signed('li'))).verifiedUntil);
  connect('anonymous', (await come({})).verifiedUntil);
  const { run } = verificationExpiryJob(test_.desk, () => test_.clock.now());
  test_.clock.pass(24 * HOUR - MINUTE);
  await run();
  expect(cut).toEqual([]);
  test_.clock.pass(MINUTE);
  await run();
  expect(cut).toEqual(['known']);
  sockets.clear();
});
