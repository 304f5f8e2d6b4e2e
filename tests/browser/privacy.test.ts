import type { Browser, Page } from 'playwright-core';
import { Desk, granted } from '../wire/a-desk.ts';
import { AtConsole, InShop, openBrowser } from './a-browser.ts';
import { expectFit } from './fit.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

/** Runs if anything anywhere takes a text for markup or follows it. */
const HOSTILE =
  '=cmd|1 <img src=x onerror="window.hit=1"><script>window.hit=1</script>"\'><svg onload=window.hit=1> javascript:window.hit=1 \u202Egnp.exe';

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('a person’s data at the screen, in %s', (tongue) => {
  let desk: Desk;
  let lead: AtConsole;
  beforeAll(async () => {
    desk = await Desk.start({ DESK_LOCALE: tongue });
    lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await lead.goOnline();
  });
  afterAll(() => desk.stop());

  it('a lead erases the person of an open chat: console and widget let go of the words at once', async () => {
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say('13812345678');
    await customer.frame.getByText(customer.words.shop.stored).first().waitFor();
    await show(lead, desk, (await newest(lead, desk)).id);
    await lead.page.locator('.chat-header_customer-button').click();
    await lead.page.getByRole('button', { name: lead.words.desk.chat.person.erase }).click();
    const { eraseDialog } = lead.words.desk.actions;
    const dialog = lead.page.getByRole('alertdialog', { name: eraseDialog.heading });
    await expectFit(lead.page);
    await lead.pictured('erase');
    await dialog.getByRole('button', { name: eraseDialog.confirm }).click();

    await customer.frame.getByText(customer.words.shop.erased).first().waitFor();
    expect(await customer.frame.getByText('13812345678').count()).toBe(0);
    await lead.page.getByText(lead.words.desk.entry.erased.words).first().waitFor();
    expect(await lead.page.getByText('13812345678').count()).toBe(0);
    await lead.pictured('erased');
    await customer.pictured('erased-widget');
    for (const one of [customer, lead]) expect(one.complaints).toEqual([]);
    await customer.leave();
  });
});

let desk: Desk;
afterAll(() => desk.stop());

it('[design 3.7] nothing that anybody typed is markup: in the console, the widget, transcripts, the export', async () => {
  desk = await Desk.start();
  const page = `https://shop.example/?q=${encodeURIComponent(HOSTILE).slice(0, 300)}`;
  const [customer, agent] = [await desk.customer(), await desk.agent('1001')];
  const about = { name: HOSTILE.slice(0, 200), contact: HOSTILE.slice(0, 200) };
  await customer.socket.emitWithAck('hello', {
    ...about,
    page,
    referrer: page,
    attributes: { '<b>x': HOSTILE },
  });
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: HOSTILE }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  const lead = await AtConsole.of(browser, desk, '9001');
  await lead.goOnline();
  granted(await agent.socket.emitWithAck('note', { chatId: chat.id, clientId: 'n', text: HOSTILE }));
  granted(await agent.socket.emitWithAck('message', { chatId: chat.id, clientId: 'm', text: HOSTILE }));
  const shop = await InShop.of(browser, desk);
  await shop.say(HOSTILE.trim());
  granted(await agent.socket.emitWithAck('close', { chatId: chat.id, skipped: HOSTILE }));
  granted(await customer.socket.emitWithAck('rate', { score: 1, remark: HOSTILE.slice(0, 200) }));

  await show(lead, desk, chat.id);
  await lead.page.getByText('window.hit').first().waitFor();
  const person = (await (
    await lead.page.request.post(`${desk.url}/api/people/find`, { data: { by: 'chat', value: chat.id } })
  ).json()) as { people: { id: string }[] };
  const files = [
    ...['html', 'txt', 'json'].map((format) => `/api/chats/${chat.id}/transcript?format=${format}`),
    ...['html', 'json'].map((format) => `/api/people/${person.people[0]?.id ?? ''}/export?format=${format}`),
  ];
  for (const file of files) {
    const response = await lead.page.request.get(`${desk.url}${file}`);
    expect([response.status(), response.headers()['x-content-type-options']]).toEqual([200, 'nosniff']);
    expect(response.headers()['content-disposition']).toContain('attachment');
    // As somebody who has saved it opens it: no policy of the desk's protects them then.
    const saved = await lead.context.newPage();
    if (file.endsWith('html')) await saved.setContent(await response.text());
    expect(await wasHit(saved)).toBe(false);
  }
  expect([await wasHit(lead.page), await wasHit(shop.page)]).toEqual([false, false]);
  expect(await shop.frame.evaluate('"hit" in window')).toBe(false);
  expect(await lead.page.locator('a[href^="javascript"]').count()).toBe(0);
  expect(await shop.frame.locator('a[href^="javascript"]').count()).toBe(0);
  expect([...lead.complaints, ...shop.complaints]).toEqual([]);
});

/** Goes to a chat by its address. */
async function show({ page }: AtConsole, { url }: Desk, chatId: string): Promise<void> {
  await page.goto(`${url}/#/chat/${chatId}`);
}

async function newest({ page }: AtConsole, { url }: Desk): Promise<{ id: string }> {
  const answer = (await (await page.request.get(`${url}/api/chats`)).json()) as { chats: [{ id: string }] };
  return answer.chats[0];
}

async function wasHit(page: Page): Promise<boolean> {
  return (await page.evaluate('"hit" in window')) === true;
}
