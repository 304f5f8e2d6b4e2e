import { detect } from '../../../phrases/detect/detect.ts';
import { cursesThing } from '../../../phrases/detect/cursed-things.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';

const isAbuse = (text: string) => /^(?:harassment|abusive_language)$/u.test(detect({ text })[0]?.id ?? '');

test.each([
  ...[
    '傻*客服',
    '客服是傻××吧',
    '你们都是煞笔',
    's b客服',
    '🐶东西',
    '死🐷，会不会回话',
    '你🐴死了',
    '滚你🐎的',
    '你🐴',
    '祝你🐴没了',
  ],
  ...[
    'zhi障客服',
    'fei物一个',
    '贝戈人',
    '女表子',
    '王ba蛋',
    '畜sheng',
    '吃💩去吧你',
    '🖕🖕🖕',
    '你si全家',
    'gun蛋',
  ],
  ...[
    'f*ck you',
    'fvck you',
    'fuq you',
    'you piece of sh1t',
    'you stupid b*tch',
    '@sshole',
    'sl*t',
    'm*ron',
    'eat 💩',
    '🖕 you',
  ],
  ...['what a d*ck you are', 'shut up you b****', 'u r a 🤡'],
])('[P3] %j is abuse in disguise', (text) => {
  expect(isAbuse(text)).toBe(true);
});

test.each([
  ...[
    '沙发*2',
    '拍了2*3的地毯',
    '沙比利木的桌子有吗',
    '傻瓜相机有吗',
    '我家🐶不吃这个粮',
    '🐷肉多少钱一斤',
    '🐷头肉有货吗',
  ],
  ...[
    '要4全家桶和可乐',
    '想买4全家福相框',
    '🐴年礼盒有货吗',
    '💩抱枕有现货吗',
    '型号是sb-13',
    '生日你妈妈也会来吗',
  ],
  ...['Phuket', 'my hotel is in Phuket', '12 Fuqing Road, Fuqing', 'Fuquan Street', '能发给你🐎?', '在🐴'],
  ...['the ****** code does not work', 'my password is f*4k9', 'section a** of the form', 'd*n brand shoes'],
  ...['is the 🤡 mask available', 'you sent me the wrong 🤡 mask', 'i need size s b width'],
  // Names of peoples and provinces never by themselves.
  ...[
    '我是河南人',
    '新疆包邮吗',
    '发东北要几天',
    '日本进口的吗',
    '黑人能用这个粉底吗',
    'is this made in china',
  ],
  // A thing may be sworn at.
  ...[
    'what a shit product',
    'this fucking phone froze again',
    '这破软件真操蛋',
    '这玩意儿真特么难装',
    '傻逼系统又卡了',
  ],
  ...['妈的又卡了', 'fuck this website, it logged me out again'],
])('[P3] %j is none', (text) => {
  expect(isAbuse(text)).toBe(false);
});

test('what is said of the reader or of staff is not said of a thing alone', () => {
  expect(cursesThing(normalise('垃圾软件，你们客服也是傻逼'))).toBe(false);
  expect(cursesThing(normalise('this shit app was made by you idiots'))).toBe(false);
});
