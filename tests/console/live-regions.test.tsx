import { act, render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { NewestAloud, TypingLine } from '../../client/console/features/chat/log/live-regions.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { openBeside, resetView, showChat } from '../../client/console/store/view.ts';
import { byId, chat, entry } from './samples.ts';

test('of two chats side by side, it is said whose line is read aloud', async () => {
  await i18n.changeLanguage('zh-CN');
  const li = { ...chat('a'), customer: { ...chat('a').customer, name: '李雷' } };
  const said = entry(1, { text: '还没到' });
  useDesk.setState({
    ...unknownDesk,
    chats: byId(li, chat('b')),
    logs: { a: { entries: [said] } },
    typing: { a: { customer: Number.MAX_SAFE_INTEGER } },
  });
  resetView();
  showChat('a');
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <NewestAloud chatId="a" />
      <TypingLine chatId="a" own />
    </I18nextProvider>,
  );
  const spoken = () => [...container.querySelectorAll('[aria-live=polite]')].map((line) => line.textContent);
  expect(spoken()).toEqual(['还没到', i18n.t('chat.typing')]);
  act(() => openBeside('b'));
  expect(spoken()).toEqual(['李雷：还没到', `李雷：${i18n.t('chat.typing')}`]);
});
