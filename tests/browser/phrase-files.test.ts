import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { Customer } from '../wire/a-customer.ts';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

const PHRASE = { 'zh-CN': '请按图中的步骤安装', en: 'Please follow the steps in the picture' };
const ASKED = { 'zh-CN': '谢谢', en: 'Thank you' };

const picture = async (background: string): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 200, channels: 3, background } })
    .png()
    .toBuffer();

test.each(A_TONGUE)(
  '%s: a phrase brings its picture into the reply, from its author and from the manual',
  async (tongue) => {
    const desk = await Desk.start({ DESK_LOCALE: tongue });
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    const { page, words } = agent;
    const { assistant, chat, manual } = words.desk;
    await agent.goOnline();
    const customer = await Customer.come(desk.url, { locale: tongue });
    await customer.socket.emitWithAck('start', { clientId: 'first', text: ASKED[tongue] });
    await agent.openNext();

    // A picture that is chosen goes into a phrase of one's own.
    await agent.composer.fill(PHRASE[tongue]);
    await page.keyboard.press('Alt+d');
    const saved = page.getByRole('dialog');
    await saved
      .locator('input[type=file]')
      .setInputFiles([{ name: '步骤.png', mimeType: 'image/png', buffer: await picture('#3a7') }]);
    const ofPhrase = saved.getByRole('list', { name: chat.files.ofPhrase.label });
    await ofPhrase.getByText('步骤.png').waitFor();
    await agent.pictured('phrase-files-own');
    await expectFit(page);
    await page.keyboard.press('Control+Enter');
    await saved.waitFor({ state: 'detached' });

    // It comes back by search, with the picture beside it, and is sent with it.
    await agent.composer.fill('');
    await agent.composer.press('/');
    const finder = page.getByRole('dialog');
    await finder.getByRole('searchbox').fill(PHRASE[tongue].slice(0, 8));
    await finder.getByText(assistant.find.own).first().waitFor();
    await finder
      .getByText(chat.files.ofPhrase.with.replace('{{names}}', '步骤.png'))
      .waitFor({ state: 'attached' });
    await agent.pictured('phrase-files-found');
    await page.keyboard.press('Enter');
    const waiting = page.getByRole('list', { name: chat.files.waiting });
    await waiting.getByText('步骤.png').waitFor();
    await waiting.getByText(/ (B|kB)$/).waitFor();
    await agent.pictured('phrase-files-waiting');
    await agent.composer.press('Enter');
    await customer.entries.first(({ text }) => text === PHRASE[tongue]);
    const sent = await customer.entries.first(({ files }) => files !== undefined);
    expect(sent.files).toMatchObject([{ name: '步骤.png', width: 320, height: 200 }]);

    // A lead files one with a phrase of the manual: agents are offered it at once.
    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await lead.page.keyboard.press('Alt+e');
    await lead.page.getByRole('option').nth(12).waitFor();
    await lead.page.getByRole('searchbox').fill('thanks');
    await lead.page.getByRole('listbox').press('Home');
    await lead.page.keyboard.press('Enter');
    const clip = chat.files.ofPhrase.choose.replace('{{name}}', manual.phrase.replace('{{number}}', '1'));
    await lead.page.getByRole('button', { name: clip }).waitFor();
    await lead.page
      .locator(`input[aria-label="${clip}"]`)
      .setInputFiles([{ name: '会员卡.png', mimeType: 'image/png', buffer: await picture('#36c') }]);
    await lead.page.getByRole('list', { name: chat.files.ofPhrase.label }).getByText('会员卡.png').waitFor();
    await lead.page.getByText(manual.phraseFiles).waitFor();
    await lead.pictured('phrase-files-manual');
    await expectFit(lead.page);
    await customer.say(ASKED[tongue]);
    await page.getByTitle('会员卡.png').first().waitFor();
    await agent.pictured('phrase-files-offered');
    await expectFit(page);
    expect([...agent.complaints, ...lead.complaints]).toEqual([]);
    await Promise.all([agent.leave(), lead.leave()]);
    customer.go();
    await desk.stop();
  },
);
