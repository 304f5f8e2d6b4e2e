import { missingBeforeClose, type ClosingEntry } from '../../../phrases/suggest/closing.ts';

const customer = (text: string, situations?: string[]): ClosingEntry => ({
  by: 'customer',
  text,
  situations,
});
const agent = (text: string, phraseId?: string): ClosingEntry => ({ by: 'agent', text, phraseId });
const steps = (...entries: ClosingEntry[]): string[] => missingBeforeClose(entries).map(({ step }) => step);

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
