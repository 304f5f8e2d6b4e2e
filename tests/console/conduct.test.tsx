import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Composer } from '../../client/console/features/chat/composer/composer.tsx';
import { takeBetter } from '../../client/console/features/chat/composer/findings.tsx';
import { putIn } from '../../client/console/store/composer-cursor.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { chatAnswered, chatChanged, entriesCame, suggested } from '../../client/console/store/news.ts';
import { useDrafts } from '../../client/console/store/drafts.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import type { Severity } from '../../phrases/manual.ts';
import { shippedManual } from '../phrases/shipped-manual.ts';
import { matchMedia } from './media.ts';
import { byId, chat, entry } from './samples.ts';

const shipped = shippedManual('zh-CN');
const posted = () => useDesk.getState().outbox.map(({ text }) => text);
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const enter = (more: object = {}) => fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13, ...more });
const says = () => screen.getByRole('status').textContent;
const marked = () => Array.from(document.querySelectorAll('.draft-mark'), ({ textContent }) => textContent);

/** The manual with these rules as strong as this. */
function make(ids: string | string[], severity: Severity): void {
  const rules = shipped.rules.map((one) => ([ids].flat().includes(one.id) ? { ...one, severity } : one));
  act(() => useManuals.setState({ 'zh-CN': { ...shipped, rules } }));
}

beforeEach(async () => {
  matchMedia();
  localStorage.clear();
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    value: () => String(useDesk.getState().outbox.length),
    configurable: true,
  });
  useManuals.setState({ 'zh-CN': shipped });
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  useDrafts.setState({ account: '1001', byChat: {} });
  useDesk.setState({ ...unknownDesk, chats: byId(chat('a')), connection: 'offline' });
  useView.setState({ chatId: 'a', dialog: null });
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <Composer chatId="a" />
      </I18nextProvider>,
    );
  });
});

test('[no_blame] advice marks the words, says the rule, and lets the reply go', () => {
  make('no_blame', 'advice');
  type('你怎么不早说');
  expect(marked()).toEqual(['你怎么不早说']);
  expect(screen.getByRole('list', { name: '用语提醒' }).textContent).toContain('请不要责备客户');
  enter();
  expect(posted()).toEqual(['你怎么不早说']);
});

test('[no_blame] a rule that asks first keeps the reply until it is sent deliberately', () => {
  make('no_blame', 'confirm');
  type('你怎么不早说');
  enter();
  enter();
  expect(posted()).toEqual([]);
  expect(says()).toContain('发送前请确认：“你怎么不早说”');
  enter({ ctrlKey: true });
  expect(posted()).toEqual(['你怎么不早说']);
});

test('[no_blame] the deliberate key is no answer to what has not been asked yet', () => {
  make('no_blame', 'confirm');
  type('你怎么不早说');
  enter({ ctrlKey: true });
  expect(posted()).toEqual([]);
});

test.each(['Enter', 'Ctrl+Enter', 'button'])('[no_blame] what a rule blocks is not sent by %s', (way) => {
  make('no_blame', 'block');
  type('你怎么不早说');
  enter();
  if (way === 'button') fireEvent.click(screen.getByRole('button', { name: '发送' }));
  else enter({ ctrlKey: way === 'Ctrl+Enter' });
  expect(posted()).toEqual([]);
  expect(says()).toContain('不能发送：“你怎么不早说”');
  expect(screen.queryByRole('button', { name: '原样发送' })).toBeNull();
});

test('[no_blame] the better wording on its key makes a blocked reply fit to send', () => {
  make('no_blame', 'block');
  type('你怎么不早说');
  act(() => takeBetter('a'));
  enter();
  expect(posted()).toEqual(['请您告诉我详细情况，好吗']);
});

test('[no_blame] [no_dont_know] two rules that ask first are answered one by one', () => {
  make(['no_blame', 'no_dont_know'], 'confirm');
  type('你怎么不早说，我不知道');
  enter();
  enter({ ctrlKey: true });
  expect(posted()).toEqual([]);
  expect(says()).toContain('我不知道');
  enter({ ctrlKey: true });
  expect(posted()).toEqual(['你怎么不早说，我不知道']);
});

test('[no_blame] the deliberate key is no answer to words that were put in after the question', () => {
  make('no_blame', 'confirm');
  type('你怎么不早说');
  enter();
  act(() => putIn('a', '都怪你自己没看清楚', 'thanks.1'));
  expect(says()).toBe('');
  enter({ ctrlKey: true });
  expect(posted()).toEqual([]);
});

