import type { Browser } from 'playwright-core';
import { Desk, granted } from '../wire/a-desk.ts';
import { Casework } from '../wire/casework.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { TONGUES, type Tongue } from './words.ts';

jest.setTimeout(180_000);

const SAID: Record<Tongue, { first: string; name: string; company: string; tag: string; note: string }> = {
  'zh-CN': {
    first: '我叫张晓梅，手机 138 0013 8000，想退货',
    ...{ name: '张晓梅', company: '晨光文具', tag: '老客户', note: '下午再联系' },
  },
  en: {
    first: 'My name is Jane Smith, phone 138 0013 8000, I want to return it',
    ...{ name: 'Jane Smith', company: 'Morning Light', tag: 'regular', note: 'Call in the afternoon' },
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

describe.each(TONGUES)('[P9] the customer beside the chat, in %s', (tongue) => {
  const said = SAID[tongue];

  it('is written down by keys from what they say, edited in place, joined and taken apart, beside their cases', async () => {
    const desk = await Desk.start({ DESK_LOCALE: tongue });
    try {
      const agent = await AtConsole.of(browser, desk, '1001', { tongue });
      await agent.goOnline();
      const customer = await InShop.of(browser, desk, { tongue });
      await customer.say(said.first);
      await agent.openNext();
      const { page, words } = agent;
      const { customer: known, chat } = words.desk;
      const part = page.getByRole('region', { name: chat.details });
      const record = part.getByRole('region', { name: known.record });

      // One key for each thing that was said; nothing is stored before.
      const offers = page.getByRole('region', { name: known.learned.heading });
      await offers.getByText(said.name).waitFor();
      await record.getByText(known.nothing).waitFor();
      await agent.pictured('customer-offers');
      await page.keyboard.press('Alt+6');
      await record.getByText(said.name, { exact: true }).waitFor();
      await page.keyboard.press('Alt+6');
      await record.getByText('138 0013 8000', { exact: true }).waitFor();
      await offers.waitFor({ state: 'detached' });

      // In place, by keys. A colleague is quicker: their word is shown, and what was typed is still there.
      await page.keyboard.press('Alt+p');
      await record.getByRole('button', { name: known.edit }).press('Enter');
      const form = part.getByRole('form', { name: known.record });
      await form.getByLabel(known.fields.company).fill(said.company);
      await form.getByLabel(known.fields.tags).fill(said.tag);
      const lead = await desk.cookieOf('9001');
      const customers = async (path: string, init: RequestInit = {}) =>
        (
          await fetch(`${desk.url}/api/customers${path}`, {
            headers: { cookie: lead, 'content-type': 'application/json' },
            ...init,
          })
        ).json() as Promise<{ customers: { id: string }[] }>;
      const id = (await customers('?q=13800138000')).customers[0]?.id ?? '';
      await customers(`/${id}`, { method: 'PATCH', body: JSON.stringify({ note: said.note }) });
      await page.keyboard.press('Control+Enter');
      await page.getByText(known.conflict).waitFor();
      await page.keyboard.press('Control+Enter');
      await form.waitFor({ state: 'detached' });
      for (const text of [said.company, said.tag, said.note])
        await record.getByText(text, { exact: true }).waitFor();
      await part.getByText(/Chrome/).waitFor();

      // The same contact in another browser: perhaps the same person, and apart again.
      const other = await desk.customer({ name: 'Same', contact: '+86 13800138000' });
      granted(await other.socket.emitWithAck('start', { clientId: 's', text: 'hi', name: 'Same' }));
      const work = await Casework.of(desk, '1001');
      const { number } = await work.complaint({ customerId: id });
      await page.reload();
      await part.getByText(known.join.perhaps).waitFor();
      await part.getByRole('button', { name: known.join.do, exact: true }).press('Enter');
      await part.getByRole('button', { name: known.join.undo }).waitFor();
      await agent.pictured('customer-joined');

      // A case and an earlier chat open over the chat, and Escape leads back to it.
      await part.getByRole('button', { name: number }).press('Enter');
      const peek = page.getByRole('dialog', { name: number });
      await peek.getByText(words.desk.work.steps.received).first().waitFor();
      await agent.pictured('customer-case');
      await page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
      await part.getByRole('button', { name: /hi/ }).first().press('Enter');
      const past = page.getByRole('dialog', { name: new RegExp(known.peek.chat) });
      await past.getByText('hi').first().waitFor();
      await page.keyboard.press('Escape');
      await past.waitFor({ state: 'detached' });
      await agent.composer.waitFor();
      await part.getByRole('button', { name: known.join.undo }).press('Enter');
      await part.getByText(known.join.perhaps).waitFor();
      await expectFit(page);

      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 640 });
        await page.keyboard.press('Alt+p');
        await record.getByText(said.company, { exact: true }).waitFor();
        await expectFit(page);
        await agent.pictured('customer-narrow');
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      await record.getByRole('button', { name: known.edit }).click();
      await form.waitFor();
      await expectFit(page);
      await agent.pictured('customer-form-dark');
      // The browser notes the conflict that was told.
      expect(agent.complaints.filter((one) => !one.includes('status of 409'))).toEqual([]);
      await Promise.all([agent.leave(), customer.leave()]);
    } finally {
      await desk.stop();
    }
  });
});
