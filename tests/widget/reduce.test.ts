import { reduce, type WidgetEvent } from '../../client/widget/connection/reduce.ts';
import { blankView, knownIn, type Knew, type View } from '../../client/widget/connection/view.ts';
import { isTorn } from '../../client/widget/connection/log.ts';
import type { DeskView } from '../../protocol/chat.ts';
import { after, agentSaid, chatWith, entryWith, NOON, written } from './samples.ts';

const desk: DeskView = {
  ...{ open: true, company: 'Shop', hours: '00:00-24:00', timeZone: 'UTC', opensAt: null, staffed: true },
  ...{ now: after(0), locale: 'en' },
};
const knewNothing = { chatId: undefined, seq: 0 };
const greeted = (
  chat = chatWith({ lastSeq: 1 }),
  entries = [entryWith(1)],
  epoch = 'one',
  knew: Knew = knewNothing,
): WidgetEvent => ({
  ...{ type: 'greeted', epoch, desk: { ...desk, now: chat.now }, chat, entries, readTo: 0, local: 0, knew },
});
const heard = (news: Partial<Extract<WidgetEvent, { type: 'news' }>>): WidgetEvent => ({
  ...{ type: 'news', entries: [], chat: null, local: 0 },
  ...news,
});
const wrote = (clientId: string, chatId: string | null): WidgetEvent => ({
  type: 'outbox',
  event: { change: 'wrote', item: written(clientId, chatId) },
});
const after1 = (...events: WidgetEvent[]): View => events.reduce(reduce, blankView);

test('a message kept from the same chat goes out after the greeting', () => {
  expect(after1(wrote('a', 'chat'), greeted()).outbox).toMatchObject([{ state: 'waiting' }]);
});

test('a message that the log shows as stored is not sent again', () => {
  const log = [entryWith(1, { clientId: 'a' })];
  expect(after1(wrote('a', 'chat'), greeted(chatWith({ lastSeq: 1 }), log)).outbox).toEqual([]);
});

test('a first message whose entry comes before its chat stays in sight until the chat is there', () => {
  const entry = entryWith(1, { clientId: 'a' });
  const before = after1({ type: 'desk', desk, local: 0 }, wrote('a', null), heard({ entries: [entry] }));
  expect(before.outbox).toHaveLength(1);
  const told = reduce(before, heard({ entries: [entry], chat: chatWith({ lastSeq: 1 }) }));
  expect(told.outbox).toEqual([]);
  expect(told.entries).toHaveLength(1);
});

test('an answer that came to a new page before the greeting was answered is asked for', () => {
  const overtaking = [
    heard({ entries: [agentSaid(2)] }),
    heard({ chat: chatWith({ lastSeq: 2, now: after(2) }) }),
  ];
  const view = after1(...overtaking, greeted(chatWith({ lastSeq: 1, now: after(1) })));
  expect(isTorn(view.entries, view.chat?.lastSeq ?? 0)).toBe(true);
});

test('a new chat of another tab takes the place of a closed one; the old log stays to be read', () => {
  const closed = greeted(chatWith({ status: 'closed', lastSeq: 1 }));
  const view = after1(closed, heard({ chat: chatWith({ id: 'next', status: 'waiting' }) }));
  expect(view.chat?.id).toBe('next');
  expect(view.past).toHaveLength(1);
  expect(view.entries).toEqual([]);
});

test('late news of an old chat do not take the place of the present one', () => {
  const view = after1(greeted(), heard({ chat: chatWith({ id: 'old', status: 'closed' }) }));
  expect(view.chat?.id).toBe('chat');
});

test('an older telling of the chat does not undo a newer one', () => {
  const newer = chatWith({ now: after(9), owes: 'customer', lastSeq: 1 });
  const view = after1(greeted(newer), heard({ chat: chatWith({ now: after(3), owes: 'agent' }) }));
  expect(view.chat?.owes).toBe('customer');
});

test('an answer ends "typing"', () => {
  const view = after1(greeted(), { type: 'typing', on: true }, heard({ entries: [agentSaid(2)] }));
  expect(view.agentTyping).toBe(false);
});

test('what was on its way when the line broke counts as not sent', () => {
  const sending: WidgetEvent = { type: 'outbox', event: { change: 'sending', clientId: 'a' } };
  const view = after1(greeted(), wrote('a', 'chat'), sending, { type: 'link', link: 'offline' });
  expect(view.outbox).toMatchObject([{ state: 'waiting', tries: 1 }]);
});

