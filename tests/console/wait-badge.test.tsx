import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { WaitBadge } from '../../client/console/features/marks/wait-badge.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useClock } from '../../client/console/store/clock.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { at, chat, deskWithSales } from './samples.ts';

test.each([
  ['sales', 'overdue'],
  [null, 'calm'],
] as const)('a wait of two minutes in the department %s is %s', (department, urgency) => {
  useDesk.setState({ ...unknownDesk, profile: deskWithSales });
  useClock.setState({ now: Date.parse(at('08:02:00')) });
  render(
    <I18nextProvider i18n={i18n}>
      <WaitBadge chat={chat('a', { department, waitingSince: at('08:00:00') })} />
    </I18nextProvider>,
  );
  expect(screen.getByTitle(i18n.t(`inbox.wait.${urgency}`, { time: '2:00' }))).toBeTruthy();
});
