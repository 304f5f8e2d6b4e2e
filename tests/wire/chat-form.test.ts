import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { Administrator } from './administering.ts';
import { Desk, granted } from './a-desk.ts';
import { OwnRedis } from './a-redis.ts';
import { TwoProcesses } from './two-processes.ts';

const first = (more: object = {}) => ({ clientId: newId(), text: '你好', ...more });

describe('[P10] the form before a chat', () => {
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

  test('[P10] is told in each language, with what is required', async () => {
    const en = await desk.customer({ locale: 'en' });
    await admin.set({
      formName: 'optional',
      formFieldsZh: '订单号*，商品',
      formFieldsEn: ['Order *'],
      formConsentZh: '我同意',
    });
    const zh = await desk.customer({ locale: 'zh-CN' });
    expect(zh.welcome?.desk.look?.form).toEqual({
      ...{ name: 'optional', consent: '我同意' },
      fields: [
        { label: '订单号', required: true },
        { label: '商品', required: false },
      ],
    });
    const { look } = await en.desks.first((one) => one.look !== undefined);
    // Consent that is written in one language is asked in both.
    expect(look?.form).toEqual({
      ...{ name: 'optional', consent: '我同意' },
      fields: [{ label: 'Order', required: true }],
    });
  });

  test('[P10] answers stand beside the chat, masked, and go with the customer', async () => {
    const lead = await desk.agent('9001');
    const customer = await desk.customer({ attributes: { vip: 'gold' } });
    const answers = { 订单号: '20418', 卡号: '6222 0212 3456 7890 128' };
    const said = first({ name: '李明', contact: 'li@example.cn', answers });
    const { chat } = granted(await customer.socket.emitWithAck('start', said));
    const opened = granted(await lead.socket.emitWithAck('open', { chatId: chat.id }));
    expect(opened.chat.customer).toMatchObject({ name: '李明', contact: 'li@example.cn' });
    expect(opened.chat.customer.attributes).toMatchObject({ vip: 'gold', 订单号: '20418' });
    expect(JSON.stringify(opened.chat.customer)).not.toContain('6222 0212');
  });

  test('[P10] no chat begins without the consent that is asked now: not by an old page, nor left out of hours', async () => {
    await admin.set({ formConsentZh: '我同意', formConsentEn: 'I agree' });
    const customer = await desk.customer();
    for (const more of [{}, { consent: '' }, { consent: '旧的条款' }]) {
      const refused = await customer.socket.emitWithAck('start', first(more));
      expect(refused).toMatchObject({ ok: false, error: { code: 'bad_request', field: 'consent' } });
    }
    await admin.set({ serviceHours: '03:00-03:01' });
    expect(await customer.socket.emitWithAck('start', first())).toMatchObject({ ok: false });
    const begun = first({ consent: 'I agree' });
    const { chat } = granted(await customer.socket.emitWithAck('start', begun));
    // A retry, and a later message of the same chat, are not asked again.
    await admin.set({ formConsentZh: '我同意新的条款' });
    const { entry } = granted(await customer.socket.emitWithAck('start', begun));
    expect(entry.seq).toBe(1);
    granted(await customer.socket.emitWithAck('start', first()));
    const lead = await desk.agent('9001');
    // What the website says later, under whatever name, leaves it as it was.
    const attributes = { consent: 'no', 'form:consent': 'no', plan: 'gold' };
    await desk.customer({ attributes }, customer.token);
    const opened = granted(await lead.socket.emitWithAck('open', { chatId: chat.id }));
    expect(opened.chat.customer.attributes).toEqual({ consent: 'I agree', plan: 'gold' });
  });

  test('[P10] no chat begins without the own fields that are required in the language of the visitor; one that runs goes on', async () => {
    const zh = await desk.customer({ locale: 'zh-CN' });
    const en = await desk.customer({ locale: 'en' });
    await admin.set({ formFieldsZh: ['订单号*', '商品'], formFieldsEn: ['Product'] });
    for (const answers of [undefined, {}, { 订单号: ' ' }, { 商品: '耳机' }])
      expect(await zh.socket.emitWithAck('start', first(answers ? { answers } : {}))).toMatchObject({
        ...{ ok: false, error: { code: 'bad_request', field: '订单号' } },
      });
    expect((await desk.customer({}, zh.token)).welcome?.chat).toBeNull();
    granted(await en.socket.emitWithAck('start', first()));
    granted(await zh.socket.emitWithAck('start', first({ answers: { 订单号: '20418' } })));
    granted(await zh.socket.emitWithAck('start', first()));
    await admin.set({ serviceHours: '03:00-03:01' });
    const late = await desk.customer({ locale: 'zh-CN' });
    expect(await late.socket.emitWithAck('start', first())).toMatchObject({ ok: false });
  });

  test('[P10] too many or too long answers are refused, and nothing begins', async () => {
    const customer = await desk.customer();
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, at) => [`f${at}`, 'x']));
    for (const answers of [many, { a: 'x'.repeat(201) }, { ['字'.repeat(41)]: 'x' }, { a: 7 }, ['x']])
      expect(await customer.socket.emitWithAck('start', first({ answers }) as never)).toMatchObject({
        ...{ ok: false, error: { code: expect.stringMatching(/^(bad_request|too_large)$/) as string } },
      });
    expect((await desk.customer({}, customer.token)).welcome?.chat).toBeNull();
  });
});

(OwnRedis.isThere() ? describePostgres : describe.skip)('[P10] the form on two processes', () => {
  let desks: TwoProcesses;
  beforeAll(async () => (desks = await TwoProcesses.start()));
  afterAll(() => desks.end());

  test('[P10] set on one, it is asked and insisted on by the other', async () => {
    const customer = await desks.b.customer();
    await (await Administrator.of(desks.a)).set({ formConsentZh: '我同意' });
    const { look } = await desks.meanwhile(customer.desks.first((one) => one.look !== undefined));
    expect(look?.form).toEqual({ consent: '我同意' });
    expect(await desks.meanwhile(customer.socket.emitWithAck('start', first()))).toMatchObject({ ok: false });
    granted(await desks.meanwhile(customer.socket.emitWithAck('start', first({ consent: '我同意' }))));
  });
});
