import { check } from '../../../phrases/check/check.ts';
import type { CheckContext, Finding } from '../../../phrases/check/finding.ts';
import type { Manual } from '../../../phrases/manual.ts';
import { fill } from '../../../phrases/suggest/fill.ts';
import { shippedManual } from '../shipped-manual.ts';
import { chinese } from './chinese-lines.ts';
import { english } from './english-lines.ts';
import type { Lines } from './lines.ts';
import { processorMs } from '../../run/processor-ms.ts';

const zh = shippedManual('zh-CN');
const en = shippedManual('en');
const rulesIn = (draft: string, manual: Manual, context: CheckContext = {}): string[] =>
  check(draft, context, manual).map(({ rule }) => rule);

const cases = (all: readonly Lines[], kind: 'bad' | 'good', manual: Manual): [string, string, Manual][] =>
  all.flatMap((lines) => lines[kind].map((line): [string, string, Manual] => [lines.rule, line, manual]));

test.each([...cases(chinese, 'bad', zh), ...cases(english, 'bad', en)])(
  '[%s] finds: %s',
  (rule, line, manual) => {
    expect(rulesIn(line, manual)).toContain(rule);
  },
);

test.each([...cases(chinese, 'good', zh), ...cases(english, 'good', en)])(
  '[%s] passes: %s',
  (_, line, manual) => {
    expect(check(line, {}, manual)).toEqual([]);
  },
);

test.each([zh, en])('every standard phrase passes as it stands, filled or not', (manual) => {
  const values = {
    company: '云杉商城',
    agentNo: '1001',
    surname: '王',
    title: '女士',
    hours: 12,
    minutes: 5,
  };
  const texts = manual.situations.flatMap(({ phrases }) =>
    phrases.flatMap(({ text }) => [text, fill(text, values)]),
  );
  expect(texts.flatMap((text) => check(text, {}, manual).map(({ rule }) => [text, rule]))).toEqual([]);
});

test('a standard phrase passes inside a longer message, and what stands around it does not', () => {
  const findings = check('您好,您的情况我已详细记录,我们会尽快为您处理。你等一下', {}, zh);
  expect(findings.map(({ rule }) => rule)).toEqual(['please_and_you']);
});

const only = (draft: string, context: CheckContext = {}, manual = zh): Finding | undefined =>
  check(draft, context, manual)[0];

test('a finding says where, why, and what would be better', () => {
  expect(only('好的,你等一下')).toEqual({
    rule: 'please_and_you',
    start: 3,
    end: 7,
    message: '称呼客户用“您”，请客户做事先说“请”',
    better: '请您稍等',
    severity: 'advice',
  });
});

test('[no_stiff_wording] an order becomes a request with the same thing asked for', () => {
  expect(only('把电话告诉我')?.better).toBe('请您把电话告诉我，好吗？');
  expect(only('Give me your order number', {}, en)?.better).toBe(
    'Could you please give me your order number?',
  );
});

test('[no_overpromise] the better wording has a blank for the time', () => {
  expect(only('我们会尽快联系您')?.better).toBe('在 {{minutes}} 分钟内');
});

test('[goodbye_last] a closing message without a goodbye gets one added at its end', () => {
  expect(only('好的,已经处理完毕。', { closing: true })).toMatchObject({
    rule: 'goodbye_last',
    start: 10,
    end: 10,
  });
  expect(rulesIn('好的,已经处理完毕,再见!', zh, { closing: true })).toEqual([]);
  expect(rulesIn('好的,已经处理完毕。', zh)).toEqual([]);
});

test.each([
  ['好的,祝您生活愉快', zh, true],
  ['不客气', zh, true],
  ['不客气,再见!', zh, false],
  ['请问还有其他问题吗?', zh, false],
  ['请您稍等,退款还没提交完。', zh, false],
  ['You’re very welcome.', en, true],
  ['You’re very welcome. Goodbye!', en, false],
  ['Before you go, please note your case number.', en, false],
])('[goodbye_last] the customer has said goodbye, and the answer is: %s', (draft, manual, isFound) => {
  expect(rulesIn(draft, manual, { unanswered: ['goodbye'] }).includes('goodbye_last')).toBe(isFound);
});

