import { newChat, type Chat } from '../../../server/domain/chat/chat.ts';
import type { MessageRecord } from '../../../server/domain/record/message-record.ts';
import { busyHours, spreadOf, typingSpeed } from '../../../server/domain/report/measures.ts';
import { measureChat, type Moment } from '../../../server/domain/report/measure-chat.ts';
import { PhraseUses } from '../../../server/domain/report/phrase-uses.ts';
import { ReportBuilder } from '../../../server/domain/report/report-builder.ts';

const HOUR = 3_600_000;
const birth = { customerId: 'c', continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };

function chat(id: string, startedAt: number, closedAt: number | null, more: Partial<Chat> = {}): Chat {
  const born = { ...newChat({ id, startedAt, ...birth }), ...more };
  if (closedAt === null) return born;
  const state = {
    status: 'closed',
    agent: '1001',
    closedAt,
    reason: 'agent',
    rating: 4,
    wrapUp: null,
  } as const;
  return { ...born, state };
}
const asks = (at: number): Moment => ({ at, kind: 'message', role: 'customer', account: null });
const says = (at: number): Moment => ({ at, kind: 'message', role: 'agent', account: '1001' });
const joins = (at: number): Moment => ({ at, kind: 'joined', role: 'agent', account: '1001' });

function record(more: Partial<MessageRecord> = {}): MessageRecord {
  return {
    ...{ chatId: 'a', seq: 3, at: 5, account: '1001', use: 'free', phraseId: null, manual: 'v' },
    ...{ distance: null, offer: null, findings: [], saidAgain: false, length: 60, typed: null },
    ...more,
  };
}
const offer = { question: 2, situations: ['greeting'], phrases: ['greeting.1', 'identify.2'] };
const builder = () =>
  new ReportBuilder({
    ...{ from: 0, to: 100 * HOUR, timeZone: 'UTC', numberOf: (account: string) => account },
    hourOf: (at) => Math.floor(at / HOUR) % 24,
  });

describe('the times of a chat', () => {
  test('an answer is measured from the oldest unanswered message', () => {
    const measured = measureChat(chat('a', 0, 900), [
      asks(0),
      joins(10),
      asks(50),
      says(80),
      says(90),
      asks(100),
      says(130),
    ]);
    expect(measured.replies.map(({ took }) => took)).toEqual([80, 30]);
    expect(measured).toMatchObject({ waited: 10, handling: 890, firstReply: { took: 80 } });
  });

  test('[P10] a message left while nobody was there counts neither as a wait nor as a first answer', () => {
    const left = chat('a', 0, 9 * HOUR, { leftMessage: true });
    const measured = measureChat(left, [asks(0), joins(8 * HOUR), says(8 * HOUR + 5)]);
    expect(measured).toMatchObject({ waited: null, firstReply: null, replies: [] });
  });

  test('[P6] a lead’s answer is measured from the call that it answers; one withdrawn is counted as a call only', () => {
    const calls = (at: number): Moment => ({ at, kind: 'lead_called', role: 'agent', account: '1001' });
    const takes = (at: number): Moment => ({ at, kind: 'lead_answered', role: 'lead', account: '9001' });
    const moments = [asks(0), joins(10), calls(100), calls(500), takes(542), says(600)];
    const measured = measureChat(chat('a', 0, 900), moments);
    expect(measured.leadAnswers).toEqual([{ account: '9001', asked: 500, took: 42 }]);
    expect(measured.replies).toHaveLength(1);
    const build = builder();
    build.chat(chat('a', 0, 900), moments);
    const { total, agents } = build.report();
    expect(total.service).toMatchObject({ leadCalls: 2, leadAnswer: { count: 1, median: 42, p90: 42 } });
    expect(
      agents.map(({ account, service }) => [account, service.leadCalls, service.leadAnswer.count]),
    ).toEqual([
      ['1001', 2, 0],
      ['9001', 0, 1],
    ]);
  });

  test('median and ninth decile are values that occurred; of nothing there are none', () => {
    expect(spreadOf([5, 1, 3, 2, 4, 6, 7, 8, 10, 9])).toEqual({ count: 10, median: 5, p90: 9 });
    expect(spreadOf([])).toEqual({ count: 0, median: null, p90: null });
  });
});

