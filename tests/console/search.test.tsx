import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { localHits } from '../../client/console/features/search/local-hits.ts';
import { SearchDialog } from '../../client/console/features/search/search-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { commandOf, keyLabel } from '../../client/console/parts/keys.ts';
import { COMMANDS } from '../../client/console/app/commands.ts';
import { bindCommands, run } from '../../client/console/store/commands.ts';
import { useSearchTarget } from '../../client/console/store/go-to.ts';
import { useView } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
Element.prototype.scrollIntoView = () => undefined;

const press = { code: 'KeyK', key: 'k', altKey: false, ctrlKey: true, metaKey: false, shiftKey: false };

test('everything is found by Ctrl+K, from wherever one types', () => {
  expect(commandOf(press, { typing: true, singleKeys: false })).toBe('search');
  expect(keyLabel('search')).toBe('Ctrl+K');
  bindCommands(COMMANDS);
  run('search');
  expect(useView.getState().dialog?.name).toBe('search');
});

test('commands and people are found by their words, by pinyin and by first letters', () => {
  const sounds: Record<string, string> = { 接: 'jie', 入: 'ru', 对: 'dui', 话: 'hua', 转: 'zhuan' };
  const toPinyin = (text: string) => Array.from(text).map((one) => sounds[one] ?? one);
  const items = ['转接对话', '接入对话', '1001 Anna'].map((label) => ({ label, value: label }));
  const found = (typed: string) => localHits(items, typed, toPinyin).map(({ value }) => value);
  expect(found('jrdh')).toEqual(['接入对话']);
  expect(found('duihua')).toEqual(['转接对话', '接入对话']);
  expect(found('接入')).toEqual(['接入对话']);
  expect(found('anna')).toEqual(['1001 Anna']);
  expect(found('xyz')).toEqual([]);
});

describe('the field', () => {
  const { customer } = chat('a');
  const hit = { seq: 7, at: '2026-03-02T00:30:00.000Z', text: '您好，退款', marks: [[3, 5]] };
  const found = { ...chat('a', { customer: { ...customer, id: 'visitor-1a2b', name: null } }), hit };
  let before: typeof globalThis.fetch;
  beforeEach(async () => {
    before = globalThis.fetch;
    const page = { chats: [found], customers: [], cases: [], phrases: [], cursor: null };
    const answer = { ok: true, status: 200, json: () => Promise.resolve(page) };
    // The manual does not come: its phrases are not what is tried here.
    const never = new Promise<Response>(() => undefined);
    globalThis.fetch = (address) =>
      typeof address === 'string' && address.startsWith('/api/search')
        ? Promise.resolve(answer as Response)
        : never;
    await act(async () => {
      render(
        <I18nextProvider i18n={i18n}>
          <SearchDialog />
        </I18nextProvider>,
      );
      // The dictionary of sounds comes at once.
      await import('pinyin-pro');
    });
  });
  afterEach(() => {
    globalThis.fetch = before;
  });

  test('names a visitor without a name, marks the hit, and Enter opens the chat at that line', async () => {
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: '退款' } });
    const option = await screen.findByRole('option', { name: /退款/ });
    expect(option.textContent).toContain(i18n.t('inbox.anonymous', { id: '1a2b' }));
    expect(option.querySelector('mark')?.textContent).toBe('退款');
    expect(field.getAttribute('aria-activedescendant')).toBe(option.id);
    // Enter that ends a composition chooses a word of the input method, nothing else.
    fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(useView.getState().chatId).not.toBe('a');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(useView.getState().chatId).toBe('a');
    expect(useSearchTarget.getState().target).toEqual({ chatId: 'a', seq: 7 });
  });

  test('Enter means the words in the field, not what was found for earlier ones', async () => {
    act(() => useView.setState({ chatId: null }));
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: '退款' } });
    await screen.findByRole('option', { name: /退款/ });
    fireEvent.change(field, { target: { value: '退款到账' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(useView.getState().chatId).toBeNull();
    // Before the desk answers, which a busy machine would let happen after the test.
    cleanup();
  });

  test('after > only commands are offered, each with its key, and the arrows go round', () => {
    const field = screen.getByRole('combobox');
    fireEvent.change(field, { target: { value: '>' } });
    const options = screen.getAllByRole('option');
    expect(options.every((option) => option.querySelector('kbd') !== null)).toBe(true);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    expect(field.getAttribute('aria-activedescendant')).toBe(options.at(-1)?.id);
    fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(field.getAttribute('aria-activedescendant')).toBe(options[0]?.id);
  });
});