test('[answer_thanks] an unanswered thank-you is answered first', () => {
  expect(only('请问您的订单号是?', { unanswered: ['thanks'] })).toMatchObject({
    rule: 'answer_thanks',
    start: 0,
    end: 0,
  });
  expect(rulesIn('不客气,请问您的订单号是?', zh, { unanswered: ['thanks'] })).toEqual([]);
  expect(rulesIn("You're welcome! Which size is it?", en, { unanswered: ['thanks'] })).toEqual([]);
});

test('[no_repeat_comfort] the same comfort is found, with another one offered', () => {
  const said = ['很抱歉，我理解您的心情，您所反映的问题我已记录下来，马上为您反馈。请问还有其它需要补充吗？'];
  const finding = only('很抱歉,我理解您的心情,您所反映的问题我已经记录下来,马上为您反馈。', { said });
  expect(finding).toMatchObject({ rule: 'no_repeat_comfort', start: 0 });
  expect(check(said[0]!, { said }, zh)[0]?.better).toBe(
    '很抱歉，由于我们服务不周给您带来不便，请您原谅，您能否将详细情况告诉我呢？',
  );
});

test('[no_repeat_comfort] a short sorry, another comfort and a repeated fact pass', () => {
  const said = ['很抱歉。', '非常抱歉给您带来不便,我来处理。', '您的订单已经发货。'];
  expect(rulesIn('很抱歉。', zh, { said })).toEqual([]);
  expect(rulesIn('让您久等了,真的抱歉,现在已经处理完毕。', zh, { said })).toEqual([]);
  expect(rulesIn('您的订单已经发货。', zh, { said })).toEqual([]);
});

test('[number_not_name] the agent’s own name is found, the number offered; part of another word passes', () => {
  const context = { names: ['张晓丽', 'Ann', '1001'], agentNo: '1001' };
  expect(only('您可以记住张晓丽', context)?.better).toBe('我的工号是 1001');
  expect(rulesIn('I am glad it was not an annual plan, 1001.', en, context)).toEqual([]);
  expect(rulesIn('Ask for Ann next time.', en, context)).toContain('number_not_name');
});

test('[no_pii] asks for confirmation, the other rules only advise', () => {
  expect(only('您的卡号是6222021234567894')).toMatchObject({
    severity: 'confirm',
    better: '************7894',
  });
  expect(zh.rules.filter(({ severity }) => severity !== 'advice').map(({ id }) => id)).toEqual([
    ...['no_dont_know', 'no_buck_passing', 'no_blame', 'no_pii'],
  ]);
});

test('a rule that a lead has made a block says so', () => {
  const rules = zh.rules.map((rule) =>
    rule.id === 'no_blame' ? { ...rule, severity: 'block' as const } : rule,
  );
  expect(only('你怎么不早说', {}, { ...zh, rules })?.severity).toBe('block');
});

test('nothing typed, nothing found', () => {
  expect(check('  \n ', { closing: true, unanswered: ['thanks'] }, zh)).toEqual([]);
});

test('positions hold in the draft as typed, whatever its width, apostrophes and emoji', () => {
  const draft = '👍👍 好的！　我叫张伟，ｏｋ';
  const finding = check(draft, {}, zh).find(({ rule }) => rule === 'number_not_name');
  expect(draft.slice(finding?.start, finding?.end)).toBe('我叫张伟');
  expect(rulesIn('I dont know. I don‘t know', en)).toContain('no_dont_know');
});

test.each([
  ['你', zh],
  ['不知道。', zh],
  ['请您把', zh],
  ['1', zh],
  ['4111 1111 ', zh],
  ['don’t ', en],
  ['please send me your ', en],
])('4,000 characters of %s are checked in good time and give at most 50 findings', (piece, manual) => {
  const draft = piece.repeat(4000).slice(0, 4000);
  // The quickest of some: what else the machine does is not the rules' fault. One that is not linear takes seconds.
  const took = Array.from({ length: 4 }, () =>
    processorMs(() => expect(check(draft, { said: [draft] }, manual).length).toBeLessThanOrEqual(50)),
  );
  expect(Math.min(...took)).toBeLessThan(300);
});

test.each([String.raw`\p{Lu}SAP`, String.raw`\u0041SAP`, '[A-_]SAP'])(
  'a pattern of the desk’s own finds whatever case it is written in: %s',
  (match) => {
    const rule = { ...en.rules[0]!, id: 'haste', patterns: [{ match }] };
    for (const draft of ['Reply ASAP please', 'reply asap please'])
      expect(check(draft, {}, { situations: [], rules: [rule] })).toMatchObject([{ rule: 'haste' }]);
  },
);
