import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { NewestAloud, TypingLine } from '../../client/console/features/chat/log/live-regions.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { ROOM_FOR_TWO } from '../../client/console/parts/use-media.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { openBeside, resetView, showChat } from '../../client/console/store/view.ts';
import { matchMedia } from './media.ts';
import { byId, chat, entry } from './samples.ts';

beforeEach(async () => {
  await i18n.changeLanguage('zh-CN');
  const li = { ...chat('a'), customer: { ...chat('a').customer, name: '李雷' } };
  useDesk.setState({ ...unknownDesk, chats: byId(li, chat('b')), typing: {} });
  resetView();
  showChat('a');
  says(1, '还没到');
});

function says(seq: number, text: string): void {
  useDesk.setState({ logs: { a: { entries: [entry(seq, { text })] } } });
}

function types(): void {
  useDesk.setState({ typing: { a: { customer: Number.MAX_SAFE_INTEGER } } });
}

/** The lines of a chat that are read aloud, in a window of this width. */
function show(...media: string[]): () => (string | null)[] {
  matchMedia(...media);
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <NewestAloud chatId="a" />
      <TypingLine chatId="a" own />
    </I18nextProvider>,
  );
  return () => [...container.querySelectorAll('[aria-live=polite]')].map((line) => line.textContent);
}

test('of two chats side by side, it is said whose line is read aloud', () => {
  const spoken = show(ROOM_FOR_TWO);
  act(types);
  expect(spoken()).toEqual(['还没到', i18n.t('chat.typing')]);
  act(() => openBeside('b'));
  act(() => says(2, '还没到'));
  expect(spoken()).toEqual(['李雷：还没到', `李雷：${i18n.t('chat.typing')}`]);
});

test('the name is read together with its line, and not when the second chat is opened', () => {
  const spoken = show(ROOM_FOR_TWO);
  act(() => openBeside('b'));
  expect(spoken()).toEqual(['还没到', '']);
  const before = screen.getByText('还没到');
  act(() => says(2, '还没到'));
  // Another element with the same words is read again.
  expect(screen.getByText('李雷：还没到')).not.toBe(before);
  act(types);
  expect(screen.getByText('李雷：').closest('[aria-atomic=true]')?.textContent).toBe(
    `李雷：${i18n.t('chat.typing')}`,
  );
});

test('in a window that shows one of the two alone, no name is read', () => {
  const spoken = show();
  act(() => openBeside('b'));
  act(() => says(2, '到了吗'));
  act(types);
  expect(spoken()).toEqual(['到了吗', i18n.t('chat.typing')]);
});
