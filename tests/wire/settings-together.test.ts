import { isSecret, SETTING_KEYS, type SettingsView } from '../../protocol/settings.ts';
import type { SignInWays } from '../../protocol/sign-in.ts';
import { feltSettings, type Felt, type Told } from '../settings/felt-settings.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { aPicture } from './a-picture.ts';
import { Administrator } from './administering.ts';
import type { Agent } from './an-agent.ts';
import type { Customer } from './a-customer.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

// Two processes, a database and a Redis start for this test, on a machine that others use too.
jest.setTimeout(120_000);

(OwnRedis.isThere() ? describePostgres : describe.skip)('settings of two processes', () => {
  let desk: TwoProcesses;
  let near: Administrator;
  let far: Administrator;
  beforeAll(async () => {
    desk = await TwoProcesses.start({ LOG_LEVEL: 'warn' });
    [near, far] = await Promise.all([Administrator.of(desk.a), Administrator.of(desk.b)]);
  });
  afterAll(() => desk.end());

  test('[P10] each that is changed on one counts on the other, where a restart is not waited for', async () => {
    const rows = Object.entries(feltSettings({ logo: await uploaded(), avatar: await uploaded() }));
    expect(rows.map(([key]) => key).sort()).toEqual([...SETTING_KEYS].sort());
    // A choice of departments and required tags need some.
    await near.ask('POST', '/api/departments', { id: 'sales', name: '售前' });
    const tags = [{ id: 'refund', kind: 'reason', name: '退款' }];
    expect((await near.ask('PUT', '/api/tags', { tags, version: 0 })).status).toBe(200);
    const open = {
      console: await desk.b.agent('9001'),
      zh: await desk.b.customer({ locale: 'zh-CN' }),
      en: await desk.b.customer({ locale: 'en' }),
    };
    for (const [key, felt] of rows) {
      const isFelt = async () => isSeen(key, felt, await told(open));
      expect([key, await isFelt()]).toEqual([key, false]);
      if (felt.onlyAfter === undefined) {
        const { status, body } = await near.set({ [key]: felt.to });
        expect([key, status, body.error?.message]).toEqual([key, 200, undefined]);
      } else await stored(key, felt);
      await desk.until(isFelt).catch((error: unknown) => {
        throw new Error(`${key} is not felt on the other process.`, { cause: error });
      });
    }
  });

  /** What the second process tells whoever is connected to it, and whoever asks. */
  async function told(open: { console: Agent; zh: Customer; en: Customer }): Promise<Told> {
    const [{ body }, frame, loader, ways] = await Promise.all([
      far.ask<SettingsView>('GET', '/api/settings'),
      desk.b.get('/widget/'),
      desk.b.get('/widget.js'),
      desk.b.get('/api/sign-in'),
    ]);
    const shown = new Map(body.settings.map((one) => [one.key, one]));
    return {
      value: (key) => (isSecret(key) ? shown.get(key)?.isSet : shown.get(key)?.value),
      zh: latest(open.zh),
      en: latest(open.en),
      console: open.console.desks.all.at(-1) ?? open.console.welcomes.all[0]!.desk,
      frames: frame.headers.get('content-security-policy') ?? '',
      loader: await loader.text(),
      signIn: (await ways.json()) as SignInWays,
    };
  }

  /** What only somebody can change whom the identity provider has let in: the database has it, and no news come of it. */
  async function stored(key: string, { to }: Felt): Promise<void> {
    await desk.schema.run(`insert into settings (key, value, version, changed_at, changed_by, earlier)
      values ('${key}', '${JSON.stringify(to)}', 1, 1, 'admin', '[]')`);
  }

  async function uploaded(): Promise<string> {
    const { bytes, name, type } = { type: 'image/png', ...(await aPicture()) };
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
    const headers = { cookie: await desk.a.cookieOf('admin'), origin: desk.a.url };
    const sent = fetch(`${desk.a.url}/api/settings/pictures`, { method: 'POST', body: form, headers });
    const answer = await desk.meanwhile(sent);
    return ((await answer.json()) as { file: { id: string } }).file.id;
  }
});

function isSeen(key: string, { to, seen, as }: Felt, told: Told): boolean {
  const setting = SETTING_KEYS.find((one) => one === key);
  const now = seen ? seen(told) : setting && told.value(setting);
  return JSON.stringify(now) === JSON.stringify(as ?? to);
}

function latest({ desks, welcome }: Customer): Told['zh'] {
  const desk = desks.all.at(-1) ?? welcome?.desk;
  if (!desk) throw new Error('This customer was told nothing.');
  return desk;
}
