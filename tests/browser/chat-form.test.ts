import type { Browser } from 'playwright-core';
import { Administrator } from '../wire/administering.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser, openWidget } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { TONGUES } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
let desk: Desk;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());
afterEach(async () => {
  await everybodyLeaves(browser);
  await desk.stop();
});

const FORM = {
  formName: 'optional',
  formContact: 'required',
  formFieldsZh: '订单号*',
  formFieldsEn: 'Order*',
  formConsentZh: '我同意处理以上信息',
  formConsentEn: 'I agree to the processing of this',
};

test.each(TONGUES)(
  '[P10] a form holds the first message back, loses nothing, and reaches the agent: %s',
  async (tongue) => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, {
      tongue,
      width: 390,
      height: 720,
      dark: tongue === 'en',
    });
    const { page, words } = customer;
    const label = tongue === 'en' ? FORM.formFieldsEn.slice(0, -1) : FORM.formFieldsZh.slice(0, -1);
    const consent = tongue === 'en' ? FORM.formConsentEn : FORM.formConsentZh;
    expect(await customer.frame.getByLabel(label).count()).toBe(0);
    await (await Administrator.of(desk)).set(FORM);
    await customer.frame.getByLabel(label).fill('20418');
    await customer.composer.fill('到哪了 where is it');
    await customer.composer.press('Enter');
    await customer.frame.getByText(words.shop.contactMissing).waitFor();
    await customer.frame.getByText(words.shop.consentMissing).waitFor();
    expect(await customer.composer.inputValue()).toBe('到哪了 where is it');
    await customer.pictured('form-missing');
    await expectFit(customer.frame);
    await page.setViewportSize({ width: 320, height: 560 });
    await customer.pictured('form-narrow');
    await expectFit(customer.frame);

    await page.reload();
    const frame = await openWidget(page);
    const composer = frame.getByRole('textbox', { name: words.shop.composer });
    expect(await frame.getByLabel(label).inputValue()).toBe('20418');
    expect(await composer.inputValue()).toBe('到哪了 where is it');
    await frame.getByLabel(words.shop.yourContact).fill('li@example.cn');
    await frame.getByRole('checkbox', { name: consent }).check();
    await composer.press('Enter');
    await frame.getByText(words.shop.agent('1001')).first().waitFor();
    expect(await frame.getByLabel(label).count()).toBe(0);
    await agent.openChat('到哪了 where is it');
    await agent.page.getByText('20418').first().waitFor();
    await agent.page.getByText(consent).first().waitFor();
    await agent.pictured('form-answers');
    expect(customer.complaints).toEqual([]);
  },
);
