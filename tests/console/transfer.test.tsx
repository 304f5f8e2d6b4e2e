import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { TransferDialog } from '../../client/console/features/chat/actions/transfer-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useView } from '../../client/console/store/view.ts';
import { byId, chat, deskWithSales } from './samples.ts';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const colleague = (number: string, change: object) => ({
  ...{ account: number, number, name: number, role: 'agent' as const, status: 'online' as const },
  ...{ lost: false, disabled: false, load: 0, capacity: 5, secondFactor: false },
  ...change,
});

test('only colleagues who can take the chat are offered, the least busy first', () => {
  const staff = [
    colleague('1002', { load: 3 }),
    colleague('1003', { status: 'away' }),
    colleague('1004', { status: 'offline' }),
    colleague('1005', { lost: true }),
    colleague('1006', { load: 1 }),
  ];
  useDesk.setState({
    ...unknownDesk,
    chats: byId(chat('a')),
    staff: Object.fromEntries(staff.map((one) => [one.account, one])),
  });
  useView.setState({ chatId: 'a', dialog: { name: 'transfer', chatId: 'a' } });
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <TransferDialog chat={chat('a')} />
      </I18nextProvider>,
    );
  });
  const offered = screen.getAllByRole('option').map((one) => one.querySelector('b')?.textContent ?? 'queue');
  expect(offered).toEqual(['queue', '1006', '1002']);
});

test('a waiting chat is not offered to the department where it waits already', () => {
  const waiting = chat('a', { status: 'waiting', agent: null, department: 'sales' });
  useDesk.setState({ ...unknownDesk, chats: byId(waiting), profile: deskWithSales });
  const shown = render(
    <I18nextProvider i18n={i18n}>
      <TransferDialog chat={waiting} />
    </I18nextProvider>,
  );
  expect(screen.queryByRole('option', { name: /销售/ })).toBeNull();
  shown.rerender(
    <I18nextProvider i18n={i18n}>
      <TransferDialog chat={chat('a', { department: 'sales' })} />
    </I18nextProvider>,
  );
  expect(screen.getByRole('option', { name: /销售/ })).toBeTruthy();
});
