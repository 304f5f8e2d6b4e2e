import { typeset, withoutSeams } from '../../phrases/typeset.ts';

test.each([
  ['简单投诉12小时,复杂投诉24小时', '简单投诉 12 小时，复杂投诉 24 小时'],
  ['{{minutes}}分钟后给您回复', '{{minutes}} 分钟后给您回复'],
  ['{{agentNo}}号客服', '{{agentNo}} 号客服'],
  ['{{surname}}{{title}},您好', '{{surname}}{{title}}，您好'],
  ['{{company}}为您服务', '{{company}}为您服务'],
  ['请下载App后登录', '请下载 App 后登录'],
  ['优惠50%左右', '优惠 50% 左右'],
  ['已经有 5 分钟了', '已经有 5 分钟了'],
  ['8:00开门', '8:00 开门'],
  ['改成$1您好', '改成$1您好'],
  ['请看https://a.cn/帮助2页', '请看https://a.cn/帮助2页'],
])('Chinese is set with a space beside figures and Latin letters: %s', (typed, set) => {
  expect(typeset(typed)).toBe(set);
  expect(typeset(set)).toBe(set);
});

test('texts that differ in these spaces alone are the same words', () => {
  expect(withoutSeams('转接 1002 号客服，{{minutes}} 分钟')).toBe('转接1002号客服，{{minutes}}分钟');
  expect(withoutSeams('Agent 1002 is here')).toBe('Agent 1002 is here');
});
