import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { Notice } from '../../client/console/app/notice.tsx';
import { dismissNotice, showNotice } from '../../client/console/store/view.ts';

beforeEach(() => {
  render(
    <I18nextProvider i18n={i18n}>
      <Notice />
    </I18nextProvider>,
  );
});
afterEach(() => act(dismissNotice));

test('what was done is a status and is not marked as a problem', () => {
  act(() => showNotice('已拉黑', 'done'));
  const status = screen.getByRole('status');
  expect(status.textContent).toBe('已拉黑');
  expect(status.querySelector('.notice')?.getAttribute('data-kind')).toBe('done');
  expect(screen.getByRole('alert').textContent).toBe('');
});

test('what is wrong is an alert, and takes the place of what was said before', () => {
  act(() => showNotice('已拉黑', 'done'));
  act(() => showNotice('没有成功'));
  expect(screen.getByRole('alert').textContent).toBe('没有成功');
  expect(screen.getByRole('status').textContent).toBe('');
});

test('a sentence can be put away, and goes by itself after a while', () => {
  jest.useFakeTimers();
  act(() => showNotice('没有成功'));
  fireEvent.click(screen.getByRole('button'));
  expect(screen.queryByText('没有成功')).toBeNull();
  act(() => showNotice('已拉黑', 'done'));
  act(() => jest.advanceTimersByTime(6999));
  expect(screen.queryByText('已拉黑')).not.toBeNull();
  act(() => jest.advanceTimersByTime(1));
  expect(screen.queryByText('已拉黑')).toBeNull();
  jest.useRealTimers();
});
