import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { RecordDialog } from '../../client/console/features/cases/record-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { forgetCustomers } from '../../client/console/store/customers.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { chat, entry } from './samples.ts';

// The dialog asks for it; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

let answer: (contacts: string[]) => void;
beforeEach(() => {
  forgetCustomers();
  useDesk.setState({ ...unknownDesk, logs: { a: { entries: [entry(1)] } } });
  globalThis.fetch = () =>
    new Promise((resolve) => {
      answer = (contacts) => {
        const told = { customer: { contacts }, chats: [], cases: [] };
        resolve({ ok: true, status: 200, json: () => Promise.resolve(told) } as Response);
      };
    });
});

/** Opens the dialog over a chat whose customer no other part of the screen has read. */
function show(contact: string | null): void {
  const one = { ...chat('a'), customer: { ...chat('a').customer, contact } };
  render(
    <I18nextProvider i18n={i18n}>
      <RecordDialog chat={one} kind="promise" urgent={false} />
    </I18nextProvider>,
  );
}
const label = () => screen.queryByText(i18n.t('chat.contact'), { exact: false })?.textContent;

test('[P5] the form reads how the customer can be reached, and says nothing of it before it knows', async () => {
  show(null);
  expect(label()).toBeUndefined();
  await act(async () => (answer(['13800000000']), Promise.resolve()));
  expect(label()).toContain('13800000000');
});

test('[P5] that nothing is on record is said once that is known', async () => {
  show(null);
  await act(async () => (answer([]), Promise.resolve()));
  expect(label()).toContain(i18n.t('chat.contactUnknown'));
});

test('[P5] what the customer has given in this chat is there at once', () => {
  show('13900000000');
  expect(label()).toContain('13900000000');
});
