import { threatIn, withThreat } from '../../../phrases/detect/threat.ts';

test.each([
  ...[
    '再不处理我就找记者曝光你们',
    '我要发到网上让大家看看',
    '我打12315投诉你们',
    '那我就向工信部投诉',
    '我去消協告你們',
  ],
  ...[
    '法院见吧',
    '我会让律师联系你们',
    '准备走法律途径了',
    '吃了你们的饼干全家上吐下泻',
    '外卖里有蟑螂',
    '吃出一只苍蝇',
  ],
  ...['孩子玩这个玩具夹住手了', '充电宝充着充着就起火了', '我妈被你们的水壶烫伤了'],
  ...[
    "I'm going to the press with this",
    'I will report you to trading standards',
    "I'll sue you",
    'see you in court',
  ],
  ...['You will hear from my lawyer', 'we got food poisoning from your salad', 'there was glass in my soup'],
  ...['my daughter swallowed a part that came off', 'the charger exploded last night', 'it burned my hand'],
])('[P6] %j is what makes a crisis', (text) => {
  expect(threatIn(text)).not.toBeNull();
});

test.each([
  ...[
    '我的尾号是12315，查下余额',
    '照片曝光过度怎么调',
    '我在工商局上班，能开发票吗',
    '叫你们主管来',
    '我要投诉你们客服',
  ],
  ...[
    '我是律师，想买一本书',
    '宝宝的衣服怎么洗',
    '发到我邮箱就行',
    '把照片发给我朋友',
    '去法院办事能停车吗',
    '食品安全证书在哪看',
  ],
  ...[
    'I want to speak to the manager',
    'is the press kit on your site',
    'do you sell to lawyers',
    'how do I cook the soup',
  ],
  ...[
    'I called the news desk number by mistake, sorry',
    'court shoes size 38',
    'my son wants a bike',
    'this is killing me',
  ],
])('[P6] %j is none', (text) => {
  expect(threatIn(text)).toBeNull();
});

test('[P6] it comes before what else the turn set off, with the words that led there', () => {
  const escalation = { id: 'escalation', score: 0.98, words: ['12315'] };
  const found = withThreat(['你好', '我要打12315投诉你们', '快点'], [escalation]);
  expect(found.map(({ id }) => id)).toEqual(['threat', 'escalation']);
  expect(found[0]?.words).toEqual(['打12315']);
  expect(withThreat(['叫你们经理来'], [escalation])).toEqual([escalation]);
});
