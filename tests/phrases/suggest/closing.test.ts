import { isCloseDue, missingBeforeClose, type ClosingEntry } from '../../../phrases/suggest/closing.ts';

const customer = (text: string, situations?: string[]): ClosingEntry => ({
  by: 'customer',
  text,
  situations,
});
const agent = (text: string, phraseId?: string): ClosingEntry => ({ by: 'agent', text, phraseId });
function steps(...entries: ClosingEntry[]): string[] {
  const missing = missingBeforeClose(entries);
  expect(isCloseDue(entries)).toBe(missing.length === 0);
  return missing.map(({ step }) => step);
}

const explanation = agent('您可以在订单页面点击申请售后,三天之内退款就会原路退回。');
const confirmed = agent('请问我刚才的解释您是否明白？', 'confirm_understood.1');
const asked = agent('请问还有什么可以帮助您？', 'anything_else.1');
const farewell = agent('再见！', 'farewell.1');

test('[P4] a chat that was closed by the book lacks nothing', () => {
  const chat = [
    explanation,
    confirmed,
    customer('明白了'),
    asked,
    customer('没有了,谢谢'),
    agent('不客气。'),
    farewell,
  ];
  expect(steps(...chat)).toEqual([]);
});

test('[P4] [S1(18)] an explanation without confirmation is named', () => {
  expect(steps(explanation, asked, farewell)).toEqual(['confirm_understood']);
});

test('[P4] [S1(18)] a customer who says that it is clear has confirmed it', () => {
  expect(steps(explanation, customer('好的，明白了'), asked, farewell)).toEqual([]);
  expect(steps(explanation, customer('不明白'), asked, farewell)).toEqual(['confirm_understood']);
});

test('[P4] [S1(18)] explaining again asks for a new confirmation', () => {
  expect(steps(explanation, confirmed, customer('没明白'), explanation, asked, farewell)).toEqual([
    'confirm_understood',
  ]);
});

test('[P4] a question of the agent is no explanation', () => {
  expect(steps(agent('请问您方便提供一下您的订单号码给我吗？'), asked, farewell)).toEqual([]);
});

test('[P4] [S1(19)] anything else has to be asked after the last explanation', () => {
  expect(steps(asked, explanation, confirmed, farewell)).toEqual(['anything_else']);
});

test('[P4] [S1(15)] thanks after the last line of the agent are unanswered', () => {
  expect(steps(asked, farewell, customer('谢谢'))).toEqual(['answer_thanks']);
  expect(steps(asked, customer('好的'), farewell)).toEqual([]);
});

test('[P4] [S1(19)] a goodbye is never left unanswered, even after a farewell', () => {
  expect(steps(asked, farewell, customer('再见'))).toEqual(['answer_goodbye']);
});

test('[P4] what the detector recognised goes before what the words sound like', () => {
  expect(steps(asked, farewell, customer('谢谢你全家', ['abusive_language']))).toEqual([]);
  expect(steps(asked, farewell, customer('3Q啦', ['thanks']))).toEqual(['answer_thanks']);
});

test('[P4] an untouched chat lacks the question and the farewell', () => {
  expect(missingBeforeClose([customer('在吗')])).toEqual([
    { step: 'anything_else', situation: 'anything_else' },
    { step: 'farewell', situation: 'farewell' },
  ]);
});

test('[P4] the steps are heard in English as well', () => {
  const told = agent('You can return it within 14 days; the money goes back to your card.');
  const chat = [
    told,
    customer('Got it, thanks'),
    agent("You're welcome. Is there anything else?"),
    agent('Goodbye!'),
  ];
  expect(steps(...chat)).toEqual([]);
  expect(steps(told)).toEqual(['confirm_understood', 'anything_else', 'farewell']);
});

test.each([
  '我不知道，这个不归我管，你自己看说明书',
  '您好，我是您的专属客服小云，很高兴今天能为您服务',
  '好的，我先帮您查一下物流的情况，查到了再告诉您',
  '非常抱歉给您带来了不好的体验，我们深表歉意',
  'One moment, please, while I have a look at your order.',
  'I am so sorry to hear that this happened to you today.',
])('[S1(18)] a long line without steps or reasons is no explanation: %s', (text) => {
  expect(steps(agent(text), asked, farewell)).toEqual([]);
});

test.each([
  '长按三秒',
  '因为库存不足，所以晚了一天',
  '先关机，再按住电源键',
  'Tap the gear icon, then Reset.',
  'It is late because of the storm.',
])('[S1(18)] a short one with steps or reasons is: %s', (text) => {
  expect(steps(agent(text), asked, farewell)).toEqual(['confirm_understood']);
});

test.each([
  '好了',
  '解决了',
  '可以了，谢谢',
  '没有了',
  '没有了，再见',
  '谢谢！',
  '再见',
  'It works now',
  'No, that’s all',
  'Thanks!',
])('[P4] %s settles an explanation', (text) =>
  expect(steps(explanation, customer(text), agent('不客气。', 'thanks.1'), asked, farewell)).toEqual([]),
);

test.each([
  '还没解决',
  '不行',
  '谢谢，但是还是连不上',
  '好了吗？',
  'It still doesn’t work',
  'Thanks, but where is it?',
])('[P4] %s settles nothing', (text) =>
  expect(steps(explanation, customer(text), agent('好的'), asked, farewell)).toContain('confirm_understood'),
);

test('[P4] an open question is named first, and courtesies do not answer it', () => {
  const open = [customer('我要找主管！'), asked, farewell];
  expect(steps(...open)).toEqual(['answer_question']);
  expect(steps(customer('怎么退货？'))[0]).toBe('answer_question');
  expect(steps(customer('Can I speak to a manager?'), agent('One moment, please.'), asked, farewell)).toEqual(
    ['answer_question'],
  );
  expect(steps(customer('怎么退货？'), customer('没事了，找到了'), asked, farewell)).toEqual([]);
  expect(steps(customer('支持两台设备吗'), agent('支持的。'), asked, farewell)).toEqual([]);
});
