import { maskAttributes, maskPersonalNumbers } from '../../../phrases/check/mask.ts';

/** The same numbers at every run: mulberry32. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const next = chance(20_260_101);
const of = <T>(all: readonly T[]): T => all[next(all.length)]!;
const digits = (beginning: string, length: number): string =>
  beginning + Array.from({ length: length - beginning.length }, () => next(10)).join('');

/** A number with the right check digit, so that it could be a card. */
function checked(beginning: string, length: number): string {
  const body = digits(beginning, length - 1);
  const sum = Array.from(body).reduce((total, letter, at) => {
    const doubled = (length - at) % 2 === 0 ? Number(letter) * 2 : Number(letter);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

const ISSUERS: [beginning: string, length: number][] = [
  ['4', 16],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['3528', 16],
  ['3589', 16],
  ['36', 14],
  ['6011', 16],
  ['65', 16],
  ['622202', 19],
  ['621700', 19],
  ['625', 16],
  ['62284', 19],
  ['955880', 19],
];
const AROUND = [
  '{}',
  '卡号{}',
  '我的银行卡是{}，谢谢',
  'my card number is {}.',
  '{}',
  '请退到 {} 这张',
  'card {} 12/27 123',
];
const fours = (mark: string) => (number: string) => number.replace(/(\d{4})(?=\d)/gu, `$1${mark}`);
const WRITTEN = [
  (number: string) => number,
  (number: string) => number,
  fours(' '),
  fours('-'),
  fours('.'),
  fours('\u200b'),
  fours('·'),
  (number: string) => Array.from(number).join('\u2060'),
  (number: string) => Array.from(number).join('.'),
  (number: string) => number.replace(/\d/gu, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  (number: string) => number.replace(/\d/gu, (digit) => String.fromCharCode(0x0660 + Number(digit))),
  (number: string) => number.replace(/\d/gu, (digit) => `${digit}\ufe0f\u20e3`),
];

test('[no_pii] 4,000 valid cards are all masked, however they are written', () => {
  const seen = Array.from({ length: 4000 }, () => {
    const text = of(AROUND).replace('{}', of(WRITTEN)(checked(...of(ISSUERS))));
    return [text, maskPersonalNumbers(text)] as const;
  }).filter(([text, masked]) => text === masked || maskPersonalNumbers(masked) !== masked);
  expect(seen).toEqual([]);
});

const NAMED = [
  '订单号{}',
  '我的订单 {} 到哪了',
  '快递单号：{}',
  '运单{}还没到',
  '包裹 {} 丢了',
  '物流编号是{}',
  '商品编号 {}',
  '{}这个订单怎么还没发货',
  '{} 是我的快递单号',
  'order {}',
  'Order #{} has not arrived',
  'my order number is {}',
  'tracking number: {}',
  'parcel {} is lost',
  'item no. {}',
  'orderNo={}',
  'the package with the tracking id {}',
  'SF{}',
];
/** What shops and carriers give out, the like of cards in issuer, length and check digit. */
const LIKE_CARDS: [string, number][] = [
  ['43', 13],
  ['4', 19],
  ['6', 16],
  ['62', 16],
  ['62', 19],
  ['9', 19],
  ['35', 16],
  ['2', 16],
  ['3', 15],
];

test('[no_pii] 4,000 named orders, parcels and items stay, even if they would do as cards', () => {
  const masked = Array.from({ length: 4000 }, () =>
    of(NAMED).replace('{}', checked(...of(LIKE_CARDS))),
  ).filter((text) => maskPersonalNumbers(text) !== text);
  expect(masked).toEqual([]);
});

/** What carriers and shops give out that no issuer does. */
const UNNAMED: [string, number][] = [
  ['43', 13],
  ['4', 19],
  ['73', 13],
  ['98', 13],
  ['2026', 18],
  ['602', 16],
  ['66', 16],
  ['671', 16],
  ['1', 18],
  ['77', 15],
];

test('[no_pii] 4,000 numbers of parcels and orders without a name stay', () => {
  const masked = Array.from({ length: 4000 }, () => checked(...of(UNNAMED))).filter(
    (number) => maskPersonalNumbers(number) !== number,
  );
  expect(masked).toEqual([]);
});

test.each([
  ['4111.1111.1111.1111', '****.****.****.1111'],
  ['4.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1', '*.*.*.*.*.*.*.*.*.*.*.*.1.1.1.1'],
  ['4111\u200b1111\u200b1111\u200b1111', '************1111'],
  ['4111\u00a01111\u00a01111\u00a01111', '****\u00a0****\u00a0****\u00a01111'],
  ['4111\n1111\n1111\n1111', '****\n****\n****\n1111'],
  ['card4111111111111111', 'card************1111'],
  ['key4111111111111111', 'key************1111'],
  ['{"pan":"4111111111111111"}', '{"pan":"************1111"}'],
  ['卡号 4222222222222', '卡号 *********2222'],
  ['订单号 4312345678901,卡号 4111111111111111', '订单号 4312345678901,卡号 ************1111'],
  ['pay for my order with 4111111111111111', 'pay for my order with ************1111'],
  ['订单付款用的是6222021234567894', '订单付款用的是************7894'],
  ['4111 1111 1111 1111 123', '**** **** **** 1111 123'],
  ['110105 19491231 002X', '****** ******** 002X'],
  ['身\u200b份证1101\u200b0519491231002X', '身\u200b份证**************002X'],
  ['密\u200b码：hunter2', '密\u200b码：******'],
  ['{"password":"hunter2"}', '{"password":"******"}'],
  ['密码就是abc123', '密码就是******'],
  ['密码是abc123吗', '密码是******吗'],
])('[no_pii] %j is masked', (text, masked) => {
  expect(maskPersonalNumbers(text)).toBe(masked);
  expect(maskPersonalNumbers(masked)).toBe(masked);
});

test.each([
  '订单卡住了 4312345678909',
  '订单号 4312345678909、4312345678917 和 4312345678925',
  '订单号：\n6222021234567894',
  '忘记密码 https://shop.example/reset?x=12345',
  '忘记密码 13812345678',
  '密码 iPhone15 上改不了',
  '密码：6-20位字符',
  '密码为8-16位',
  '密码是email发的吗',
  '密码是WiFi的还是账号的',
  '重置密码 code2024 收不到',
  '密码 reset 不了',
  '密码和订单号都忘了',
  'my password is 8-16 characters long',
  'is this passwordless2024',
  'password for order 1234567',
  '12.50, 45.00, 13.80, 99.90',
  '2026-11-29 12:00 - 2026-11-30 13:00',
])('[no_pii] %j stays as it is', (text) => {
  expect(maskPersonalNumbers(text)).toBe(text);
});

test('[no_pii] what a website knows of its visitor keeps its own numbers, and shows no card', () => {
  const order = checked('62', 16);
  const card = '4111111111111111';
  expect(
    maskAttributes({
      orderNo: order,
      last: order,
      cardNumber: card,
      note: '卡号 4111\u200b111111111111',
      [card]: 'x',
    }),
  ).toEqual({
    orderNo: order,
    last: order,
    cardNumber: '************1111',
    note: '卡号 ************1111',
    '************1111': 'x',
  });
});

test('[no_pii] thousands of short groups are looked through at once', () => {
  const text = Array.from({ length: 1333 }, () => '4 1').join(' ');
  expect(() => maskPersonalNumbers(text)).not.toThrow();
});