test('[no_blame] what was said of a blocked wording goes with it', () => {
  make('no_blame', 'block');
  type('你怎么不早说');
  enter();
  act(() => takeBetter('a'));
  expect(says()).toBe('');
});

test('[no_stiff_wording] a phrase put in, and then spoilt, is held to the rules as well', () => {
  make('no_stiff_wording', 'block');
  act(() => putIn('a', '请不必客气。', 'thanks.1'));
  type('请不必客气。您必须先付款');
  enter();
  expect(posted()).toEqual([]);
});

test('[no_blame] a note to colleagues is nobody’s wording', () => {
  make('no_blame', 'block');
  act(() => useDrafts.setState({ byChat: { a: { text: '你怎么不早说', kind: 'note' } } }));
  expect(marked()).toEqual([]);
  enter();
  expect(posted()).toEqual(['你怎么不早说']);
});

test('[please_and_you] while an input method composes, nothing new is found', async () => {
  type('请您稍等');
  field().setSelectionRange(4, 4);
  fireEvent.compositionStart(field());
  type('请您稍等你');
  expect(marked()).toEqual([]);
  fireEvent.compositionEnd(field());
  await act(() => new Promise((done) => setTimeout(done)));
  expect(marked()).toEqual(['你']);
});

test('[answer_thanks] thanks alone are owed an answer, thanks within a request are not', () => {
  const entry = { chatId: 'a', at: '', kind: 'message' as const, by: { role: 'customer' as const } };
  const hear = (owed: 'thanks'[]) =>
    act(() =>
      useDesk.setState({
        logs: { a: { entries: [{ ...entry, seq: 1, text: '谢谢' }] } },
        suggestions: { a: { chatId: 'a', seq: 1, situations: [], phrases: [], owed } },
      }),
    );
  hear(['thanks']);
  type('请问您的订单号是多少?');
  expect(screen.getByText('客户的感谢或道别还没有回应')).toBeTruthy();
  hear([]);
  expect(screen.queryByText('客户的感谢或道别还没有回应')).toBeNull();
});

test.each([
  ['no_blame', '你怎么不早说'],
  ['no_dont_know', '我不知道'],
  ['no_buck_passing', '这个不归我管，你自己看说明书'],
])('[%s] as shipped, "%s" is asked about before it goes out', (_, words) => {
  type(words);
  enter();
  expect(posted()).toEqual([]);
  enter({ ctrlKey: true });
  enter({ ctrlKey: true });
  expect(posted()).toEqual([words]);
});

test('news of another chat leaves the draft of this one alone, and does not check it again', () => {
  let checks = 0;
  const counting = shipped.rules.map((rule, at) =>
    at > 0 ? rule : Object.defineProperty({ ...rule }, 'check', { get: () => void (checks += 1) }),
  );
  const sending = {
    clientId: 'b1',
    chatId: 'b',
    kind: 'message',
    text: '您好',
    at: 0,
    state: 'sending',
  } as const;
  act(() => useManuals.setState({ 'zh-CN': { ...shipped, rules: counting } }));
  type('你怎么不早说');
  act(() =>
    useDesk.setState((state) => chatAnswered(state, { chat: chat('a'), entries: [entry(1)], epoch: 'e' })),
  );
  const [before, draft] = [checks, useDrafts.getState().byChat['a']];
  expect(before).toBeGreaterThan(1);

  act(() => {
    useDesk.setState((state) =>
      chatAnswered(state, { chat: chat('b'), entries: [entry(1, { chatId: 'b' })], epoch: 'e' }),
    );
    useDesk.setState((state) => entriesCame(state, 'b', [entry(2, { chatId: 'b' })]));
    useDesk.setState((state) => chatChanged(state, chat('b', { unread: 1, lastText: '在吗' })));
    useDesk.setState((state) =>
      suggested(state, { chatId: 'b', seq: 2, situations: [], phrases: [], owed: ['thanks'] }),
    );
    useDesk.setState(({ outbox }) => ({ outbox: [...outbox, sending] }));
  });
  expect([checks, field().value]).toEqual([before, '你怎么不早说']);
  expect(useDrafts.getState().byChat['a']).toBe(draft);

  act(() => useDesk.setState((state) => entriesCame(state, 'a', [entry(2)])));
  expect(checks).toBeGreaterThan(before);
});
