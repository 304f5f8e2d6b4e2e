import type { SignInWays } from '../../protocol/sign-in.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { PASSWORD } from './a-desk.ts';
import { IdentityProvider, SigningIn } from './an-identity-provider.ts';
import { TwoProcesses } from './two-processes.ts';

const PUBLIC_URL = 'https://desk.example.com';

describePostgres('signing in by the identity provider at two processes', () => {
  let desk: TwoProcesses;
  let provider: IdentityProvider;
  beforeAll(async () => {
    [provider, desk] = await Promise.all([
      IdentityProvider.start(PUBLIC_URL),
      // As behind a proxy that ends TLS: what the processes are called themselves is of no matter.
      TwoProcesses.start({ PUBLIC_URL }),
    ]);
  }, 60_000);
  afterAll(async () => {
    await desk.end();
    await provider.stop();
  });

  test('a sign-in that began on one ends on the other, once, and people who come to both at once get one account', async () => {
    const admin = new SigningIn(desk.a);
    await admin.byPassword('admin', PASSWORD);
    const making = { oidcNewAccounts: true, oidcDomains: ['x.cn'] };
    await admin.ask('PATCH', '/api/settings', { ...provider.settings, ...making });
    const ways = () => admin.ask<SignInWays>('GET', '/api/sign-in', undefined, desk.b);
    await desk.until(async () => (await ways()).body.provider !== null);
    const li = { email: 'li.na@x.cn', email_verified: true, name: '李娜', preferred_username: 'li.na' };
    await provider.is({ people: { li }, who: 'li' });
    const browsers = [1, 2].map(() => ({ browser: new SigningIn(desk.a) }));
    const queries: string[] = [];
    for (const { browser } of browsers)
      queries.push(await browser.visit((await browser.begin()).body.location));
    const [one, other] = await Promise.all([
      browsers[0]!.browser.finish(queries[0]!, desk.b),
      browsers[1]!.browser.finish(queries[1]!, desk.a),
    ]);
    expect([one.body.account, other.body.account]).toEqual(['li.na', 'li.na']);
    for (const at of [desk.a, desk.b])
      expect((await browsers[0]!.browser.ask('GET', '/api/session', undefined, at)).status).toBe(200);
    const again = await Promise.all(
      [desk.a, desk.b].map((at) => browsers[0]!.browser.finish(queries[0]!, at)),
    );
    expect(again.map(({ status }) => status)).toEqual([409, 409]);
    const rows = await desk.schema.run('select account from identities');
    expect(rows).toEqual([{ account: 'li.na' }]);
  });
});
