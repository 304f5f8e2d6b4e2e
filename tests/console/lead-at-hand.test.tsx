import { act, render, renderHook, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { alertToHelp } from '../../client/console/connection/help.ts';
import { CallLeadDialog } from '../../client/console/features/chat/actions/call-lead-dialog.tsx';
import { ChatFoot } from '../../client/console/features/chat/chat-foot.tsx';
import { useAlerts } from '../../client/console/features/alerts/use-alerts.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { unknownDesk, useDesk, type DeskState } from '../../client/console/store/desk.ts';
import { choose } from '../../client/console/store/settings.ts';
import { useView } from '../../client/console/store/view.ts';
import type { StaffChat } from '../../protocol/chat.ts';
import { at, byId, chat, entry } from './samples.ts';

// The overlay asks for it; jsdom has none.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

const LEAD = { account: '9001', role: 'lead', number: '9001', name: '' } as const;
const AGENT = { ...LEAD, account: '1001', role: 'agent' } as const;

beforeEach(async () => {
  await i18n.changeLanguage('zh-CN');
  useDesk.setState({ ...unknownDesk, known: true, connection: 'online', session: LEAD });
  useView.setState({ chatId: null, notice: null });
});

function foot(change: Partial<StaffChat>, logs: DeskState['logs'] = {}): string | null {
  useDesk.setState({ logs });
  const { container, unmount } = render(
    <I18nextProvider i18n={i18n}>
      <ChatFoot chat={chat('a', change)} />
    </I18nextProvider>,
  );
  const words = container.querySelector('span')?.textContent ?? null;
  unmount();
  return words;
}

const TAKEN = { number: 1, by: '1001', reason: null, at: at('08:00:00'), onDuty: 1 };

test.each(['zh-CN', 'en'])(
  '[P6] a lead is told that nobody knows of them only while that is so, in %s',
  async (language) => {
    await i18n.changeLanguage(language);
    const [silent, known] = [i18n.t('chat.silent'), i18n.t('chat.silentToCustomer')];
    expect(foot({})).toBe(silent);
    expect(foot({ leadCall: { ...TAKEN, ended: { by: '9002', at: at('08:01:00') } } })).toBe(silent);
    expect(foot({ leadCall: { ...TAKEN, ended: { by: '9001', at: at('08:01:00') } } })).toBe(known);
    expect(foot({ beside: { joined: [], invited: ['9001'] } })).toBe(known);
    const note = entry(2, { kind: 'note', by: { role: 'lead', account: '9001', name: '9001' } });
    expect(foot({}, { a: { entries: [note] } })).toBe(known);
  },
);

test.each([
  ['that stands', {}, 'nobody'],
  ['that is lost', { connection: 'offline' }, 'explain'],
  ['that has told nothing yet', { known: false }, 'explain'],
  ['to a desk that does not hear all of its processes', { late: true }, 'explain'],
] as const)(
  '[P6] over a connection %s, a staff list without a lead is believed or not',
  (_, change, words) => {
    useDesk.setState({ session: AGENT, staff: {}, ...change });
    render(
      <I18nextProvider i18n={i18n}>
        <CallLeadDialog chat={chat('a')} />
      </I18nextProvider>,
    );
    expect(screen.getByText(i18n.t(`actions.callLeadDialog.${words}`))).toBeTruthy();
  },
);

describe('a note that calls somebody', () => {
  const tones: number[] = [];
  const param = {
    setValueAtTime: () => 0,
    linearRampToValueAtTime: () => 0,
    exponentialRampToValueAtTime: () => 0,
    value: 0,
  };
  const node = { connect: (next: unknown) => next, frequency: param, gain: param, stop: () => 0 };
  const mention = entry(2, {
    kind: 'note',
    text: '@9001 来看看',
    by: { role: 'agent', account: '1001', name: '1001' },
    data: { mentions: ['9001'] },
  });
  beforeEach(() => {
    tones.length = 0;
    Object.assign(globalThis, {
      AudioContext: class {
        state = 'running';
        currentTime = 0;
        createGain = () => node;
        createOscillator = () => ({ ...node, start: (time: number) => tones.push(time) });
      },
    });
    useDesk.setState({ chats: byId(chat('a')) });
    renderHook(useAlerts, {
      wrapper: ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>,
    });
  });

  it('[P6] is heard, and says who calls', () => {
    choose({ sound: true });
    act(() => alertToHelp(mention));
    expect(useView.getState().notice).toMatchObject({ chatId: 'a', calls: true });
    expect(useView.getState().notice?.words).toContain('@9001 来看看');
    expect(tones.length).toBeGreaterThan(0);
  });

  it('is not heard where sound is off', () => {
    choose({ sound: false });
    act(() => alertToHelp(mention));
    expect(tones).toEqual([]);
  });
});
