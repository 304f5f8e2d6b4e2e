import { Script } from 'node:vm';
import { v7 as newId } from 'uuid';
import { SETTINGS } from '../../protocol/settings.ts';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

const HOSTILE = '<img src=x onerror="alert(1)">\u2028</script>';

/** A time zone in which it is not near midnight. */
function shutNow(): string {
  return new Date().getUTCHours() % 23 === 0 ? 'Asia/Shanghai' : 'UTC';
}

describe('[P10] the looks of the widget', () => {
  let desk: Desk;
  let admin: Administrator;
  beforeAll(async () => {
    desk = await Desk.start();
    admin = await Administrator.of(desk);
  });
  afterEach(async () => {
    desk.guestsGo();
    await admin.unset();
  });
  afterAll(() => desk.stop());

  test('[P10] reach widgets that are open, each in its language, and go when they are unset', async () => {
    const zh = await desk.customer({ locale: 'zh-CN' });
    const en = await desk.customer({ locale: 'en' });
    expect(zh.welcome?.desk).not.toHaveProperty('look');
    const changes = {
      widgetTitleZh: '云杉客服',
      widgetTitleEn: 'Ask Spruce',
      widgetAccent: '#8A2BE2',
      widgetSide: 32,
    };
    expect((await admin.set(changes)).status).toBe(200);
    const launcher = { accent: '#8a2be2', side: 32 };
    const { look: inChinese } = await zh.desks.first(({ look }) => look !== undefined);
    expect(inChinese).toEqual({ launcher, texts: { title: '云杉客服' } });
    const { look: inEnglish } = await en.desks.first(({ look }) => look !== undefined);
    expect(inEnglish).toEqual({ launcher, texts: { title: 'Ask Spruce' } });
    await admin.set(Object.fromEntries(Object.keys(changes).map((key) => [key, null])));
    await zh.desks.first(({ look }) => look === undefined);
  });

  test('[P10] go on in the language of each visitor when that of the desk is changed', async () => {
    const zh = await desk.customer({ locale: 'zh-CN' });
    const en = await desk.customer({ locale: 'en' });
    const said = { widgetTitleZh: '云杉客服', widgetTitleEn: 'Ask Spruce' };
    await admin.set({ deskLocale: 'en', ...said });
    const titleOf = async ({ desks }: typeof zh) =>
      (await desks.first(({ locale, look }) => locale === 'en' && look !== undefined)).look?.texts?.title;
    expect([await titleOf(zh), await titleOf(en)]).toEqual(['云杉客服', 'Ask Spruce']);
  });

  test('[P10] come with the loader, which is the built one where nothing is set', async () => {
    const loader = async () => (await desk.get('/widget.js')).text();
    const built = await loader();
    expect(built).not.toContain('huashuLauncher');
    await admin.set({ widgetPosition: 'left', widgetTitleEn: HOSTILE.slice(0, 30) });
    const dressed = await loader();
    expect(dressed.startsWith(built)).toBe(true);
    expect(dressed).toContain('"position":"left"');
    expect(() => new Script(dressed)).not.toThrow();
    await admin.set({ widgetPosition: null, widgetTitleEn: null });
    expect(await loader()).toBe(built);
    const module = await desk.get('/widget/look.js');
    expect([module.status, module.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
  });

  test('[P10] greet only where the desk wants it, with the words and the hours of the moment', async () => {
    const text = async (path: string) => (await desk.get(path)).text();
    const built = await text('/widget.js');
    const greetingOf = async (): Promise<unknown> => {
      const [, json] = /export const greeting=(.*)$/su.exec(await text('/widget/greeting.js')) ?? [];
      return JSON.parse(json ?? '');
    };
    expect(await greetingOf()).toBeNull();
    const customer = await desk.customer({ locale: 'en' });
    await admin.set({ proactiveGreeting: true, proactiveTextEn: HOSTILE, proactivePages: ['/cart', '/p/*'] });
    const waiting = await text('/widget.js');
    expect(waiting.startsWith(built)).toBe(true);
    expect(waiting).toContain('{"after":20000,"pages":["/cart","/p/*"]}');
    expect(waiting).not.toContain('onerror');
    expect(() => new Script(waiting)).not.toThrow();
    expect(await greetingOf()).toMatchObject({ words: ['您好，需要帮忙吗？', HOSTILE] });
    const { look } = await customer.desks.first((one) => one.look !== undefined);
    expect(look).toEqual({ proactive: HOSTILE });
    await admin.set({ serviceHours: '00:00-00:01,23:59-24:00', timeZone: shutNow() });
    expect(await greetingOf()).toBeNull();
    await admin.set({ proactiveInHours: false });
    expect(await greetingOf()).not.toBeNull();
    for (const wrong of [['cart'], ['/'.repeat(201)], Array.from({ length: 21 }, (_, at) => `/${at}`)]) {
      const { status, body } = await admin.set({ proactivePages: wrong });
      expect([status, body.error?.field]).toEqual([400, 'proactivePages']);
    }
    await admin.set({ proactiveGreeting: false });
    expect(await text('/widget.js')).toBe(built);
  });

  test('[P10] are words, not markup, and no longer than they may be', async () => {
    const customer = await desk.customer({ locale: 'en' });
    await admin.set({ widgetGreetingEn: HOSTILE });
    const { look } = await customer.desks.first((one) => one.look !== undefined);
    expect(look?.texts?.greeting).toBe(HOSTILE);
    for (const [key, max] of [
      ['widgetTitleZh', 20],
      ['widgetHelloEn', 60],
      ['widgetAwayZh', 300],
    ] as const) {
      expect(SETTINGS[key].kind.schema.safeParse('字'.repeat(max)).success).toBe(true);
      const { status, body } = await admin.set({ [key]: '字'.repeat(max + 1) });
      expect([status, body.error?.field]).toEqual([400, key]);
    }
  });

  test('[P2] [P10] blocked visitors read the notice in their language', async () => {
    await admin.set({ blockNotice: '请致电', blockNoticeEn: 'Please call us' });
    const lead = await desk.agent('9001');
    const customer = await desk.customer({ locale: 'en' });
    const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: 'hi' }));
    const block = { chatId: chat.id, by: 'customer', minutes: 60, reason: 'spam' } as const;
    granted(await lead.socket.emitWithAck('block', block));
    const told = await customer.desks.first(({ blocked: block }) => Boolean(block));
    expect(told.blocked?.message).toBe('Please call us');
  });
});

(OwnRedis.isThere() ? describePostgres : describe.skip)(
  '[P10] the looks of the widget on two processes',
  () => {
    let desks: TwoProcesses;
    beforeAll(async () => (desks = await TwoProcesses.start()));
    afterAll(() => desks.end());

    test('[P10] set on one, they are felt in a widget on the other', async () => {
      const customer = await desks.b.customer({ locale: 'en' });
      const admin = await Administrator.of(desks.a);
      await admin.set({ widgetTitleEn: 'Ask Spruce', widgetAccent: '#8a2be2' });
      const { look } = await desks.meanwhile(customer.desks.first((one) => one.look !== undefined));
      expect(look).toEqual({ launcher: { accent: '#8a2be2' }, texts: { title: 'Ask Spruce' } });
      expect(await (await desks.b.get('/widget.js')).text()).toContain('#8a2be2');
    });
  },
);
