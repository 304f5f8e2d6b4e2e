import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { followLook } from '../../client/console/app/app.tsx';
import { KeySheet } from '../../client/console/features/keys/key-sheet.tsx';
import { PreferencesDialog } from '../../client/console/features/preferences/preferences-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { rowHeight } from '../../client/console/parts/look.ts';
import { choose, read, useSettings } from '../../client/console/store/settings.ts';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const USUAL = { sendKey: 'enter', textSize: 'standard', density: 'comfortable' } as const;

beforeEach(async () => {
  choose({ language: 'zh-CN', ...USUAL });
  await i18n.changeLanguage('zh-CN');
});

function show(part: React.ReactElement): void {
  act(() => {
    render(<I18nextProvider i18n={i18n}>{part}</I18nextProvider>);
  });
}

test('the list of keys follows the send key', () => {
  show(<KeySheet />);
  const strokeOf = (name: string) => screen.getByText(name).parentElement?.querySelector('kbd')?.textContent;
  expect(strokeOf('发送')).toBe('Enter');
  act(() => choose({ sendKey: 'ctrlEnter' }));
  expect(strokeOf('发送')).toBe('Ctrl+Enter');
  expect(strokeOf('换行')).toBe('Enter');
  expect(strokeOf('原样发送（不填空）')).toBe('Ctrl+Shift+Enter');
});

test('what is chosen is kept in this browser and applied to the page', () => {
  const stop = followLook();
  show(<PreferencesDialog />);
  fireEvent.click(screen.getByRole('radio', { name: 'Ctrl+Enter' }));
  fireEvent.click(screen.getByRole('radio', { name: '特大' }));
  fireEvent.click(screen.getByRole('radio', { name: '紧凑' }));
  const stored: unknown = JSON.parse(localStorage.getItem('huashu.settings') ?? '');
  expect(read(stored, 'zh')).toEqual(useSettings.getState());
  expect(useSettings.getState()).toMatchObject({
    sendKey: 'ctrlEnter',
    textSize: 'larger',
    density: 'compact',
  });
  expect(document.documentElement.dataset).toMatchObject({ text: 'larger', density: 'compact' });
  act(() => choose(USUAL));
  expect(document.documentElement.dataset).not.toHaveProperty('text');
  expect(document.documentElement.dataset).not.toHaveProperty('density');
  stop();
});

test('a virtual list knows the height of its rows in every look', () => {
  expect(rowHeight(84, { textSize: 'standard', density: 'comfortable' })).toBe(84);
  expect(rowHeight(84, { textSize: 'larger', density: 'comfortable' })).toBeGreaterThan(100);
  expect(rowHeight(84, { textSize: 'standard', density: 'compact' })).toBeLessThan(84);
});
