import { Temporal } from 'temporal-polyfill';
import { momentIn } from '../../../phrases/suggest/moment.ts';

const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime('Asia/Shanghai');
const read = (text: string, now: string) =>
  momentIn(text, at(now))?.toPlainDateTime().toString({ smallestUnit: 'minute' }) ?? null;

/** A Wednesday, the last day but one of a month. */
const NOON = '2026-12-30T12:00';

describe('[P7] the moment that a promise names', () => {
  test.each([
    ['明天下午5点前给您回复', '2026-12-31T17:00'],
    ['明天下午五点半之前给您答复', '2026-12-31T17:30'],
    ['今天下午三点给您回电', '2026-12-30T15:00'],
    ['今晚8点前回复您', '2026-12-30T20:00'],
    ['下午4点前给您回复', '2026-12-30T16:00'],
    ['16:30 前给您答复', '2026-12-30T16:30'],
    ['后天上午十点联系您', '2027-01-01T10:00'],
    ['明早9点给您消息', '2026-12-31T09:00'],
    ['明天中午12点前答复', '2026-12-31T12:00'],
    ['周五下午2点前给您反馈', '2027-01-01T14:00'],
    ['下周一上午10点联系您', '2027-01-04T10:00'],
    ['1月5号下午3点前给您结果', '2027-01-05T15:00'],
    ['31日下午3点前给您结果', '2026-12-31T15:00'],
    ['明天14点一刻答复', '2026-12-31T14:15'],
    ["I'll get back to you by 5 pm tomorrow.", '2026-12-31T17:00'],
    ["I'll get back to you tomorrow by 5pm", '2026-12-31T17:00'],
    ['We will call you at 4:30 p.m.', '2026-12-30T16:30'],
    ['You will hear from us by 17:00', '2026-12-30T17:00'],
    ['We will let you know by Friday at 10 am', '2027-01-01T10:00'],
    ["I'll reply by 10 am on Monday", '2027-01-04T10:00'],
    ['I will answer you by noon tomorrow', '2026-12-31T12:00'],
    ["We'll reply by 3 this afternoon", null],
  ])('%s', (text, moment) => expect(read(text, NOON)).toBe(moment));

  test.each([
    ['5点前给您回复', 'which half of the day'],
    ['明天3点给您回复', 'which half of the day'],
    ['中午10点给您回复', 'does not fit'],
    ['晚上3点给您回复', 'does not fit'],
    ['上午9点给您回复', 'has passed'],
    ['明天给您回复', 'no time'],
    ['周一上午10点联系您', 'has passed'],
    ['2月30日下午3点给您回复', 'no such day'],
    ['25点给您回复', 'no such time'],
    ['这个产品2点优势', 'no time'],
    ['We will reply by 5', 'which half of the day'],
    ['I will reply tomorrow', 'no time'],
    ['You get 20% off', 'no time'],
    ['Order 12345 will be sent', 'no time'],
  ])('%s: nothing, since it has %s', (text) => expect(read(text, NOON)).toBeNull());

  test('after midnight, tomorrow may be today: nothing is guessed', () => {
    expect(read('明天下午5点前给您回复', '2026-12-31T00:10')).toBeNull();
    expect(read('by 5 pm tomorrow', '2026-12-31T00:10')).toBeNull();
    expect(read('今天下午5点前给您回复', '2026-12-31T00:10')).toBe('2026-12-31T17:00');
    expect(read('明天下午5点前给您回复', '2026-12-31T23:50')).toBe('2027-01-01T17:00');
    expect(read('周日下午1点联系您', '2026-12-27T12:00')).toBe('2026-12-27T13:00');
  });
});
