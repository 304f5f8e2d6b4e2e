import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { LearnedScreen } from '../../client/console/features/manual/learned-screen.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import type { LearningView } from '../../protocol/learning.ts';

const view: LearningView = {
  ...{ inForce: 0, unusable: null, isRunning: true, turns: 9, last: null, versions: [] },
};
let asked: ((view: LearningView) => void)[] = [];
const { fetch } = globalThis;

beforeEach(() => {
  asked = [];
  jest.useFakeTimers();
  globalThis.fetch = () =>
    new Promise((done) => {
      asked.push((answer) =>
        done({ ok: true, status: 200, json: () => Promise.resolve(answer) } as Response),
      );
    });
});
afterEach(() => {
  jest.useRealTimers();
  globalThis.fetch = fetch;
});

test('the end of learning is seen however slow the answers are', async () => {
  render(
    <I18nextProvider i18n={i18n}>
      <LearnedScreen />
    </I18nextProvider>,
  );
  await act(async () => {
    asked[0]?.(view);
    await jest.advanceTimersByTimeAsync(0);
  });
  await act(() => jest.advanceTimersByTimeAsync(5000));
  expect([asked.length, screen.getByRole('status').textContent]).toEqual([2, expect.stringMatching(/./)]);
  await act(async () => {
    asked[1]?.({ ...view, isRunning: false });
    await jest.advanceTimersByTimeAsync(0);
  });
  expect(screen.getByRole('status').textContent).toBe('');
});
