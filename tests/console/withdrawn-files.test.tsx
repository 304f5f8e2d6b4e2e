import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Withdrawn } from '../../client/console/features/chat/log/withdrawn.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { byId, chat, entry } from './samples.ts';

// The windows and the viewer ask for these; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
Element.prototype.scrollTo = () => undefined;

const file = { id: 'f1', name: '错图.png', type: 'image/png', size: 2000, width: 60, height: 40 };

test('a lead sees the picture of a message that was withdrawn, small and large; a message of files alone has no empty words', async () => {
  const body = { text: '', files: [file] };
  const headers = new Headers({ 'content-type': 'application/json' });
  const answer = { ok: true, status: 200, headers, json: () => Promise.resolve(body) };
  Object.defineProperty(globalThis, 'fetch', { value: () => Promise.resolve(answer), configurable: true });
  await i18n.changeLanguage('zh-CN');
  const session = { account: '9001', number: '9001', role: 'lead', name: '林' } as const;
  useDesk.setState({ ...unknownDesk, session, chats: byId(chat('a')) });
  render(
    <I18nextProvider i18n={i18n}>
      <Withdrawn entry={entry(3)} />
    </I18nextProvider>,
  );
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: '查看原文' }));
    await Promise.resolve();
  });
  const picture = await screen.findByRole('img', { name: '错图.png' });
  expect(picture.getAttribute('src')).toBe('/files/f1/thumbnail');
  fireEvent.click(screen.getByRole('button', { name: /错图/ }));
  expect(screen.getByRole('dialog', { name: '错图.png' }).textContent).toContain('1/1');
});
