import { certainOf, type ClosingEntry, owedBy } from '../../../phrases/suggest/closing.ts';

const customer = (text: string, situations?: string[]): ClosingEntry => ({
  by: 'customer',
  text,
  situations,
});
const agent = (text: string, phraseId?: string): ClosingEntry => ({ by: 'agent', text, phraseId });
const explained = agent('您可以在订单页面点击申请售后,三天之内退款就会原路退回。');

test('[S1(15)] [S1(19)] thanks and goodbye are owed until the agent writes', () => {
  const said = [customer('谢谢'), customer('再见')];
  expect(owedBy(said, false).unanswered).toEqual(['thanks', 'goodbye']);
  expect(owedBy([...said, agent('不客气,再见')], false).unanswered).toEqual([]);
});

test('a thank-you inside a complaint is none', () => {
  expect(owedBy([customer('谢谢你们的好服务', ['complaint'])], false).unanswered).toEqual([]);
});

test('[S1(15)] [S1(19)] a courtesy that is only possible is not owed an answer, unless the words say it', () => {
  const owed = (text: string, ...found: [id: string, score: number][]): readonly string[] => {
    const seen = found.map(([id, score]) => ({ id, score }));
    return owedBy([customer(text, certainOf(text, seen))], false).unanswered;
  };
  expect(owed('找你们主管', ['escalation', 0.98], ['farewell', 0.15], ['thanks', 0.04])).toEqual([]);
  expect(owed('先这样，多谢', ['thanks', 0.7], ['farewell', 0.7])).toEqual(['thanks', 'goodbye']);
  expect(owed('不用了谢谢', ['farewell', 0.94], ['thanks', 0.04])).toEqual(['thanks', 'goodbye']);
  expect(owed('那先这样', ['farewell', 0.3])).toEqual(['goodbye']);
});

test('[S1(18)] an explanation is unconfirmed when it was just given, and settled by thanks without a but', () => {
  expect(owedBy([explained], false).unconfirmed).toBe(true);
  expect(owedBy([explained, customer('谢谢')], false).unconfirmed).toBe(false);
  expect(owedBy([explained, customer('谢谢，但还是不行')], false).unconfirmed).toBe(true);
  expect(owedBy([explained, customer('运费谁出?')], false).unconfirmed).toBe(false);
  expect(owedBy([explained, agent('您明白吗?', 'confirm_understood.1')], false).unconfirmed).toBe(false);
  expect(owedBy([explained], true).unconfirmed).toBe(false);
  expect(owedBy([explained, customer('明白了')], false).unconfirmed).toBe(false);
});

test('an own phrase may explain, unless it is pinned to a situation', () => {
  expect(owedBy([agent(explained.text, 'own.own-x')], false).unconfirmed).toBe(true);
  expect(owedBy([agent(explained.text, 'thanks.own-x')], false).unconfirmed).toBe(false);
});
