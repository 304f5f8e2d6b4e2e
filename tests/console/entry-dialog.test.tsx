import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { EntryDialog } from '../../client/console/features/work/entry-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import { useClock } from '../../client/console/store/clock.ts';
import { useDesk } from '../../client/console/store/desk.ts';
import { aCase } from './a-case.ts';
import { deskWithSales } from './samples.ts';

// The windows ask for it; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

interface Asked {
  clientId?: string;
  text?: string;
}

const answerOf = (status: number, body: object) => ({
  ok: status === 200,
  status,
  headers: new Headers({ 'content-type': 'application/json' }),
  json: () => Promise.resolve(body),
});

test.each([
  [false, '2026-11-21T13:00:00.000Z', '复杂', /答复时限将改为：明天 \d\d:00/],
  [true, '2026-11-22T01:00:00.000Z', '一般', /答复时限（.*）已过/],
])(
  '[P5] who makes a complaint simple or complex sees the deadline that follows before it is recorded (complex: %s)',
  async (complex, now, other, line) => {
    choose({ language: 'zh-CN' });
    await i18n.changeLanguage('zh-CN');
    useClock.setState({ now: Date.parse(now) });
    useDesk.setState({ profile: { ...deskWithSales, complaintHours: 12, complexComplaintHours: 24 } });
    const one = aCase({ complex, step: 'verified' });
    const shown = render(
      <I18nextProvider i18n={i18n}>
        <EntryDialog one={one} entries={[]} type="classed" onClose={() => undefined} />
      </I18nextProvider>,
    );
    expect(screen.queryByText(/时限/)).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: new RegExp(other) }));
    expect(screen.getByText(line)).toBeTruthy();
    shown.unmount();
  },
);

test('[P5] an entry that could not be stored keeps its window, its words and its id', async () => {
  const one = aCase();
  const asked: Asked[] = [];
  const answers = [
    answerOf(503, { error: { code: 'unavailable', message: '' } }),
    answerOf(200, { case: one, entry: {} }),
  ];
  const fetching = (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body) as Asked);
    return Promise.resolve(answers[asked.length - 1]);
  };
  Object.defineProperty(globalThis, 'fetch', { value: fetching, configurable: true });
  Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => 'once', configurable: true });
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  const onClose = jest.fn();
  render(
    <I18nextProvider i18n={i18n}>
      <EntryDialog one={one} entries={[]} type="commented" onClose={onClose} />
    </I18nextProvider>,
  );
  const words = screen.getByRole('textbox');
  const confirm = () =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name: /^备注/ }));
      await new Promise((resolve) => setTimeout(resolve, 0));
    });
  fireEvent.change(words, { target: { value: '客户在外地' } });
  await confirm();
  expect(onClose).not.toHaveBeenCalled();
  expect(words).toHaveProperty('value', '客户在外地');
  expect(useView.getState().notice?.kind).toBe('problem');

  await confirm();
  expect(onClose).toHaveBeenCalledTimes(1);
  expect(asked).toEqual([1, 2].map(() => ({ type: 'commented', text: '客户在外地', clientId: 'once' })));
});
