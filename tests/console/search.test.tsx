import { fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { SearchDialog } from '../../client/console/features/search/search-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { commandOf } from '../../client/console/parts/keys.ts';
import { COMMANDS } from '../../client/console/app/commands.ts';
import { bindCommands, run } from '../../client/console/store/commands.ts';
import { lineWith, setSearchTarget, useSearchTarget } from '../../client/console/store/search-target.ts';
import { useView } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const press = { code: 'KeyF', key: 'f', altKey: true, ctrlKey: false, metaKey: false, shiftKey: false };

test('chats are searched by key, from wherever one types', () => {
  expect(commandOf(press, { typing: true, singleKeys: false })).toBe('search');
  bindCommands(COMMANDS);
  run('search');
  expect(useView.getState().dialog?.name).toBe('search');
});

test('a hit opens at its newest line with all the words, else with one of them', () => {
  const texts = ['退款 订单 A1', '您好', '订单', null, 'Order A1'];
  expect(lineWith(texts, ['订单', 'a1'])).toBe(0);
  expect(lineWith(texts, ['订单', 'x'])).toBe(2);
  expect(lineWith(texts, ['没有'])).toBe(-1);
});

test('what is target is the words as they were typed, whatever their case', () => {
  setSearchTarget('a', ' 订单  A1 ');
  expect(useSearchTarget.getState().target).toEqual({ chatId: 'a', words: ['订单', 'a1'] });
});

test('what was found names visitors without a name too, and the arrow key goes there and opens it', async () => {
  const { customer } = chat('a');
  const found = chat('a', { customer: { ...customer, id: 'visitor-1a2b', name: null } });
  const before = globalThis.fetch;
  const answer = {
    ok: true,
    status: 200,
    json: () => Promise.resolve({ chats: [found], cursor: null, found: { a: '…您好，退款' } }),
  };
  globalThis.fetch = () => Promise.resolve(answer as Response);
  render(
    <I18nextProvider i18n={i18n}>
      <SearchDialog />
    </I18nextProvider>,
  );
  const field = screen.getByRole('searchbox');
  fireEvent.change(field, { target: { value: '您好' } });
  fireEvent.submit(screen.getByRole('search'));
  const option = await screen.findByRole('option');
  globalThis.fetch = before;
  expect(option.textContent).toContain(i18n.t('inbox.anonymous', { id: '1a2b' }));
  expect(option.textContent).toContain('…您好，退款');
  fireEvent.keyDown(field, { key: 'ArrowDown' });
  expect(document.activeElement).toBe(option);
  fireEvent.keyDown(option, { key: 'Enter' });
  fireEvent.keyUp(option, { key: 'Enter' });
  expect(useView.getState().chatId).toBe('a');
});
