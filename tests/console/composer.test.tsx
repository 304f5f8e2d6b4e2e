import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Composer } from '../../client/console/features/chat/composer/composer.tsx';
import { forgetUploads } from '../../client/console/connection/upload.ts';
import { useUploads } from '../../client/console/store/uploads.ts';
import { putIn } from '../../client/console/store/composer-cursor.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useDesk, unknownDesk } from '../../client/console/store/desk.ts';
import { loadDrafts, useDrafts } from '../../client/console/store/drafts.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import { deskTime } from '../../client/console/store/clock.ts';
import { matchMedia } from './media.ts';
import { byId, chat, entry } from './samples.ts';

const posted = () => useDesk.getState().outbox.map(({ text, kind, phraseId }) => ({ text, kind, phraseId }));

beforeEach(async () => {
  matchMedia();
  localStorage.clear();
  sessionStorage.clear();
  Object.defineProperty(globalThis.crypto, 'randomUUID', {
    value: () => String(useDesk.getState().outbox.length),
    configurable: true,
  });
  useManuals.setState({ 'zh-CN': 'failed' });
  choose({ language: 'zh-CN', sendKey: 'enter' });
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

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });
const enter = (more: object = {}) => fireEvent.keyDown(field(), { key: 'Enter', keyCode: 13, ...more });

test('Enter sends and empties the field; Shift+Enter does not', () => {
  type('您好');
  enter({ shiftKey: true });
  expect(posted()).toEqual([]);
  enter();
  expect(posted()).toEqual([{ text: '您好', kind: 'message', phraseId: undefined }]);
  expect(field().value).toBe('');
});

test('a late answer puts text in, but takes the cursor from no chat that has it', () => {
  const other = document.body.appendChild(document.createElement('button'));
  act(() => useView.setState({ chatId: 'b' }));
  other.focus();
  act(() => putIn('a', '收回的话'));
  expect(field().value).toBe('收回的话');
  expect(document.activeElement).toBe(other);
  act(() => useView.setState({ chatId: 'a' }));
  act(() => putIn('a', '！'));
  expect(document.activeElement).toBe(field());
  other.remove();
});

test('a key that is held from elsewhere sends nothing', () => {
  type('您好');
  enter({ repeat: true });
  enter({ repeat: true, ctrlKey: true });
  expect(posted()).toEqual([]);
  expect(field().value).toBe('您好');
});

test('Enter that confirms a candidate never sends, nor in the tick after', async () => {
  type('nihao');
  fireEvent.compositionStart(field());
  enter({ keyCode: 229 });
  enter({ isComposing: true });
  fireEvent.compositionEnd(field());
  enter();
  expect(posted()).toEqual([]);
  await act(() => new Promise((done) => setTimeout(done)));
  enter();
  expect(posted()).toHaveLength(1);
});

test('a draft stays with its chat across a reload', () => {
  type('还没写完');
  act(() => useDrafts.setState({ byChat: {} }));
  act(() => loadDrafts('1001'));
  expect(field().value).toBe('还没写完');
});

test('a phrase with a blank is not sent unnoticed: the blank is selected and named', () => {
  act(() => putIn('a', '{{surname}}先生,您好!', 'greeting.4'));
  enter();
  expect(posted()).toEqual([]);
  expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe('{{surname}}');
  expect(screen.getByRole('status').textContent).toContain('姓氏');
  enter();
  expect(posted()).toEqual([]);
});

test('sending with a blank takes another deliberate key', () => {
  act(() => putIn('a', '{{surname}}先生,您好!', 'greeting.4'));
  enter();
  enter({ ctrlKey: true });
  expect(posted()).toEqual([{ text: '{{surname}}先生,您好!', kind: 'message', phraseId: 'greeting.4' }]);
});

test('several phrases go into one message, and the last one is recorded', () => {
  act(() => putIn('a', '不客气。', 'thanks.2'));
  act(() => putIn('a', '再见!', 'farewell.1'));
  enter();
  expect(posted()).toEqual([{ text: '不客气。再见!', kind: 'message', phraseId: 'farewell.1' }]);
});

test('a slash at the beginning opens the phrases; later it is a slash', () => {
  type('1');
  fireEvent.keyDown(field(), { key: '/' });
  expect(useView.getState().dialog).toBeNull();
  type('');
  fireEvent.keyDown(field(), { key: '/' });
  expect(useView.getState().dialog?.name).toBe('phrases');
});

test('over 4,000 characters nothing is sent, and it says so', () => {
  type('字'.repeat(4001));
  enter();
  expect(posted()).toEqual([]);
  expect(screen.getByRole('status').textContent).toContain('4000');
});

