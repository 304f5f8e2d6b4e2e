import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { CustomerRecordView } from '../../protocol/customer-records.ts';
import { RecordForm } from '../../client/console/features/chat/customer/record-form.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { editCustomer, useCustomers } from '../../client/console/store/customers.ts';
import { useView } from '../../client/console/store/view.ts';

const AT = '2026-03-02T00:30:00.000Z';
const nobody: CustomerRecordView = {
  ...{ id: 'c', version: 0, firstSeenAt: AT, lastSeenAt: AT, unconfirmed: [], sources: [] },
  ...{ name: null, salutation: null, company: null, contacts: [], class: null },
  ...{ preferences: null, tags: [], note: null, online: true, attributes: {}, pages: [] },
  ...{ referrer: null, locale: null, device: null, timeZone: null },
};

const show = (): void =>
  act(() => {
    render(
      <I18nextProvider i18n={i18n}>
        <RecordForm place="a" customerId="c" record={nobody} />
      </I18nextProvider>,
    );
  });
const name = () => screen.getByLabelText<HTMLInputElement>(i18n.t('customer.fields.name'));

beforeEach(() => {
  useView.setState({ chatId: 'a' });
  editCustomer('a');
});

test('[P9] what is typed into a record waits while another chat is on the screen', () => {
  show();
  fireEvent.change(name(), { target: { value: '王芳' } });
  cleanup();
  show();
  expect(name().value).toBe('王芳');
  fireEvent.keyDown(name(), { key: 'Escape' });
  expect(name().value).toBe('');
  expect(useCustomers.getState().editing).toBeNull();
});

test('[P9] leaving the form of one chat leaves that of another open', () => {
  show();
  editCustomer('b');
  fireEvent.keyDown(name(), { key: 'Escape' });
  expect(useCustomers.getState().editing).toBe('b');
});
