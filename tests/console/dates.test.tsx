import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { Readers } from '../../client/console/features/manual/readers.tsx';
import { choose } from '../../client/console/store/settings.ts';

const read = { account: '1001', number: '1001', name: 'Li', read: 3, upToDate: true };
const page = { version: 3, readers: [{ ...read, at: '2026-03-02T04:00:00.000Z' }] };

beforeEach(() => {
  globalThis.fetch = () =>
    Promise.resolve({ ok: true, status: 200, json: () => Promise.resolve(page) } as Response);
});
afterEach(() => act(() => choose({ language: 'zh-CN' })));

test.each([
  ['zh-CN', '2026年3月2日'],
  ['en', 'Mar 2, 2026'],
] as const)('a date in the manual is in the language that was chosen: %s', async (language, date) => {
  choose({ language });
  render(
    <I18nextProvider i18n={i18n}>
      <Readers />
    </I18nextProvider>,
  );
  expect((await screen.findByRole('row', { name: /Li/u })).textContent).toContain(date);
});
