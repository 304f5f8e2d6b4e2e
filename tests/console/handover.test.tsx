import { act, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { ReactNode } from 'react';
import type { Entry } from '../../protocol/entry.ts';
import { useAlerts } from '../../client/console/features/alerts/use-alerts.ts';
import { callsFor } from '../../client/console/features/alerts/alarms.ts';
import { EventLine } from '../../client/console/features/chat/log/event-line.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { ChatRow } from '../../client/console/features/inbox/chat-row.tsx';
import { Notice } from '../../client/console/app/notice.tsx';
import { useDesk, unknownDesk } from '../../client/console/store/desk.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { chatChanged } from '../../client/console/store/news.ts';
import { choose } from '../../client/console/store/settings.ts';
import { dismissNotice, resetView, useView } from '../../client/console/store/view.ts';
import { at, byId, chat, entry } from './samples.ts';

const session = { account: '1002', role: 'agent', number: '1002', name: '周一鸣' } as const;
const note = '老客户，要退款';
const handover = { at: at('08:03:00'), by: '1001', why: 'agent', note } as const;
const handed = chat('a', {
  agent: '1002',
  lastBy: 'staff',
  lastAuthor: '1001',
  lastText: '请稍等',
  handover,
});

beforeEach(async () => {
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
  useManuals.setState({ 'zh-CN': 'failed' });
  resetView();
  useDesk.setState({ ...unknownDesk, session, known: true });
});
afterEach(() => act(dismissNotice));

const shown = (children: ReactNode) =>
  render(<I18nextProvider i18n={i18n}>{children}</I18nextProvider>).container;

function Alerts() {
  useAlerts();
  return <Notice />;
}

test('a chat that comes by transfer is said, with who sent it and the note, and counts as unread', () => {
  shown(<Alerts />);
  act(() => useDesk.setState((state) => chatChanged(state, handed)));
  expect(screen.getByRole('status').textContent).toMatch(/王小明.*1001 转来.*老客户，要退款/u);
  expect(callsFor(useDesk.getState()).unread).toEqual(['a']);
});

test('it is not said again when its customer writes, nor of the chat that is in view', () => {
  shown(<Alerts />);
  act(() => useDesk.setState((state) => chatChanged(state, handed)));
  act(dismissNotice);
  act(() => useDesk.setState((state) => chatChanged(state, { ...handed, unread: 1, lastSeq: 2 })));
  act(() => useView.setState({ chatId: 'b' }));
  act(() => useDesk.setState((state) => chatChanged(state, { ...handed, id: 'b' })));
  expect(screen.getByRole('status').textContent).toBe('');
});

test('its row shows the note until it is opened, and then whose the last line is', () => {
  const before = shown(<ChatRow chat={handed} />);
  expect(before.querySelector('.row')?.getAttribute('data-unread')).toBe('true');
  expect(before.querySelector('.row-text')?.textContent).toBe(`备注：${note}`);
  expect(before.textContent).toContain('1001 转来');
  const after = shown(<ChatRow chat={{ ...handed, handover: null }} />);
  expect(after.querySelector('.row')?.getAttribute('data-unread')).toBe('false');
  expect(after.querySelector('.row-text')?.textContent).toBe('1001：请稍等');
});

test.each([
  ['1002', '我：请稍等'],
  [null, '回复：请稍等'],
])('a last line by %s is claimed by nobody else', (lastAuthor, text) => {
  const row = shown(<ChatRow chat={{ ...handed, handover: null, lastAuthor }} />);
  expect(row.querySelector('.row-text')?.textContent).toBe(text);
});

test('a chat that nobody handed over says why it came', () => {
  useDesk.setState({ chats: byId(handed) });
  const lost = { ...handover, by: null, why: 'agent_disabled', note: null } as const;
  const row = shown(<ChatRow chat={{ ...handed, handover: lost }} />);
  expect(row.textContent).toContain('原客服已停用');
  expect(row.querySelector('.row-text')?.textContent).toBe('1001：请稍等');
});

test('the note of a transfer stands in the chat as a note', () => {
  const by = { role: 'agent', account: '1001', name: '1001' } as const;
  const line = entry(3, { kind: 'transferred', by, text: note, data: { to: '1002', why: 'agent' } });
  const drawn = shown(<EventLine entry={line} />);
  expect(drawn.querySelector('.message[data-side=note] .note-head')?.textContent).toBe('备注 · 1001 号客服');
  expect(drawn.querySelector('.message[data-side=note] .said')?.textContent).toBe(note);
  expect(drawn.querySelector('.event')?.textContent).not.toContain(note);
});

test('[P6] words that a lead has changed are read once, in the message, unless it still waits for one before it', () => {
  const by = { role: 'lead', account: '9001', name: '9001' } as const;
  const data = { id: `${handed.id}.3`, seq: 3, granted: true, changed: true };
  const decided = entry(4, { kind: 'approval_decided', by, text: '改过的话', data });
  const sent = entry(5, { kind: 'message', by: { role: 'agent', account: '1001' }, text: '改过的话' });
  const words = (entries: Entry[]) => {
    act(() => useDesk.setState({ logs: { [decided.chatId]: { entries } } }));
    return shown(<EventLine entry={decided} />).textContent;
  };
  expect(words([decided, sent])).not.toContain('改过的话');
  expect(words([decided])).toContain('改过的话');
});

test('a lead who chose the agent is named', () => {
  const data = { how: 'assigned', assignedBy: '9001' } as const;
  const drawn = shown(
    <EventLine entry={entry(2, { kind: 'joined', by: { role: 'agent', account: '1002' }, data })} />,
  );
  expect(drawn.textContent).toContain('9001 号主管把对话分配给 1002 号客服');
});
