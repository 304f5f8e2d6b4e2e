import { takeNextStep } from '../../client/console/features/assistant/apply.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useView } from '../../client/console/store/view.ts';
import { byId, chat } from './samples.ts';

const escalate = (abuseSteps: number) => {
  const next = { id: 'ask_lead', text: '' };
  const suggestions = { chatId: 'a', seq: 1, situations: [], phrases: [], owed: [], next };
  const session = { account: '1001', role: 'agent', number: '1001', name: 'Li', expiresAt: '' } as never;
  const chats = byId(chat('a', { status: 'open', agent: '1001', abuseSteps }));
  useDesk.setState({ ...unknownDesk, session, chats, suggestions: { a: suggestions } });
  useView.setState({ chatId: 'a', dialog: null });
  takeNextStep();
  return useView.getState().dialog?.name;
};

test.each([
  [0, 'callLead'],
  [2, 'askLead'],
])(
  '[P6] escalation after %s phrases against foul language leads to a window that works: %s',
  (steps, dialog) => {
    expect(escalate(steps)).toBe(dialog);
  },
);
