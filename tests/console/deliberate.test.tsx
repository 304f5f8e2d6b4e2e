import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { ConfirmBar } from '../../client/console/parts/confirm-bar.tsx';
import { DELIBERATE_MS, numberKey, useDeliberateKeys } from '../../client/console/parts/deliberate.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { read } from '../../client/console/store/settings.ts';

let done: number[];
beforeEach(async () => {
  done = [];
  jest.useFakeTimers();
  await i18n.changeLanguage('en');
});
afterEach(() => jest.useRealTimers());

const passes = (ms: number) => act(() => jest.advanceTimersByTime(ms));
const press = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, code: codeOf(key), ...more });
const codeOf = (key: string) => (/\d/.test(key) ? `Digit${key}` : key);

function Numbers() {
  useDeliberateKeys((event) => {
    const number = numberKey(event);
    return number === null ? null : () => void done.push(number);
  });
  return null;
}

function open(toCustomer: boolean): void {
  render(
    <I18nextProvider i18n={i18n}>
      <ConfirmBar
        label="Do it"
        toCustomer={toCustomer}

        onConfirm={() => done.push(0)}
      />
    </I18nextProvider>,
  );
}

test('a window that reaches a customer opens on cancel, and can be confirmed only after half a second', () => {
  open(true);
  expect(document.activeElement?.textContent).toContain('Cancel');
  fireEvent.click(screen.getByRole('button', { name: 'Do it' }));
  passes(DELIBERATE_MS - 1);
  fireEvent.click(screen.getByRole('button', { name: 'Do it' }));
  expect(done).toEqual([]);
  passes(1);
  fireEvent.click(screen.getByRole('button', { name: 'Do it' }));
  expect(done).toEqual([0]);
});

test('a quick key is carried out when the half second is over, and once', () => {
  open(true);
  press('Enter', { ctrlKey: true });
  press('Enter', { ctrlKey: true });
  passes(DELIBERATE_MS - 1);
  expect(done).toEqual([]);
  passes(1);
  expect(done).toEqual([0]);
});

test('letters around a key make it part of a word: `ni3` chooses nothing', () => {
  render(<Numbers />);
  for (const key of ['n', 'i', '3']) press(key);
  passes(5 * DELIBERATE_MS);
  press('3');
  expect(done).toEqual([3]);
});

test('a number before the letters is part of the word as well', () => {
  render(<Numbers />);
  for (const key of ['3', 'g', 'e']) press(key);
  passes(5 * DELIBERATE_MS);
  expect(done).toEqual([]);
});

test.each([true, false])(
  'Space presses no button of such a window, however long it stands open',
  (toCustomer) => {
    open(toCustomer);
    passes(5 * DELIBERATE_MS);
    const button = screen.getByRole('button', { name: 'Do it' });
    act(() => button.focus());
    fireEvent.keyDown(button, { key: ' ', code: 'Space' });
    fireEvent.keyUp(button, { key: ' ', code: 'Space' });
    expect(done).toEqual([]);
  },
);

test.each([true, false])('Ctrl+Enter confirms every window', (toCustomer) => {
  open(toCustomer);
  passes(DELIBERATE_MS);
  press('Enter', { ctrlKey: true });
  expect(done).toEqual([0]);
});

test('whoever had the old keys without Alt does not keep them', () => {
  expect(read({ letters: true }, 'zh').singleKeys).toBe(false);
  expect(read({ singleKeys: true }, 'zh').singleKeys).toBe(true);
});

test('Enter in a list chooses there, and confirms nothing', () => {
  render(
    <I18nextProvider i18n={i18n}>
      <input />
      <select>
        <option>one</option>
      </select>
      <ConfirmBar label="Do it" isOnEnter onConfirm={() => done.push(0)} />
    </I18nextProvider>,
  );
  fireEvent.keyDown(screen.getByRole('combobox'), { key: 'Enter' });
  expect(done).toEqual([]);
  fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Enter' });
  expect(done).toEqual([0]);
});