describe('the same text twice', () => {
  const GREETING = '您好，请问有什么可以帮您？';
  beforeEach(() => {
    type(GREETING);
    enter();
  });

  test('asks first, with the words selected; Enter asks again, one deliberate key sends', () => {
    type(GREETING);
    enter();
    enter();
    expect(posted()).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toContain('已经说过');
    expect(field().value.slice(field().selectionStart, field().selectionEnd)).toBe(GREETING);
    enter({ ctrlKey: true, keyCode: 229 });
    enter({ ctrlKey: true, isComposing: true });
    expect(posted()).toHaveLength(1);
    enter({ ctrlKey: true });
    expect(posted()).toHaveLength(2);
  });

  test('changed words go at once, and so do short ones', () => {
    type(GREETING);
    enter();
    type('您好，您还有什么想了解的吗？');
    enter();
    for (const text of ['好的', '好的']) {
      type(text);
      enter();
    }
    expect(posted()).toHaveLength(4);
  });

  test.each([
    ['thanks.3', 2],
    ['fault.1', 1],
  ])('a phrase on offer goes again where it answers a courtesy anew: %s', (id, times) => {
    const phrase = { id, situation: '', text: GREETING, missing: [] };
    const offered = { chatId: 'a', seq: 1, situations: [], phrases: [phrase], owed: [] };
    act(() => useDesk.setState({ suggestions: { a: offered } }));
    type(GREETING);
    enter();
    expect(posted()).toHaveLength(times);
  });

  test('what a colleague said before may be said again', () => {
    const by = { role: 'agent', account: '1002' } as const;
    const theirs = { entries: [entry(1, { by, text: '我来为您继续服务，请放心' })], lastSeq: 1 };
    act(() => useDesk.setState({ logs: { a: theirs } }));
    type('我来为您继续服务，请放心');
    enter();
    expect(posted()).toHaveLength(2);
  });
});

test.each(['/', '、', '／'])(
  '"%s" at the start of the reply opens the search, as a key and as text',
  (mark) => {
    const field = screen.getByRole('textbox');
    fireEvent.keyDown(field, { key: mark, code: 'Slash' });
    expect(useView.getState().dialog?.name).toBe('phrases');
    act(() => useView.setState({ dialog: null }));
    fireEvent.change(field, { target: { value: mark } });
    expect(useView.getState().dialog?.name).toBe('phrases');
    expect(useDrafts.getState().byChat['a']).toBeUndefined();
  },
);

test('an input method that composes the mark opens the search when it is chosen', () => {
  const field = screen.getByRole('textbox');
  fireEvent.compositionStart(field);
  fireEvent.change(field, { target: { value: '、' } });
  expect(useView.getState().dialog).toBeNull();
  fireEvent.compositionEnd(field);
  expect(useView.getState().dialog?.name).toBe('phrases');
  expect(useDrafts.getState().byChat['a']).toBeUndefined();
});

test('the mark within the words is one of them', () => {
  const field = screen.getByRole('textbox');
  fireEvent.change(field, { target: { value: '红色' } });
  fireEvent.change(field, { target: { value: '红色、' } });
  expect(useView.getState().dialog).toBeNull();
  expect(useDrafts.getState().byChat['a']?.text).toBe('红色、');
});

test('files that are dropped anywhere wait above the reply until sign-out; dragged words go where they are dropped', () => {
  const words = { types: ['text/plain'], items: [] };
  expect(fireEvent.dragOver(field(), { dataTransfer: words })).toBe(true);
  expect(fireEvent.drop(field(), { dataTransfer: words })).toBe(true);
  const file = new File(['a,b'], 'orders.csv', { type: 'text/csv' });
  const files = { types: ['Files'], items: [{ kind: 'file', getAsFile: () => file }] };
  expect(fireEvent.drop(document.body, { dataTransfer: files })).toBe(false);
  expect(useUploads.getState().all).toMatchObject([{ place: '/api/chats/a/files', name: 'orders.csv' }]);
  act(forgetUploads);
  expect(useUploads.getState().all).toEqual([]);
});

describe('Ctrl+Z in an empty reply', () => {
  const undo = () => fireEvent.keyDown(field(), { key: 'z', ctrlKey: true });
  const offer = () => screen.queryByText(i18n.t('entry.recalled.offer', { words: '刚发的' }));
  beforeEach(() => {
    const session = { account: '1001', role: 'agent', number: '1001', name: '' } as const;
    const at = new Date(deskTime()).toISOString();
    const own = entry(1, { by: { role: 'agent', account: '1001' }, text: '刚发的', at });
    act(() => useDesk.setState({ session, logs: { a: { entries: [own] } } }));
  });

  test('offers to withdraw, until something is written without a key', () => {
    undo();
    expect(offer()?.getAttribute('role')).toBe('status');
    expect(offer()?.textContent).not.toMatch(/\d/);
    fireEvent.compositionStart(field());
    type('您好');
    fireEvent.compositionEnd(field());
    expect(offer()).toBeNull();
    type('');
    expect(offer()).toBeNull();
  });

  test('undoes the editing that emptied it, until something was sent', () => {
    type('写了很久');
    type('');
    expect(undo()).toBe(true);
    expect(offer()).toBeNull();
    type('好的');
    enter();
    act(() => useDesk.setState({ outbox: [] }));
    undo();
    expect(offer()).not.toBeNull();
  });
});

test('with the other send key Enter breaks the line, Ctrl+Enter sends, and the hints say so', () => {
  act(() => choose({ sendKey: 'ctrlEnter' }));
  type('您好');
  enter();
  expect(posted()).toEqual([]);
  expect(field().placeholder).toContain('Ctrl+Enter 发送，Enter 换行');
  expect(document.querySelector('button kbd')?.getAttribute('data-key')).toBe('Ctrl+Enter');
  enter({ ctrlKey: true });
  expect(posted().map(({ text }) => text)).toEqual(['您好']);
});
