import { factsSaid, type SaidFact } from '../../../phrases/recognise/said-facts.ts';
import { processorMs } from '../../run/processor-ms.ts';

const said = (text: string): string[] =>
  factsSaid(text).map(({ kind, value }: SaidFact) => `${kind} ${value}`);

test.each([
  ['我姓王', ['name 王']],
  ['你好，免贵姓欧阳', ['name 欧阳']],
  ['我姓王，叫我王女士就行', ['name 王', 'salutation 王女士']],
  ['我叫张晓梅，想查一下订单', ['name 张晓梅']],
  ['我叫李明的，之前问过', ['name 李明']],
  ['姓名：陈伟 电话：13800138000', ['name 陈伟', 'contact 13800138000']],
  ['我是刘先生，刚才打过电话', ['salutation 刘先生']],
  ['手机 138 0013 8000，邮箱 li.ming@example.com', ['contact 138 0013 8000', 'contact li.ming@example.com']],
  ['１３８００１３８０００', ['contact 13800138000']],
  ['微信号：wang_fang88', ['contact 微信号:wang_fang88']],
  ['座机 021-55551234', ['contact 021-55551234']],
  ['订单号：2026112309871', ['order 2026112309871']],
  ['单号是SF1234567890，还没到', ['order SF1234567890']],
  ['我的订单 DD-20261123 什么时候发货', ['order DD-20261123']],
  ['My name is Jane Smith, order #A1234567', ['name Jane Smith', 'order A1234567']],
  ['Hi, this is John speaking', ['name John']],
  ["I'm Dr. Wang and my order number is 99887766", ['salutation Dr. Wang', 'order 99887766']],
  ['Name: O’Neill', ['name O’Neill']],
])('%s says %j', (text, facts) => {
  expect(said(text)).toEqual(facts);
});

test.each([
  '你姓什么',
  '我不姓王',
  '您姓王吗？',
  '我叫车来了',
  '我叫了外卖',
  '我叫你们经理来',
  '我叫不到人',
  '我是来退款的',
  '我是张三丰店里的客人吗',
  '王先生是谁',
  '帮我问一下李经理',
  '2026112309871',
  '一共 12 件，139 元',
  '我的订单还没到',
  '订单 3 个',
  'order 2 more please',
  'my name is not on the list',
  'This is ridiculous',
  'this is John from the shop next door you should ask'.replace('John', 'someone'),
  'I am Very angry',
  '身份证 110101199003078515',
  '',
])('%s says nothing', (text) => {
  expect(said(text)).toEqual([]);
});

test('a long message is read in a moment', () => {
  const took = processorMs(() => {
    for (const part of ['我叫王', '订单号', '138 ', 'My name is A', '1-'])
      factsSaid(part.repeat(1200).slice(0, 4000));
  });
  expect(took).toBeLessThan(250);
});
