import { Temporal } from 'temporal-polyfill';
import { minuteOf } from '../../../protocol/calendar.ts';
import type { CustomerChat, DeskView } from '../../../protocol/chat.ts';
import type { Entry } from '../../../protocol/entry.ts';
import type { Previewed, PreviewState } from '../../widget-preview.ts';
import { blankView, type View } from '../connection/view.ts';

const MINUTE_MS = 60_000;
const CHAT_ID = 'preview';
const AGENT = '1001';
const ALWAYS = '00:00-24:00';

/** The view of a visitor in the state that is looked at, with a line of each side. Pure; `now` in Unix ms. */
export function viewFor({ state, locale, desk }: Previewed, now: number, visit: number): View {
  const entries = entriesIn(state, locale, now);
  return {
    ...blankView,
    link: 'online',
    epoch: CHAT_ID,
    desk: deskIn(state, desk, now),
    chat: entries.length === 0 ? null : chatIn(state, entries.length, now),
    entries,
    // All of it is read: nothing rings.
    readTo: entries.length,
    visit,
  };
}

/** The view after the visitor has written: the line is in it, and nowhere else. Pure. */
export function withLine(view: View, text: string, clientId: string, now: number): View {
  const said = lineOf('message', { role: 'customer' }, text);
  const kept = view.chat === null || view.chat.status === 'closed' ? [] : view.entries;
  const entry = { ...placed(said, kept.length, now), clientId };
  const entries = [...kept, entry];
  const chat = kept.length === 0 ? chatIn('queue', entries.length, now) : view.chat;
  return { ...view, chat, entries, readTo: entries.length };
}

type Said = Omit<Entry, 'chatId' | 'seq' | 'at'>;

const lineOf = (kind: Entry['kind'], by: Entry['by'], text?: string): Said => ({
  kind,
  by,
  ...(text === undefined ? {} : { text }),
});

function placed(said: Said, index: number, at: number): Entry {
  return { ...said, chatId: CHAT_ID, seq: index + 1, at: new Date(at).toISOString() };
}

function entriesIn(state: PreviewState, locale: 'zh-CN' | 'en', now: number): Entry[] {
  const { question, answer, thanks } = PREVIEW_WORDS[locale];
  const agent = { role: 'agent', name: AGENT } as const;
  const asked = lineOf('message', { role: 'customer' }, question);
  const answered = [lineOf('joined', agent), lineOf('message', agent, answer)];
  const chat: Partial<Record<PreviewState, Said[]>> = {
    queue: [asked],
    chat: [asked, ...answered],
    closed: [
      asked,
      ...answered,
      lineOf('message', { role: 'customer' }, thanks),
      { ...lineOf('closed', agent), data: { reason: 'agent' } },
    ],
  };
  const said = chat[state] ?? [];
  return said.map((one, index) => placed(one, index, now - (said.length - index) * MINUTE_MS));
}

function chatIn(state: PreviewState, lastSeq: number, now: number): CustomerChat {
  const status = state === 'queue' ? 'waiting' : state === 'closed' ? 'closed' : 'open';
  return {
    id: CHAT_ID,
    now: new Date(now).toISOString(),
    status,
    owes: status === 'closed' ? null : 'agent',
    agent: status === 'waiting' ? null : AGENT,
    lastSeq,
    seenByAgent: status === 'waiting' ? 0 : lastSeq,
    position: status === 'waiting' ? 3 : null,
    estimate: status === 'waiting' ? { fromMs: 2 * MINUTE_MS, toMs: 5 * MINUTE_MS } : null,
    leftMessage: false,
    closesAt: null,
    deadlines: [],
    warned: null,
    held: null,
    contactAsked: false,
    agentLost: false,
    reason: status === 'closed' ? 'agent' : null,
    rated: false,
  };
}

/** Outside its hours, the desk opens tomorrow at its first hour; one that never closes has nobody there. [P10] */
function deskIn(state: PreviewState, desk: DeskView, now: number): DeskView {
  const { blocked = null } = desk;
  return {
    ...desk,
    now: new Date(now).toISOString(),
    blocked: state === 'blocked' ? blocked : null,
    ...opening(state, desk, now),
  };
}

function opening(
  state: PreviewState,
  { hours, timeZone }: DeskView,
  now: number,
): Pick<DeskView, 'open' | 'staffed' | 'opensAt'> {
  if (state !== 'away') return { open: true, staffed: true, opensAt: null };
  const first = minuteOf(hours.slice(0, 5));
  if (hours === ALWAYS || first === null) return { open: true, staffed: false, opensAt: null };
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).add({ days: 1 });
  const at = tomorrow.withPlainTime({ hour: Math.floor(first / 60), minute: first % 60 });
  return { open: false, staffed: false, opensAt: new Date(at.epochMilliseconds).toISOString() };
}

/** The lines of the chat that the preview on the settings screen shows. */
export interface PreviewWords {
  question: string;
  answer: string;
  thanks: string;
}

/** The lines in the language of the preview. */
const PREVIEW_WORDS: Record<'zh-CN' | 'en', PreviewWords> = {
  'zh-CN': {
    question: '你好，我的订单什么时候能到？',
    answer: '您好，我帮您查一下，请稍等。',
    thanks: '好的，谢谢！',
  },
  en: {
    question: 'Hello, when will my order arrive?',
    answer: 'Hello, I will look it up for you; one moment please.',
    thanks: 'Thank you!',
  },
};