describe('the use of phrases', () => {
  test('is decided over a whole answer: a greeting before the phrase passes nothing over', () => {
    const uses = new PhraseUses();
    uses.count(record({ offer }));
    uses.count(
      record({
        seq: 4,
        use: 'verbatim',
        phraseId: 'greeting.1',
        distance: 0,
        offer: { ...offer, situations: [] },
      }),
    );
    const [greeting, identify] = uses.situations();
    expect(greeting).toEqual({
      id: 'greeting',
      seen: 1,
      without: 0,
      offered: 1,
      passed: 0,
      verbatim: 1,
      edited: 0,
    });
    expect(identify).toMatchObject({ id: 'identify', offered: 1, passed: 1 });
  });

  test('a situation answered freely is one without a phrase', () => {
    const uses = new PhraseUses();
    uses.count(record({ offer }));
    expect(uses.answers().get('1001')).toEqual({ offered: 1, passed: 1 });
    expect(uses.situations()[0]).toMatchObject({ id: 'greeting', seen: 1, without: 1, passed: 1 });
    expect(uses.phrases().map(({ id, passed }) => [id, passed])).toEqual([
      ['greeting.1', 1],
      ['identify.2', 1],
    ]);
  });

  test('a phrase edited every time of three is named, one edited twice is not', () => {
    const uses = new PhraseUses();
    [4, 9, 6].forEach((distance, seq) =>
      uses.count(record({ seq, use: 'edited', phraseId: 'a.1', distance })),
    );
    [4, 9].forEach((distance, seq) => uses.count(record({ seq, use: 'edited', phraseId: 'b.1', distance })));
    expect(uses.phrases().map(({ id, alwaysEdited, distance }) => [id, alwaysEdited, distance])).toEqual([
      ['a.1', true, 6],
      ['b.1', false, 4],
    ]);
  });
});

describe('a report', () => {
  test('tells abandoned and missed chats from served ones', () => {
    const build = builder();
    build.chat(chat('a', 0, 50), [asks(0)]);
    build.chat(chat('b', 0, 50), [asks(0), joins(5)]);
    build.chat(chat('c', 0, 50), [asks(0), joins(5), says(9)]);
    build.chat(chat('d', 0, null), [asks(0)]);
    const { total, byReason, ratings } = build.report();
    expect(total.service).toMatchObject({ chats: 4, closed: 3, abandoned: 1, missed: 1 });
    expect(byReason.agent).toBe(3);
    expect(ratings).toEqual([0, 0, 0, 3, 0]);
  });

  test('gives rules broken per 1,000 messages, by desk and by agent', () => {
    const build = builder();
    build.record(record({ findings: ['please_and_you', 'no_blame'] }));
    for (let seq = 10; seq < 13; seq += 1) build.record(record({ seq }));
    const { total, agents, rules } = build.report();
    expect(total.wording).toMatchObject({ messages: 4, free: 4, broken: 2, brokenPer1000: 500 });
    expect(agents[0]).toMatchObject({ number: '1001', wording: { brokenPer1000: 500 } });
    expect(rules.map(({ broken }) => broken)).toEqual([1, 1]);
  });

  test('counts what was said again, by desk and by agent, and not as a broken rule', () => {
    const build = builder();
    build.record(record({ saidAgain: true }));
    build.record(record({ seq: 10 }));
    const { total, agents, rules } = build.report();
    expect(total.wording).toMatchObject({ messages: 2, broken: 0, saidAgain: 1 });
    expect(agents[0]?.wording.saidAgain).toBe(1);
    expect(rules).toEqual([]);
  });

  test('四个一样: busy hours are those with more chats than the median hour, and both have the same figures', () => {
    const build = builder();
    for (let id = 0; id < 6; id += 1)
      build.chat(chat(`b${id}`, 9 * HOUR + id, null), [asks(9 * HOUR), joins(9 * HOUR), says(9 * HOUR + 60)]);
    build.chat(chat('q', 3 * HOUR, null), [asks(3 * HOUR), joins(3 * HOUR), says(3 * HOUR + 20)]);
    const { busy, quiet, hours } = build.report();
    expect([busy.hours, busy.service.reply.median]).toEqual([1, 60]);
    expect([quiet.hours, quiet.service.reply.median]).toEqual([1, 20]);
    expect(hours[9]).toMatchObject({ hour: 9, chats: 6 });
    expect(
      busyHours(
        new Map([
          [1, 4],
          [2, 4],
        ]),
      ).size,
    ).toBe(0);
  });

  test('of nothing is all zeros and nulls', () => {
    const { total, agents, situations, busy } = builder().report();
    expect(total.service).toMatchObject({ chats: 0, firstReply: { count: 0, median: null } });
    expect([total.wording.brokenPer1000, agents, situations, busy.hours]).toEqual([null, [], [], 0]);
  });
});

test('the speed of typing speaks of what was written by hand only', () => {
  expect(typingSpeed(record({ length: 60, typed: 30_000 }))).toBe(120);
  expect(typingSpeed(record({ length: 60, typed: 30_000, use: 'edited' }))).toBeNull();
  expect(typingSpeed(record({ length: 60, typed: null }))).toBeNull();
  expect(typingSpeed(record({ length: 600, typed: 1000 }))).toBeNull();
});
