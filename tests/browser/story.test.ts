import type { Browser } from 'playwright-core';
import { Desk } from '../wire/a-desk.ts';
import { AtConsole, everybodyLeaves, InShop, openBrowser } from './a-browser.ts';
import { A_TONGUE } from './words.ts';

jest.setTimeout(120_000);

const SAID = {
  'zh-CN': {
    thanks: '谢谢你，帮了大忙',
    pester: '加个微信吧美女',
    question: '请问耳机支持两台设备吗',
    reply: '支持的。',
  },
  en: {
    thanks: 'Thank you so much!',
    pester: 'send me your nudes',
    question: 'Does it pair with two phones?',
    reply: 'It does.',
  },
};

let browser: Browser;
beforeAll(async () => (browser = await openBrowser()));
afterAll(() => browser.close());

describe.each(A_TONGUE)('a day at the desk, in %s', (tongue) => {
  let desk: Desk;
  beforeEach(async () => (desk = await Desk.start({ DESK_LOCALE: tongue })));
  afterEach(async () => {
    await everybodyLeaves(browser);
    await desk.stop();
  });

  it('two customers are served by two agents, with the manual’s phrases one key away', async () => {
    const said = SAID[tongue];
    const [one, other] = await Promise.all(
      ['1001', '1002'].map((account) => AtConsole.of(browser, desk, account, { tongue })),
    );
    await one!.goOnline();
    await other!.goOnline();
    const thankful = await InShop.of(browser, desk, { tongue });
    await thankful.say(said.thanks);
    const curious = await InShop.of(browser, desk, { tongue });
    await curious.say(said.question);

    const first = (await one!.page.getByText(said.thanks).count()) > 0 ? one! : other!;
    const second = first === one ? other! : one!;
    await first.openChat(said.thanks);
    await first.page.keyboard.press('Alt+Digit1');
    const phrase = await first.composer.inputValue();
    expect(phrase).toMatch(/不必客气|不客气|welcome/);
    await first.composer.press('Enter');
    await thankful.frame.getByText(phrase).waitFor();

    await second.openChat(said.question);
    await second.composer.fill(said.reply);
    await second.composer.press('Enter');
    await curious.frame.getByText(said.reply).waitFor();
    await second.page.getByText(second.words.desk.chat.delivery.seen).first().waitFor();
    for (const person of [first, second, thankful, curious]) expect(person.complaints).toEqual([]);
  });

  it('[P2] a pest is warned, both sides see the clock, and a lead takes the chat over from the floor', async () => {
    const said = SAID[tongue];
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const pest = await InShop.of(browser, desk, { tongue });
    await pest.say(said.pester);
    await agent.openChat(said.pester);
    await agent.page.keyboard.press('Alt+w');
    await agent.page
      .getByRole('button', { name: agent.words.desk.actions.warnDialog.confirm, exact: true })
      .click();
    await pest.frame.getByText(pest.words.shop.warnedTitle).waitFor();
    await pest.frame.getByRole('timer').first().waitFor();
    await agent.page
      .getByText(/[45]:\d\d/)
      .first()
      .waitFor();

    const lead = await AtConsole.of(browser, desk, '9001', { tongue });
    await lead.page.keyboard.press('Alt+b');
    await lead.page.getByRole('button', { name: lead.words.desk.floor.takeOver }).first().click();
    await lead.page
      .getByRole('button', { name: lead.words.desk.actions.takeOverDialog.confirm, exact: true })
      .last()
      .click();
    await pest.frame.getByText('9001').first().waitFor();
    for (const person of [agent, lead, pest]) expect(person.complaints).toEqual([]);
  });

  it('[P4] a close names what is missing, and the customer rates and goes on', async () => {
    const said = SAID[tongue];
    const agent = await AtConsole.of(browser, desk, '1001', { tongue });
    await agent.goOnline();
    const customer = await InShop.of(browser, desk, { tongue });
    await customer.say(said.question);
    await agent.openChat(said.question);
    await agent.composer.fill(said.reply);
    await agent.composer.press('Enter');
    const { closeDialog } = agent.words.desk.actions;
    await agent.action('close').click();
    await agent.page.getByText(closeDialog.steps.anything_else).waitFor();
    await agent.page.getByRole('textbox', { name: closeDialog.reason }).fill('test');
    await agent.page.getByRole('button', { name: closeDialog.anyway }).click();

    const { shop } = customer.words;
    await customer.frame.getByText(shop.closedTitle).first().waitFor();
    await customer.frame.getByTitle(shop.scores[4]).click();
    await customer.frame.getByRole('button', { name: shop.sendRating, exact: true }).click();
    await customer.frame.getByText(shop.thanks).waitFor();
    await customer.say(said.thanks);
    await agent.page.getByText(said.thanks).first().waitFor();
    for (const person of [agent, customer]) expect(person.complaints).toEqual([]);
  });
});
