import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { Notice } from '../../client/console/app/notice.tsx';
import { casesCame, forgetCases } from '../../client/console/store/cases.ts';
import { forgetDesk, useDesk } from '../../client/console/store/desk.ts';
import {
  dismissNotice,
  resetView,
  showCaseNotice,
  showNotice,
  useView,
} from '../../client/console/store/view.ts';
import { aCase } from './a-case.ts';

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

test.each([
  ['mine', [{ owner: '9001' }, { owner: '9001' }]],
  ['approval', [{ step: 'proposed' }, { step: 'proposed' }]],
  ['all', [{ owner: '9001' }, { step: 'proposed' }]],
] as const)('[P5] cases that call together are opened in the folder that holds them: %s', (folder, cases) => {
  const session = { account: '9001', role: 'lead', number: '9001', name: '9001' } as const;
  act(() => useDesk.setState({ session }));
  for (const [at, change] of cases.entries()) {
    const number = `T-${at}`;
    act(() => casesCame([aCase({ ...change, number })]));
    act(() => showCaseNotice(number, number, (n) => `${n} 张`));
  }
  fireEvent.click(screen.getByRole('button', { name: i18n.t('handover.open') }));
  expect(useView.getState()).toMatchObject({ screen: 'work', caseNumber: null, caseFolder: folder });
  act(forgetCases);
  act(forgetDesk);
  act(resetView);
});
