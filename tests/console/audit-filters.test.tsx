import { fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { AuditAsked } from '../../client/console/connection/account.ts';
import { AuditFilters } from '../../client/console/features/audit/audit-filters.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { deskWithSales } from './samples.ts';

function filters(asked: AuditAsked, ask: (asked: AuditAsked) => void = () => undefined) {
  render(
    <I18nextProvider i18n={i18n}>
      <AuditFilters asked={asked} ask={ask} />
    </I18nextProvider>,
  );
  return screen.queryByRole('combobox', { name: i18n.t('floor.department') });
}

test('the audit log of a desk with departments is narrowed to one of them, beside what else is asked', () => {
  useDesk.setState({ ...unknownDesk, profile: deskWithSales });
  const asked: AuditAsked[] = [];
  const choice = filters({ act: 'blocked' }, (next) => asked.push(next));
  fireEvent.change(choice!, { target: { value: 'sales' } });
  expect(asked).toEqual([{ act: 'blocked', department: 'sales' }]);
});

test('all departments are no filter', () => {
  useDesk.setState({ ...unknownDesk, profile: deskWithSales });
  const asked: AuditAsked[] = [];
  const choice = filters({ act: 'blocked', department: 'sales' }, (next) => asked.push(next));
  fireEvent.change(choice!, { target: { value: '' } });
  expect(asked).toEqual([{ act: 'blocked' }]);
});

test('a desk without departments does not see the word in the audit log', () => {
  useDesk.setState({ ...unknownDesk, profile: null });
  expect(filters({})).toBeNull();
});
