import { claimsRecord } from '../../../phrases/suggest/record-claim.ts';
import { shippedManual } from '../shipped-manual.ts';

test('[P5] the phrases of the manual that say that a complaint is on record are the same in both languages', () => {
  const claiming = (['zh-CN', 'en'] as const).map((language) =>
    shippedManual(language).situations.flatMap(({ phrases }) =>
      phrases.filter(({ text }) => claimsRecord(text)).map(({ id }) => id),
    ),
  );
  expect(claiming[0]).toEqual(['complaint.1', 'complaint_later.2', 'angry.1', 'fault.1']);
  expect(claiming[1]).toEqual(claiming[0]);
});

test.each([
  '您的订单已登记发货',
  '请看聊天记录',
  '您的情况我看过聊天记录了，请稍等',
  'I see a record of your order',
  'Our records show it',
])('[P5] %s claims none', (text) => expect(claimsRecord(text)).toBe(false));
