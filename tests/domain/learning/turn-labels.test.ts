import { turnLabels, unheardTurns, type ChatMaterial } from '../../../server/domain/learning/turn-labels.ts';
import { newChat } from '../../../server/domain/chat/chat.ts';
import { append } from '../../../server/domain/chat/fold.ts';
import type { NewEntry } from '../../../server/domain/chat/log.ts';

const HEARD = new Set(['complaint', 'fault', 'thanks', 'harassment', 'parcel']);
const vocabulary = {
  situationOf: (phraseId: string) => phraseId.split('.')[0] ?? null,
  isHeard: (situation: string) => HEARD.has(situation),
};

/** A line of the customer, or an agent's, which may be of a phrase. */
type Said = string | { agent: string; phrase?: string } | { entry: NewEntry };

function chatOf(lines: Said[], more: Partial<ChatMaterial> = {}): ChatMaterial {
  const by = { role: 'agent', account: '1001' } as const;
  const drafts = lines.map((line, at): NewEntry => {
    if (typeof line === 'string')
      return { kind: 'message', by: { role: 'customer' }, clientId: `${at}`, text: line };
    if ('entry' in line) return line.entry;
    const data = line.phrase === undefined ? {} : { data: { phraseId: line.phrase } };
    return { kind: 'message', by, clientId: `${at}`, text: line.agent, ...data };
  });
  const birth = { continues: null, preferredAgent: null, leftMessage: false, queuedBehind: 0 };
  const chat = newChat({ id: 'a', customerId: 'c', startedAt: 1, ...birth });
  const { entries } = append(chat, drafts, 1);
  return {
    chatId: 'a',
    startedAt: 1,
    entries,
    records: [],
    marks: [],
    complaints: [],
    pastChats: 0,
    ...more,
  };
}

type Record_ = ChatMaterial['records'][number];

function record(
  seq: number,
  phraseId: string | null,
  offer: [question: number, ...string[]] | null,
): Record_ {
  const [question = 0, ...situations] = offer ?? [];
  return {
    ...{ seq, phraseId, use: phraseId === null ? 'free' : 'verbatim' },
    offer: offer && { question, situations, phrases: [] },
  };
}

const labelsOf = (material: ChatMaterial) =>
  turnLabels(material, vocabulary).map(({ input, accepted, from, seq }) => [input.text, accepted, from, seq]);

test('the phrase that was sent says what the lines before it were', () => {
  const chat = chatOf(['耳机坏了', '左边没声音', { agent: '给您换一个', phrase: 'fault.1' }], {
    records: [record(3, 'fault.1', [2, 'complaint'])],
  });
  expect(labelsOf(chat)).toEqual([['耳机坏了。\n左边没声音', ['fault'], 'phrase', 2]]);
});

test('the turn after it knows the agent’s words, and what was known of the chat then', () => {
  const chat = chatOf(
    ['您好', { agent: '请讲', phrase: 'complaint.1' }, '太慢了', { agent: '抱歉', phrase: 'fault.1' }],
    {
      records: [record(2, 'complaint.1', [1]), record(4, 'fault.1', [3])],
    },
  );
  const [, second] = turnLabels(chat, vocabulary);
  expect(second?.input).toEqual({
    text: '太慢了',
    prev: '请讲',
    state: { warned: false, askedAnythingElse: false, firstMessage: false, openComplaint: true },
  });
});

test('a phrase that goes on with what was spoken of before says nothing of the turn', () => {
  const chat = chatOf(
    ['耳机坏了', { agent: '单号？', phrase: 'fault.1' }, '12345678', { agent: '已登记', phrase: 'fault.2' }],
    { records: [record(2, 'fault.1', [1, 'fault']), record(4, 'fault.2', [3])] },
  );
  expect(labelsOf(chat)).toEqual([['耳机坏了', ['fault'], 'phrase', 1]]);
});

test('a step of a procedure is no label', () => {
  const chat = chatOf(['等一下', { agent: '请稍等', phrase: 'hold_on.1' }], {
    records: [record(2, 'hold_on.1', [1])],
  });
  expect(labelsOf(chat)).toEqual([]);
});

test('an offer that was passed over makes both right, and nothing offered and nothing used makes nothing right', () => {
  const passed = chatOf(['还没到', { agent: '我看看' }], { records: [record(2, null, [1, 'complaint'])] });
  expect(labelsOf(passed)).toEqual([['还没到', ['none', 'complaint'], 'passed', 1]]);
  const quiet = chatOf(['下午在吗', { agent: '在的' }], { records: [record(2, null, [1])] });
  expect(labelsOf(quiet)).toEqual([['下午在吗', ['none'], 'quiet', 1]]);
  expect(unheardTurns(quiet, vocabulary)).toEqual([{ chat: 'a', seq: 1, text: '下午在吗' }]);
  expect(unheardTurns(passed, vocabulary)).toEqual([]);
});

test('what was on offer for another turn, or is not known, makes no label', () => {
  const unknown = chatOf(['在吗', { agent: '在的' }], { records: [record(2, null, null)] });
  const stale = chatOf(['在吗', { agent: '在的' }, '快递呢', { agent: '我看看' }], {
    records: [record(2, null, [1]), record(4, null, [1])],
  });
  expect(labelsOf(unknown)).toEqual([]);
  expect(labelsOf(stale)).toEqual([['在吗', ['none'], 'quiet', 1]]);
});

test('what was said by hand counts before everything else; not this takes a situation away', () => {
  const records = [record(2, 'complaint.1', [1, 'complaint'])];
  const lines: Said[] = ['包裹到哪了', { agent: '抱歉', phrase: 'complaint.1' }];
  const is = chatOf(lines, { records, marks: [{ seq: 1, situation: 'parcel', mark: 'is' }] });
  expect(labelsOf(is)).toEqual([['包裹到哪了', ['parcel'], 'marked', 1]]);
  const not = chatOf(lines, { records, marks: [{ seq: 1, situation: 'complaint', mark: 'not' }] });
  expect(labelsOf(not)).toEqual([['包裹到哪了', ['none'], 'marked', 1]]);
});

test('[P2] a warning says that the turn was harassment, a mark of the detector does not', () => {
  const by = { role: 'agent', account: '1001' } as const;
  const warned: NewEntry = { kind: 'warned', by, text: '请您文明用语', data: { until: 9 } };
  expect(labelsOf(chatOf(['滚', { entry: warned }]))).toEqual([
    ['滚', ['harassment', 'abusive_language'], 'warned', 1],
  ]);
  const flagged = (words: string[]): NewEntry => ({
    kind: 'flagged',
    by: words.length > 0 ? { role: 'system' } : by,
    data: { seq: 1, words },
  });
  expect(labelsOf(chatOf(['滚', { agent: '您好' }, { entry: flagged(['滚']) }]))).toEqual([]);
  expect(labelsOf(chatOf(['滚', { agent: '您好' }, { entry: flagged([]) }]))).toHaveLength(1);
});

test('[P5] a complaint that was registered from a line says that it was one', () => {
  const chat = chatOf(['等了三天', { agent: '给您登记' }], {
    ...{ records: [record(2, null, [1, 'complaint_slow'])], complaints: [1] },
  });
  expect(labelsOf(chat)).toEqual([['等了三天', ['complaint_slow', 'complaint'], 'complaint', 1]]);
});

test('a turn that nobody answered and one whose words are erased make no label', () => {
  expect(labelsOf(chatOf(['在吗'], {}))).toEqual([]);
  expect(labelsOf(chatOf(['', { agent: '' }], { records: [record(2, 'fault.1', [1])] }))).toEqual([]);
});
