import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { WrapUpForm } from '../../client/console/features/chat/wrap-up/wrap-up-form.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useComposerCursor } from '../../client/console/store/composer-cursor.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { forgetWrapUps, toggleWrapUp, useWrapUps } from '../../client/console/store/tags.ts';
import { useView } from '../../client/console/store/view.ts';
import { byId, chat } from './samples.ts';

const session = { account: '1001', role: 'agent', number: '1001', name: '' } as const;

beforeEach(() => {
  forgetWrapUps();
  useDesk.setState({ ...unknownDesk, session, chats: byId(chat('a'), chat('b')) });
  useView.setState({ screen: 'inbox', chatId: 'a', dialog: null });
  useComposerCursor.setState({ requested: null });
});

/** Ends when the form has been answered that there is no connection. */
const show = () =>
  act(async () => {
    render(
      <I18nextProvider i18n={i18n}>
        <WrapUpForm chat={chat('a')} />
      </I18nextProvider>,
    );
    await Promise.resolve();
  });
const summary = () => screen.getByRole('textbox', { name: i18n.t('chat.wrapUp.summary') });
const tags = () => screen.getByRole('combobox');

test('Escape closes the form and keeps what was written', async () => {
  act(() => toggleWrapUp('a'));
  await show();
  fireEvent.change(summary(), { target: { value: '退款' } });
  fireEvent.keyDown(summary(), { key: 'Escape' });
  expect(useWrapUps.getState()).toMatchObject({ open: [], drafts: { a: { summary: '退款' } } });
  expect(useComposerCursor.getState().requested).toMatchObject({ chatId: 'a' });
});

test('a form that comes by itself leaves the cursor to who is typing; its key takes it', async () => {
  render(<textarea aria-label="typing" />);
  screen.getByRole('textbox', { name: 'typing' }).focus();
  await show();
  expect(document.activeElement).not.toBe(tags());
  act(() => toggleWrapUp('a'));
  expect(document.activeElement).toBe(tags());
});