test('a widget that is too old stays so until it is reloaded', () => {
  const view = after1({ type: 'link', link: 'outdated' }, { type: 'link', link: 'offline' });
  expect(view.link).toBe('outdated');
});

test('the clock is read anew at each greeting', () => {
  const late = greeted(chatWith({ now: after(-7200) }));
  const view = after1(greeted(chatWith({ now: after(0) })), late);
  expect(view.ahead).toBe(Date.parse(after(-7200)));
});

test('after the log went back, as by a restored backup, the screen starts over and new messages are shown', () => {
  const before = greeted(chatWith({ lastSeq: 3 }), [entryWith(1), entryWith(2), entryWith(3)]);
  const later = greeted(chatWith({ lastSeq: 1 }), [entryWith(1)], 'another');
  const view = after1(before, later, heard({ entries: [agentSaid(2)] }));
  expect(view.entries.map(({ seq }) => seq)).toEqual([1, 2]);
  expect(view.entries[1]?.by.role).toBe('agent');
});

describe('a server that took over and had not kept up, with the epoch as it was', () => {
  const three = [entryWith(1), entryWith(2), agentSaid(3)];
  const before = after1(greeted(chatWith({ lastSeq: 3 }), three));
  const knew = knownIn(before);
  const shorter = chatWith({ now: after(60), lastSeq: 1 });
  const other = agentSaid(2, after(50));
  const seqs = (view: View): string[] => view.entries.map(({ seq, at }) => `${seq} ${at}`);

  test('a greeting that knows less begins the log anew, and what comes next is shown', () => {
    const view = reduce(before, greeted(shorter, [entryWith(1)], 'one', knew));
    expect(seqs(reduce(view, heard({ entries: [other] })))).toEqual([`1 ${after(1)}`, `2 ${after(50)}`]);
    expect(view.readTo).toBe(0);
  });

  test('a greeting that was overtaken by an entry takes nothing away', () => {
    const asked = knownIn(after1(greeted(shorter)));
    expect(seqs(reduce(before, greeted(shorter, [entryWith(1)], 'one', asked)))).toHaveLength(3);
  });

  test('an answer to what was missed that knows less does the same', () => {
    const answer: WidgetEvent = { type: 'synced', entries: [], chat: shorter, knew, local: 0 };
    const view = reduce(before, answer);
    expect([view.entries, view.chat?.lastSeq]).toEqual([[], 1]);
  });

  test('an entry in the place of another one is shown, and the log is asked for again', () => {
    const view = reduce(before, heard({ entries: [other] }));
    expect(seqs(view)).toEqual([`2 ${after(50)}`]);
    expect(isTorn(view.entries, 2)).toBe(true);
  });

  test('a chat that is no longer there leaves the screen; what is to be sent waits for the customer', () => {
    const wrote2 = reduce(before, wrote('a', 'chat'));
    const view = reduce(wrote2, { type: 'synced', entries: [], chat: null, knew, local: 0 });
    expect([view.chat, view.entries]).toEqual([null, []]);
    expect(view.outbox).toMatchObject([{ clientId: 'a', state: 'stranded' }]);
  });

  test('the same entry again, or with its words erased, changes nothing of the others', () => {
    const again = entryWith(2, { text: '' });
    expect(reduce(before, heard({ entries: [again] })).entries).toHaveLength(3);
  });

  test('up to where was read is not taken from a log that was longer', () => {
    const kept = { ...greeted(shorter, [entryWith(1)], 'two'), readTo: 3 } as WidgetEvent;
    expect(reduce(before, kept).readTo).toBe(1);
  });
});

const greetedWithoutChat = (told: DeskView, local: number): WidgetEvent => ({
  ...{ type: 'greeted', epoch: 'one', desk: told, chat: null, entries: [], readTo: 0, local },
  knew: knewNothing,
});

test('a visitor without a chat counts days from the desk’s time, whatever their own clock says', () => {
  expect(after1(greetedWithoutChat(desk, 500)).ahead).toBe(NOON - 500);
  const later: WidgetEvent = { type: 'desk', desk: { ...desk, now: after(60) }, local: 60_400 };
  expect(after1(greetedWithoutChat(desk, 500), later).ahead).toBe(NOON - 400);
});

test('a desk that does not say its time yet takes none away', () => {
  const older: DeskView = { ...desk, now: '' };
  expect(after1(greeted(), { type: 'desk', desk: older, local: 900 }).ahead).toBe(NOON);
});
