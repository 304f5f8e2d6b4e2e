import { detect } from '../../../phrases/detect/detect.ts';

const first = (text: string, prev?: string) =>
  detect({ text, ...(prev !== undefined && { prev }) })[0]?.id ?? 'none';

test.each([
  '骑手说放前台了，我下班去拿',
  '请问护士几点上门',
  '客户经理让我补一张照片，是发到这里吗',
  '师傅装完了，我在哪里签字',
  '你们还招收银员吗',
  '我和中介约了周六看房',
  '能选女教练吗',
  'the courier left it with my neighbour, all good',
  'what time does the plumber come tomorrow?',
  'your colleague sent me a form, where do I upload it',
  'do I tip the guide?',
  'are you hiring drivers',
  'can you tell the nurse the door code is 4417',
  'my boss asked me to get a quote',
])('to speak of staff is neither praise nor complaint: %s', (text) => {
  expect(first(text)).toBe('none');
});

test.each(['大概两点，师傅说的', '是前台让我来的', 'the driver said half past'])(
  'nor is an answer that names somebody: %s',
  (text) => {
    expect(first(text, /[a-z]/.test(text) ? 'What time were you told?' : '请问您约的几点？')).toBe('none');
  },
);

test.each([
  '你们骑手把汤洒了还骂我',
  '前台那个人翻白眼，爱理不理的',
  'your driver yelled at my mother',
  'the agent hung up on me twice',
])('[S1(9)] what staff did wrong is a complaint of them: %s', (text) => {
  expect(first(text)).toBe('complaint_agent');
});

test.each([
  '装柜子的师傅特别细心，走之前还把地擦干净了',
  '你们的护士对老人真有耐心，必须表扬',
  'the nurse was so kind to my dad',
  'your technician was brilliant, please tell his boss',
])('[S1(15)] what staff did well is praise: %s', (text) => {
  expect(first(text)).toBe('praise');
});
