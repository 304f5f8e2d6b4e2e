import { COMMANDS } from '../../client/console/app/commands.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { showScreen, useView } from '../../client/console/store/view.ts';
import type { Suggestions } from '../../protocol/desk.ts';
import { byId, chat } from './samples.ts';

const session = { account: '1001', role: 'agent', number: '1001', name: '' } as const;
const notice = () => useView.getState().notice?.words;

function openIn(change: Parameters<typeof chat>[1], next?: Suggestions['next']): void {
  const suggestions = {
    a: { chatId: 'a', seq: 1, situations: [], phrases: [], owed: [], ...(next && { next }) },
  };
  useDesk.setState({ ...unknownDesk, session, chats: byId(chat('a', change)), suggestions });
  useView.setState({ screen: 'inbox', chatId: 'a', dialog: null, notice: null });
}

test.each([
  ['zh-CN', '现在没有第 4 句话术', '这一步请您自己完成，工作台不能代办', '这个对话现在不能进行此操作'],
  [
    'en',
    'There is no phrase 4 now',
    'This step is yours to do; the console cannot do it for you',
    'This cannot be done in this chat now',
  ],
])('a key that can do nothing says so, in %s', async (language, noPhrase, byHand, notNow) => {
  await i18n.changeLanguage(language);
  openIn({}, { id: 'take_message', text: '' });
  COMMANDS.phrase4();
  expect(notice()).toBe(noPhrase);
  COMMANDS.nextStep();
  expect(notice()).toBe(byHand);
  openIn({ agent: '1002' });
  COMMANDS.warn();
  expect(notice()).toBe(notNow);
});

test.each([
  ['waiting', null, 'waiting'],
  ['closed', '1001', 'over'],
  ['open', '1002', 'others'],
] as const)(
  'why there is no advice in a chat that is %s, of agent %s, is said by its keys',
  (status, agent, why) => {
    openIn({ status, agent });
    COMMANDS.phrase1();
    expect(notice()).toBe(i18n.t(`assistant.${why}`));
  },
);

test('of two things on one key that is done for which there is the right', () => {
  openIn({ abuseSteps: 2 });
  COMMANDS.askLead();
  expect(useView.getState()).toMatchObject({ dialog: { name: 'askLead' }, notice: null });
  openIn({});
  COMMANDS.askLead();
  expect(useView.getState()).toMatchObject({ dialog: { name: 'callLead' }, notice: null });
});

test('on a screen that shows no chat no key acts on the chat of the inbox', () => {
  openIn({}, { id: 'close', text: '' });
  showScreen('visitors');
  const { warn, block, close, record, nextStep, transfer } = COMMANDS;
  for (const key of [warn, block, close, record, nextStep, transfer]) key();
  expect(useView.getState().dialog).toBeNull();
  showScreen('inbox');
  close();
  expect(useView.getState().dialog).toMatchObject({ name: 'close', chatId: 'a' });
});

test.each([
  ['calendar', null],
  ['floor', chat('a', {}).customer.id],
] as const)(
  'the key of the customer shows, on the screen %s, %s: no chat that is hidden',
  (screen, customerId) => {
    openIn({});
    showScreen(screen);
    useView.setState({ chatId: 'a' });
    COMMANDS.past();
    expect(useView.getState()).toMatchObject({ screen: 'customers', customerId });
  },
);
