import { TOTP } from 'otpauth';
import { TwoFactor } from '../../../server/actions/team/two-factor.ts';
import { granted, aDesk, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

const knowing = (...secrets: [string, ...string[]]): TwoFactor =>
  new TwoFactor(test_.store.twoFactor, test_.clock, secrets, () => '话术');

/** What somebody's app shows now. */
const shown = (secret: string): string => new TOTP({ secret }).generate({ timestamp: test_.clock.now() });

test('sealed under a secret of the settings, a second step is not opened by what the database holds', async () => {
  const { secret } = granted(await knowing('of the settings', 'in the database').begin('1001'));
  await expect(knowing('in the database').confirm('1001', shown(secret))).rejects.toThrow(/sealed under/);
  granted(await knowing('of the settings', 'in the database').confirm('1001', shown(secret)));
});

test('what was sealed before there was such a secret is opened still', async () => {
  const { secret } = granted(await knowing('in the database').begin('1001'));
  granted(await knowing('of the settings', 'in the database').confirm('1001', shown(secret)));
});
