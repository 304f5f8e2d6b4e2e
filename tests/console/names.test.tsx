import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { Colleague } from '../../client/console/parts/colleague.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { numberAndName, staffName, ownTitle } from '../../client/console/parts/names.ts';
import type { StaffView } from '../../protocol/chat.ts';

const member = (account: string, role: StaffView['role'], name: string): StaffView => ({
  ...{ account, number: account, name, role, status: 'away', lost: false, disabled: false },
  ...{ load: 0, capacity: 5 },
});
const staff = {
  '1001': member('1001', 'agent', '林小满'),
  '9001': member('9001', 'lead', '陈主管'),
  admin: member('admin', 'admin', '管理员'),
};
const admin = { account: 'admin', number: 'admin', name: '管理员', role: 'admin' } as const;

beforeEach(() => i18n.changeLanguage('zh-CN').then(() => undefined));

test.each([
  ['1001', '1001 号客服'],
  ['9001', '9001 号主管'],
  ['admin', '管理员 admin'],
  ['gone', 'gone 号客服'],
])('%s is called %s within a sentence', (account, name) => {
  expect(staffName(staff, account, i18n.t)).toBe(name);
});

test('leads know colleagues by number and name', () => {
  expect([numberAndName(staff, '1001'), numberAndName(staff, 'admin'), numberAndName(staff, null)]).toEqual([
    ...['1001 林小满', 'admin 管理员', ''],
  ]);
});

test('an administrator is called one once, in the menu and among colleagues', () => {
  expect(ownTitle(admin, i18n.t)).toBe('管理员 · admin');
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <Colleague staff={staff.admin} />
    </I18nextProvider>,
  );
  expect(container.textContent.match(/管理员/g)).toHaveLength(1);
});
