import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { durationIn } from '../../../phrases/suggest/duration.ts';
import { isOnlyCourtesy, promiseIn } from '../../../phrases/suggest/promise.ts';
import { shippedManual } from '../shipped-manual.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const manuals = [shippedManual('zh-CN'), shippedManual('en')];
const PROMISING = ['hold_on', 'consult_colleague', 'cannot_answer_now', 'complaint_later'];
const promising = manuals.flatMap(({ situations }) =>
  situations
    .filter(({ id }) => PROMISING.includes(id))
    .flatMap(({ phrases }) => phrases.filter(({ when }) => !when.includes('returning'))),
);
const filled = (text: string, value: number) => text.replace(/\{\{\w+\}\}/gu, String(value));

test('[P5] to pass a complaint on is no promise of an answer, and sets no clock of two minutes', () => {
  const text = '很抱歉,我理解您的心情,您所反映的问题我已记录下来,马上为您反馈。请问还有其它需要补充吗?';
  expect(promiseIn(text, { situation: 'complaint', when: [] })).toBeNull();
  expect(promiseIn(text, undefined)).toBeNull();
});

test('[P7] a time of the day is promised to the minute, and a date is no length of days', () => {
  const now = Temporal.PlainDateTime.from('2026-12-01T15:00').toZonedDateTime('Asia/Shanghai');
  const lengths = [
    '明天下午5点前给您回复',
    '12月2日下午5点前给您答复',
    "I'll get back to you by 5 pm tomorrow",
  ];
  for (const text of lengths) expect(promiseIn(text, undefined, now)).toEqual({ ms: 26 * HOUR });
  expect(promiseIn('明天给您回复', undefined, now)).toBe(null);
});

describe('[P7] what an agent promises', () => {
  test.each(promising.map((phrase) => [phrase.id, phrase.text, phrase] as const))(
    '%s by its phrase: %s',
    (_, text, phrase) => expect(promiseIn(text, phrase)).not.toBeNull(),
  );

  test('a phrase that was edited promises what it promised, at the time that it names now', () => {
    const edit = fc.tuple(
      fc.constantFrom(...promising),
      fc.string({ maxLength: 9 }),
      fc.integer({ min: 1, max: 90 }),
    );
    fc.assert(
      fc.property(edit, ([phrase, more, value]) => {
        const promise = promiseIn(`${filled(phrase.text, value)} ${more.replace(/\p{N}/gu, '')}`, phrase);
        const blank = /\{\{(\w+)\}\}/u.exec(phrase.text)?.[1];
        if (blank === undefined) expect(promise).not.toBeNull();
        else expect(promise).toEqual({ ms: value * (blank === 'hours' ? HOUR : MINUTE) });
      }),
    );
  });

  test.each(
    promising
      // Without its phrase a goodbye is a goodbye, and seconds are no time to be held to.
      .filter(({ id }) => id !== 'cannot_answer_now.2' && id !== 'hold_on.2')
      .map(({ id, text }) => [id, filled(text, 15)] as const),
  )('%s typed freely: %s', (_, text) => expect(promiseIn(text, undefined)).not.toBeNull());

  test.each<[string, number]>([
    ['我问一下同事，10分钟后回复您', 10 * MINUTE],
    ['好的，我们会在24小时内给您答复', 24 * HOUR],
    ['这个要查，半小时后给您回复哈', HOUR / 2],
    ['我核实一下，两个小时内联系您', 2 * HOUR],
    ['2-3个工作日内给您反馈结果', 72 * HOUR],
    ['一个半小时之内给您答复', 1.5 * HOUR],
    ["I'll get back to you in 10 minutes.", 10 * MINUTE],
    ['We will give you an answer within 24 hours', 24 * HOUR],
    ["Let me ask around, I'll be back in half an hour", HOUR / 2],
    ['I can let you know within two hours, ok?', 2 * HOUR],
    ['We will contact you within 2 to 3 business days.', 72 * HOUR],
  ])('%s', (text, ms) => expect(promiseIn(text, undefined)).toEqual({ ms }));

  test.each([
    ['我们查询后会尽快与您联系', 'hours'],
    ['We will contact you as soon as we know more.', 'hours'],
    ['我马上给您回复', 'moment'],
    ["I'll be right back to you in a moment", 'moment'],
    ['请稍等', 'moment'],
  ] as const)('%s: %s', (text, promise) => expect(promiseIn(text, undefined)).toEqual(promise));

  test.each([
    ['您的包裹预计3天内送达'],
    ['快递员会在2小时内联系您'],
    ['请您尽快联系我们'],
    ['昨天已经给您回复过了'],
    ['请问您等了10分钟了吗？'],
    ['退款一般3个工作日到账'],
    ['请问还有什么可以帮您？'],
    ['感谢您的耐心等待。'],
    ['Your parcel will arrive within 3 days.'],
    ['The courier will contact you within 2 hours.'],
    ['Please contact us within 14 days.'],
    ['Is there anything else I can help you with?'],
    ['I hope this answers your question.'],
  ])('%s promises nothing', (text) => expect(promiseIn(text, undefined)).toBeNull());

  test.each([
    '不客气！',
    '好的，再见',
    '谢谢您的合作,再见!',
    "You're welcome.",
    'Thank you for your patience. Goodbye!',
  ])('%s is only courtesy', (text) => expect(isOnlyCourtesy(text)).toBe(true));

  test.each(['您的订单已发货，不客气', 'It has been refunded. Goodbye!', '您好'])(
    '%s is more than courtesy',
    (text) => expect(isOnlyCourtesy(text)).toBe(false),
  );

  test('the time of a promise is read from any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (n) => {
        expect(durationIn(`${n}分钟后给您回复`)).toBe(n * MINUTE);
        expect(durationIn(`in ${n} hours`)).toBe(n * HOUR);
      }),
    );
  });
});
