import { detect, isHarassing, type ChatFacts } from '../../../phrases/detect/detect.ts';

const first = (text: string, state?: ChatFacts, prev?: string) =>
  detect({ text, ...(state && { state }), ...(prev !== undefined && { prev }) })[0]?.id ?? 'none';

test('[P4] "没有了" after "还有什么可以帮您" is a farewell', () => {
  expect(first('没有了', undefined, '请问还有什么可以帮助您?')).toBe('farewell');
  expect(first('没有', { askedAnythingElse: true })).toBe('farewell');
  expect(first('no', undefined, 'Is there anything else I can help you with?')).toBe('farewell');
});

test('[P4] the same word after another question is only an answer', () => {
  expect(first('没有', undefined, '您之前有没有重启过？')).toBe('none');
  expect(first('no', undefined, 'Did you receive the text message?')).toBe('none');
});

test('[P4] a new question after "还有什么可以帮您" goes on with the chat', () => {
  expect(first('有的，我还想问下运费怎么算', { askedAnythingElse: true })).toBe('none');
});

test('[P7] asking again is urgent while the deadline runs and overdue when it has passed', () => {
  expect(first('有结果了吗', { openComplaint: true })).toBe('complaint_repeat');
  expect(first('有结果了吗', { openComplaint: true, brokenPromise: true })).toBe('complaint_overdue');
  expect(first('any update?', { openComplaint: true })).toBe('complaint_repeat');
  expect(first('any update?', { brokenPromise: true })).toBe('complaint_overdue');
});

test('a first complaint is a complaint, the same words with an entry open are a repeated one', () => {
  expect(first('我要投诉')).toBe('complaint');
  expect(first('我要投诉', { openComplaint: true })).toBe('complaint_repeat');
});

test('[P2] after a warning, lewd and insulting messages count', () => {
  expect(isHarassing('陪我聊天嘛美女')).not.toBeNull();
  expect(isHarassing('你就是个废物')).not.toBeNull();
  expect(isHarassing('show me a selfie cutie')).not.toBeNull();
});

test('[P2] after a warning, a real matter or an apology does not count', () => {
  expect(isHarassing('好吧，我想查一下订单')).toBeNull();
  expect(isHarassing('对不起，我刚才说话难听了')).toBeNull();
  expect(isHarassing('where is my order')).toBeNull();
});

test('[P2] an angry customer with a case is never harassment', () => {
  expect(isHarassing('他妈的，我的退款到底什么时候到账')).toBeNull();
  expect(isHarassing("where's my fucking refund")).toBeNull();
});

test('[complaint] a customer who is new here and asks for the answer at once complains for the first time', () => {
  const text = '你们这质量也太差了，我要投诉！什么时候能给我答复';
  expect(detect({ text, state: { openComplaint: false } })[0]?.id).toBe('complaint');
  expect(detect({ text, state: { openComplaint: true } })[0]?.id).toBe('complaint_repeat');
});

test('[complaint] of a customer who is new here nothing is overdue before they say so', () => {
  const found = detect({ text: '快递怎么还没到，我要投诉', state: { openComplaint: false } });
  expect(found.map(({ id }) => id)).toContain('complaint');
  expect(found.map(({ id }) => id)).not.toContain('complaint_overdue');
});

test.each([
  ['B', '您要哪一款？'],
  ['安卓', '请问您的手机是什么系统？'],
  ['whichever is cheaper', 'Which room would you like?'],
])('a few words after the agent\'s question are an answer: "%s"', (text, prev) => {
  expect(first(text, undefined, prev)).toBe('none');
});

test('[P2] after a warning, giving what was asked for does not count', () => {
  expect(isHarassing('尾号是7731', '请问您的手机尾号是多少？')).toBeNull();
  expect(isHarassing('could you track my parcel please')).toBeNull();
});

test('[complaint] whoever says so in their first message complains', () => {
  const state = { firstMessage: true, openComplaint: false };
  expect(first('快递怎么还没到，我要投诉', state)).toBe('complaint');
});
