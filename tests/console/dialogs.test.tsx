import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Dialogs } from '../../client/console/app/dialogs.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { openDialog, resetView, useView } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';

// jsdom has none, and dialogs ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

beforeEach(() => {
  useDesk.setState({ ...unknownDesk });
  resetView();
});

const show = () =>
  render(
    <I18nextProvider i18n={i18n}>
      <Dialogs />
    </I18nextProvider>,
  );

test('a person is erased from an earlier chat, which the desk does not hold', () => {
  openDialog({ name: 'erase', chat: chat('earlier', { status: 'closed' }) });
  show();
  expect(screen.getByRole('alertdialog', { name: i18n.t('actions.eraseDialog.heading') })).toBeTruthy();
});

test('a dialog whose chat has gone closes, and gives the keys back', () => {
  openDialog({ name: 'close', chatId: 'gone' });
  show();
  expect(useView.getState().dialog).toBeNull();
});
