import type { AuditPage } from '../../protocol/audit.ts';
import { SET_UP_STEPS, type SetUpPassed, type SetUpView } from '../../protocol/set-up.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { Desk, type Environment } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

const NEW: Environment = { NODE_ENV: 'production', SAMPLE_STAFF: '0', PUBLIC_URL: 'https://desk.example' };
const SHOP = 'https://www.shop.example';

const see = (admin: Administrator) => admin.ask<SetUpView>('GET', '/api/set-up');
const pass = (admin: Administrator, ...steps: string[]) =>
  admin.ask<SetUpPassed>('POST', '/api/set-up', { steps });
/** A browser on a page of a website fetches the loader. */
const load = (desk: Desk, page: string) => fetch(`${desk.url}/widget.js`, { headers: { referer: page } });

describe('the set-up of a new desk', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeEach(async () => {
    desk = await Desk.start(NEW);
    admin = await Administrator.of(desk);
  });
  afterEach(() => desk.stop());

  const sites = async () => (await see(admin)).body.sites.map(({ origin, isAllowed }) => [origin, isAllowed]);

  test('begins with nothing past, and gives the line for the website', async () => {
    expect(await see(admin)).toMatchObject({
      status: 200,
      body: { past: [], sites: [], snippet: '<script src="https://desk.example/widget.js" async></script>' },
    });
    expect((await pass(admin, 'nothing')).status).toBe(400);
    expect((await desk.get('/api/set-up')).status).toBe(401);
  });

  test('keeps what is past over a kill and a start, ends with the last step, and is on record', async () => {
    expect((await pass(admin, 'company')).body).toMatchObject({ past: ['company'], isEnded: false });
    await desk.kill();
    desk = await Desk.start({ ...NEW, DATA_DIR: desk.dataDir });
    admin = await Administrator.of(desk);
    expect((await see(admin)).body.past).toEqual(['company']);
    await pass(admin, 'website', 'hours');
    expect((await pass(admin, 'colleagues')).body).toMatchObject({ past: SET_UP_STEPS, isEnded: true });
    expect([(await see(admin)).status, (await pass(admin, 'company')).status]).toEqual([404, 404]);
    const { lines } = (await admin.ask<AuditPage>('GET', '/api/audit?act=set_up')).body;
    expect(lines.map(({ details }) => details['steps'])).toEqual(['colleagues', 'website, hours', 'company']);
  });

  test('takes steps of two browsers at once, none of them lost', async () => {
    const both = await Promise.all([pass(admin, 'company', 'hours'), pass(admin, 'colleagues')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await see(admin)).body.past).toEqual(['company', 'hours', 'colleagues']);
  });

  test('names websites on which the widget was loaded, allowed or not, by any of their pages', async () => {
    await load(desk, `${SHOP}/shoes?size=40`);
    await load(desk, `${SHOP}/hats`);
    await load(desk, 'about:blank');
    await load(desk, 'not an address');
    expect(await sites()).toEqual([[SHOP, false]]);
    await admin.set({ allowedOrigins: [SHOP] });
    expect(await sites()).toEqual([[SHOP, true]]);
  });

  test('writes down only some of the addresses that strangers make up', async () => {
    for (let at = 0; at < 30; at += 1) await load(desk, `https://made-up-${at}.example/`);
    expect((await sites()).length).toBeLessThanOrEqual(10);
  });
});

describe('the set-up of a desk whose website is allowed', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    desk = await Desk.start(NEW);
    admin = await Administrator.of(desk);
    await admin.set({ allowedOrigins: [SHOP] });
  });
  afterAll(() => desk.stop());

  test.each([
    ['https://shop.example', false],
    ['http://www.shop.example', false],
    ['https://www.shop.example:8443', false],
    ['https://sub.www.shop.example', false],
    ['https://www.SHOP.example', true],
    ['https://www.xn--fiqs8s', false],
  ])('tells %s from it', async (page, isAllowed) => {
    await load(desk, page);
    const { sites } = (await see(admin)).body;
    expect(sites).toContainEqual(expect.objectContaining({ origin: new URL(page).origin, isAllowed }));
  });
});

test('a desk with sample staff, and one from before, have nothing to set up', async () => {
  const desk = await Desk.start();
  const admin = await Administrator.of(desk);
  expect([(await see(admin)).status, (await pass(admin, 'company')).status]).toEqual([404, 404]);
  await desk.stop();
});

(OwnRedis.isThere() ? describePostgres : describe.skip)('the set-up on two processes', () => {
  test('is the same on both, ended on both, and begun once', async () => {
    const both = await TwoProcesses.start({ ...NEW, PUBLIC_URL: '' });
    const [a, b] = [await Administrator.of(both.a), await Administrator.of(both.b)];
    await load(both.a, SHOP);
    await both.until(async () => (await see(b)).body.sites.length === 1);
    await pass(a, 'company');
    await both.until(async () => (await see(b)).body.past.includes('company'));
    await pass(b, 'hours', 'colleagues', 'website');
    await both.until(async () => (await see(a)).status === 404);
    await both.end();
  }, 60_000);
});
