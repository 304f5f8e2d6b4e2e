import type { ReactNode } from 'react';
import { fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { KeySheet } from '../../client/console/features/keys/key-sheet.tsx';
import { COMMANDS, keyLabel } from '../../client/console/parts/keys.ts';
import { Dialog } from '../../client/console/parts/dialog.tsx';
import { closeDialog, openDialog, resetView, useView } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';
import { PersonActions } from '../../client/console/features/chat/customer/customer-part.tsx';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

beforeEach(resetView);

const show = (what: ReactNode) => render(<I18nextProvider i18n={i18n}>{what}</I18nextProvider>);

test('a window closes by its button, which the keyboard reaches last', () => {
  openDialog({ name: 'keys' });
  show(<KeySheet />);
  const buttons = screen.getAllByRole('button');
  expect(buttons.at(-1)).toBe(screen.getByRole('button', { name: i18n.t('dialog.close') }));
  fireEvent.click(screen.getByRole('button', { name: i18n.t('dialog.close') }));
  expect(useView.getState().dialog).toBeNull();
});

test('what is seen only once has no button that loses it', () => {
  show(
    <Dialog heading="codes" stays onClose={closeDialog}>
      <p />
    </Dialog>,
  );
  expect(screen.queryByRole('button', { name: i18n.t('dialog.close') })).toBeNull();
});

test('the sheet of keys leaves no command out, and names none twice', () => {
  show(<KeySheet />);
  const strokes = [...document.querySelectorAll('dd')].map(({ textContent }) => textContent);
  for (const one of COMMANDS) expect(strokes.filter((stroke) => stroke === keyLabel(one))).toHaveLength(1);
});

test('to delete what is known of a person does not look like the downloads beside it', () => {
  show(<PersonActions chat={chat('a')} />);
  expect(screen.getByRole('button', { name: i18n.t('chat.person.erase') }).className).toContain('danger');
});

test('an open dialog marks its overlay, for which notices make room', () => {
  render(
    <Dialog heading="A dialog" onClose={() => undefined}>
      <p>words</p>
    </Dialog>,
  );
  expect(document.querySelector('[data-overlay] [role=dialog]')?.textContent).toContain('words');
});
