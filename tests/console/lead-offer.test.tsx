import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { takeNextStep } from '../../client/console/features/assistant/apply.ts';
import { Assistant } from '../../client/console/features/assistant/assistant.tsx';
import { ProcedureMarks } from '../../client/console/features/marks/procedure-marks.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useClock } from '../../client/console/store/clock.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useView } from '../../client/console/store/view.ts';
import type { StaffChat } from '../../protocol/chat.ts';
import { at, byId, chat } from './samples.ts';

const AGENT = { account: '1001', role: 'agent', number: '1001', name: 'Li', expiresAt: '' } as never;
const OFFERED = { status: 'open', agent: '1001', leadOffered: { since: at('08:00:00') } } as const;

function shown(change: Partial<StaffChat>): StaffChat {
  const one = chat('a', change);
  useDesk.setState({ ...unknownDesk, session: AGENT, chats: byId(one) });
  useView.setState({ chatId: 'a', dialog: null });
  useClock.setState({ now: Date.parse(at('08:16:30')) });
  return one;
}

beforeEach(() => i18n.changeLanguage('en'));

test('[P6] the offer says how long the complaint runs, and its key opens the call', () => {
  shown(OFFERED);
  render(
    <I18nextProvider i18n={i18n}>
      <Assistant />
    </I18nextProvider>,
  );
  expect(screen.getByText('The complaint has been open for 16 minutes: call a lead')).toBeTruthy();
  expect(screen.getByText('No lead needed')).toBeTruthy();
  takeNextStep();
  expect(useView.getState().dialog).toEqual({ name: 'callLead', chatId: 'a' });
});

test('[P6] the offer is the agent’s own: nobody else takes it, and nobody once a lead is called', () => {
  const called = { number: 1, by: '1001', reason: null, at: at('08:15:00'), onDuty: 1, ended: null };
  for (const change of [
    { ...OFFERED, agent: '1002' },
    { ...OFFERED, leadCall: called },
  ]) {
    shown(change);
    const { unmount } = render(
      <I18nextProvider i18n={i18n}>
        <Assistant />
      </I18nextProvider>,
    );
    expect(screen.queryByText('No lead needed')).toBeNull();
    unmount();
  }
});

test('[P6] the list marks the chat', () => {
  const one = shown(OFFERED);
  render(
    <I18nextProvider i18n={i18n}>
      <ProcedureMarks chat={one} />
    </I18nextProvider>,
  );
  expect(screen.getByText('Lead suggested')).toBeTruthy();
});
