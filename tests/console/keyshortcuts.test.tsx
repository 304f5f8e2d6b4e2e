import { act, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { ActionButton } from '../../client/console/parts/action-button.tsx';
import { Button, PlainButton } from '../../client/console/parts/button.tsx';
import { ConfirmBar } from '../../client/console/parts/confirm-bar.tsx';
import { ariaKeys, COMMANDS } from '../../client/console/parts/keys.ts';

const ignore = () => undefined;
const show = (children: ReactNode) => render(<I18nextProvider i18n={i18n}>{children}</I18nextProvider>);
const keysOf = (name: string | RegExp) =>
  screen.getByRole('button', { name }).getAttribute('aria-keyshortcuts');

test('buttons tell their keys to screen readers, and those without a key tell none', () => {
  show(
    <>
      <Button aria-keyshortcuts="Alt+1">one</Button>
      <PlainButton aria-keyshortcuts="Alt+2">two</PlainButton>
      <ActionButton label="three" icon="accept" command="accept" onPress={ignore} />
      <Button>four</Button>
    </>,
  );
  expect(['one', 'two', 'three', 'four'].map(keysOf)).toEqual(['Alt+1', 'Alt+2', 'Alt+A', null]);
});

test('so does the button that confirms a dialog', () => {
  show(<ConfirmBar label="send" onConfirm={ignore} />);
  expect(keysOf(/send/u)).toBe('Control+Enter');
});

test('the button with a key is the same button: its type, state and press stay', () => {
  const press = jest.fn();
  show(
    <Button type="submit" kind="main" className="wide" aria-keyshortcuts="Alt+1" onPress={press}>
      one
    </Button>,
  );
  const button = screen.getByRole('button');
  expect([button.getAttribute('type'), button.className]).toEqual(['submit', 'button main wide']);
  act(() => button.click());
  expect(press).toHaveBeenCalledTimes(1);
});

test('keys are spelled with the names that events give them', () => {
  const spelled = COMMANDS.map(ariaKeys);
  expect(spelled).toEqual(expect.arrayContaining(['Control+K', 'Alt+Insert', 'Alt+Delete', 'Alt+Shift+V']));
  expect(spelled.filter((keys) => /Ctrl|Ins$|Del$/u.test(keys))).toEqual([]);
});
