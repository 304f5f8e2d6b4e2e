import { maskPersonalNumbers, maskUnfinished } from '../../../phrases/check/mask.ts';

test.each([
  ['我的卡号是6222021234567894', '我的卡号是************7894'],
  ['4111 1111 1111 1111', '**** **** **** 1111'],
  ['4242-4242-4242-4242，谢谢', '****-****-****-4242，谢谢'],
  ['amex 378282246310005.', 'amex ***********0005.'],
  ['身份证11010519491231002X', '身份证**************002X'],
  ['身份证11010519491231002x就是这个', '身份证**************002x就是这个'],
  ['密码是abc123', '密码是******'],
  ['密码：Qw!23456', '密码：******'],
  ['密码为 123456，帮我看看', '密码为 ******，帮我看看'],
  ['我的密码123456', '我的密码******'],
  ['password: hunter2', 'password: ******'],
  ['My password is S3cret!', 'My password is ******'],
  ['pwd=letmein', 'pwd=******'],
  ['６２２２０２１２３４５６７８９４', '************７８９４'],
])('[no_pii] %s is masked', (text, masked) => {
  expect(maskPersonalNumbers(text)).toBe(masked);
  expect(maskPersonalNumbers(masked)).toBe(masked);
});

test.each([
  '订单号2024112100012345678',
  '订单号 4111111111111112',
  '电话13800138000,还有13912345678',
  '身份证110105194912310021',
  '身份证110105194913310023',
  '快递SF1234567890123',
  '密码忘了怎么办',
  '密码是什么',
  '密码8位以上',
  'my password is wrong',
  'password reset does not work',
  'password: required',
  '尾号1234',
  'IMEI 490154203237518',
  '1Z999AA10123456784',
])('[no_pii] %s stays as it is', (text) => {
  expect(maskPersonalNumbers(text)).toBe(text);
});

test('[no_pii] several numbers in one text are all masked', () => {
  const text = '卡4111111111111111,身份证11010519491231002X,密码是abc123。';
  expect(maskPersonalNumbers(text)).toBe('卡************1111,身份证**************002X,密码是******。');
});

test.each([
  ['卡号 411111111', '卡号 *****1111'],
  ['4111 1111 1', '**** *111 1'],
  ['4111-1111-1111-1', '****-****-*111-1'],
  ['４１１１１１１１１', '*****１１１１'],
  ['11010519491', '*******9491'],
  ['11111111 and 22222222', '11111111 and 22222222'],
  ['4111 1111 1111 1111', '**** **** **** 1111'],
  ['my password is S3cret!', 'my password is ******'],
])('[no_pii] %s, still being written, is masked', (text, masked) => {
  expect(maskUnfinished(text)).toBe(masked);
  expect(maskUnfinished(masked)).toBe(masked);
});
