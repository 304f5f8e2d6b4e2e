import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { asksForPerson, saysNotUnderstood, statesMatter } from '../../../phrases/suggest/heard.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const [zh, en] = [shippedManual('zh-CN'), shippedManual('en')];

function offered(situation: string | null, change: Partial<SuggestFacts>, manual = zh) {
  const situations = situation === null ? [] : [{ id: situation, score: 0.9 }];
  return suggest(manual, { situations, facts: factsOf(change) });
}

const textsOf = (suggestion: ReturnType<typeof offered>) => suggestion.phrases.map(({ text }) => text);
const idsOf = (suggestion: ReturnType<typeof offered>) => suggestion.phrases.map(({ id }) => id);

test.each([
  ...[
    '你好',
    '您好！',
    '在吗',
    '有人吗？',
    '亲，在吗',
    '转人工',
    '人工客服',
    '请问一下',
    '你好，我想问个问题',
  ],
  ...['hi', 'Hello there!', 'good morning', 'anyone there?', 'Hi, I have a question', 'help', '👋', '？'],
])('who only says hello has not said their matter: %s', (text) => {
  expect(statesMatter(text)).toBe(false);
});

test.each([
  ...['我的快递三天没更新了', '你好，发票怎么开', '在吗？耳机连不上', '退货', '我要投诉'],
  ...['Hi, where is my order?', 'refund', 'I have a question about my invoice'],
])('whoever says what it is about has said their matter: %s', (text) => {
  expect(statesMatter(text)).toBe(true);
});

test('[S3] who has said their matter in the first line is asked for no matter', () => {
  expect(idsOf(offered(null, { said: [], matterStated: true }))).toEqual([]);
  expect(idsOf(offered('greeting', { said: [], matterStated: true }))).toEqual([]);
  expect(idsOf(offered('fault', { said: [] }))).toEqual(['fault.1']);
});

test.each(['您好，请问有什么可以帮您', 'Good morning! How can I help?'])(
  '[S3] whom the agent has greeted is not greeted again: %s',
  (greeting) => {
    expect(idsOf(offered('greeting', { said: [greeting] }))).toEqual([]);
    expect(idsOf(offered('greeting', { said: ['好的'], saidPhrases: ['greeting.1'] }))).toEqual([]);
  },
);

test.each([
  ...['转人工', '我要人工', '你是机器人吗？', '是真人吗', '这是自动回复吧', 'Are you a real person?'],
  ...['am I talking to a bot?', 'human please', 'I want to talk to a human', 'is this AI?'],
])('who asks for a person is told that there is one: %s', (text) => {
  expect(asksForPerson(text)).toBe(true);
});

test.each([
  '人工费怎么算',
  '扫地机器人能退吗',
  '这款机器人零件有吗',
  'the email said tomorrow',
  '人工降噪效果怎么样',
])('who speaks of something else does not: %s', (text) => {
  expect(asksForPerson(text)).toBe(false);
});

test('[S3] whoever asks for a person hears that they have one, and its number', () => {
  expect(textsOf(offered('asks_agent_identity', { asksForPerson: true }))).toEqual([
    '您好，我是人工客服，工号是 1001，很高兴为您服务。',
    '我的工号是 1001。',
  ]);
});

test.each([
  ...['你说的我没听懂，再讲一遍', '没看明白', '听不懂你在说什么', '不太懂这个', '再解释一下'],
  ...['I don’t understand what you mean by "firmware".', "I don't get it", 'what do you mean?'],
])('[S1(18)] who did not understand says so: %s', (text) => {
  expect(saysNotUnderstood(text)).toBe(true);
});

test.each([
  ...['我不明白为什么我的订单被取消', '我再说一遍，我要退款', '明白了', '您真懂客户'],
  ...["I can't get it to work", "I don't understand the charge on my card", 'I understand'],
])('[S1(18)] a matter that is not understood is no explanation that was not: %s', (text) => {
  expect(saysNotUnderstood(text)).toBe(false);
});

test('[S1(18)] who did not understand is told it again, in other words', () => {
  const suggestion = offered(null, { notUnderstood: true });
  expect(idsOf(suggestion)).toEqual(['apology.5']);
  expect(suggestion.next?.id).toBe('explain_again');
});

test('[P10] a desk that is always open names no hours and asks for no message', () => {
  const suggestion = offered('asks_service_hours', { alwaysOpen: true, hours: '00:00-24:00' });
  expect(textsOf(suggestion)).toEqual(['您好，我们全天为您服务，您可以随时联系我们。']);
  expect(suggestion.next).toBeUndefined();
  const english = offered('asks_service_hours', { alwaysOpen: true }, en);
  expect(textsOf(english)).toEqual(['We are here around the clock, so please write to us at any time.']);
});

test('[S1(16)] a contact that the customer gives is repeated, not asked for', () => {
  const change = { contactGiven: true, customer: { contact: '13912345678' } };
  expect(textsOf(offered(null, change))).toEqual(['好的，您的联系方式是 13912345678，对吗？']);
  const promised = offered(null, { ...change, saidPhrases: ['cannot_answer_now.1'] });
  expect(idsOf(promised)[0]).toBe('cannot_answer_now.2');
});

test('[asks_named_agent] that the agent asked for is off duty is said at once', () => {
  const namedAgent = { agentNo: '1002', online: false };
  expect(idsOf(offered('asks_named_agent', { namedAgent }))).toEqual([
    'asks_named_agent.3',
    'asks_named_agent.1',
  ]);
  expect(idsOf(offered('asks_named_agent', {}))).toEqual(['asks_named_agent.1']);
});

test('[S3] one customer’s word makes no outage; several do', () => {
  expect(idsOf(offered('fault_outage', {}))).toEqual(['fault.1', 'fault_outage.1']);
  const many = offered('fault_outage', { outage: true });
  expect([idsOf(many)[0], many.next?.id]).toEqual(['fault_outage.1', 'announce']);
});

test('[P6] whoever demands the lead hears of the lead first, whatever else they say', () => {
  const situations = [
    { id: 'complaint', score: 0.99 },
    { id: 'escalation', score: 0.4 },
  ];
  const suggestion = suggest(zh, { situations, facts: factsOf({ unanswered: ['thanks'] }) });
  expect(suggestion.situations.map(({ id }) => id)).toEqual(['escalation', 'complaint']);
  expect(suggestion.phrases[0]?.id).toBe('escalation.1');
  expect(suggestion.next?.id).toBe('ask_lead');
});
