import { detect } from '../../../phrases/detect/detect.ts';
import { cursesThing } from '../../../phrases/detect/cursed-things.ts';
import { undisguised } from '../../../phrases/detect/disguised.ts';
import { normalise } from '../../../phrases/detect/normalise.ts';
import { processorMs } from '../../run/processor-ms.ts';

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

// A figure, or a syllable, is a word's sound only where the rest of the curse stands around it.
test.each(['4全家都感冒了', '3个人一桌，4全家一起', '去4全家便利店取', '1.退款 2.换货 3.催单 4全家都要用的'])(
  '[P3] %j counts, and curses nobody',
  (text) => {
    expect(isAbuse(text)).toBe(false);
  },
);

test.each(['祝你4全家', '你们4全家', '客服4全家', '4全家吧你', '祝你si全家', '4你全家'])(
  '[P3] %j curses somebody by a figure or a syllable',
  (text) => {
    expect(isAbuse(text)).toBe(true);
  },
);

// An animal that is bought, given or looked after, and what is like one, is an animal.
test.each([
  ...['买2只🐖头', '来三个🐷头面包', '给孩子买个🐷头帽', '买🐶东西送什么', '🐶东西在哪一栏', '🐶日的照片'],
  ...['这条🐶一样的项圈有吗', '那个🐶一样的图案还有吗', '想要跟图上这个🐶一样的衣服', '疯🐶一样的天气'],
  ...['这🐶吧看着很可爱', '买🐶还是买猫，🐶吧', '给🐶吃💩的玩具', '怎么不让它去吃💩', '🐶屁垫有吗'],
  ...[
    '送你🐎',
    '送你🐎？',
    '这个玩偶送你🐎',
    '寄给你🐎饲料',
    '卖给你🐴鞍',
    '谁送你🐴的',
    '送你🎁',
    '送你一朵花',
  ],
  ...['你们🤡套装有大码吗', 'gun开头的型号'],
])('[P3] %j is about an animal or a thing', (text) => {
  expect(isAbuse(text)).toBe(false);
});

test.each([
  ...['你是🐷头吗', '客服真是🐷头', '你个🐷头', '🐷头！', '蠢🐷，听不懂人话', '你连🐷都不如', '你们🐷一样蠢'],
  ...[
    '你🐶一样',
    '你们这群🐶一样的东西',
    '🐶一样的客服',
    '你连🐶都不如',
    '你就是个🐶',
    '🐶日的',
    '这群🐶东西',
  ],
  ...['去吃💩吧', '你们客服吃💩长大的', '给我吃💩', '去你🐎的', '操你🐎', '你们就是一群🤡'],
  ...['送你去死', '送你上西天', '发你裸照要不要', '$hit service you idiots'],
])('[P3] %j calls somebody one', (text) => {
  expect(isAbuse(text)).toBe(true);
});

// The second half of a foul word may begin the next word: a surname, and a figure.
test.each(['王八零后', '老王八点来取', '小王八月生日', '小王八个月大，奶粉几段', '王八达岭门票两张'])(
  '[P3] %j has a foul word across two words only',
  (text) => {
    expect(isAbuse(text)).toBe(false);
  },
);

test.each(['王八', '老王八', '一群王八', '你就是王八羔子'])('[P3] %j has it as one', (text) => {
  expect(isAbuse(text)).toBe(true);
});

// A pattern made for each word costs some hundred times what a word without stars does.
test('words with stars cost no pattern each', () => {
  const cost = (inner: string) => {
    const ends = Array.from({ length: 26 * 26 }, (_, at) => (26 * 26 + at).toString(26).replace(/\d/gu, 'q'));
    const texts = [0, 1, 2, 3, 4, 5].map((round) =>
      ends
        .slice(round * 96, round * 96 + 96)
        .map((end) => `b${inner}${end}`)
        .join(' '),
    );
    return processorMs(() => {
      for (let round = 0; round < 40; round++) texts.forEach(undisguised);
    });
  };

  expect(cost('*') / cost('q')).toBeLessThan(50);
});

/** So many characters of words with stars, no two of them alike, as each word is looked up by itself. */
function distinctStarred(length: number): string {
  const letters = (at: number) =>
    at.toString(26).replace(/./gu, (digit) => 'abcdefghijklmnopqrstuvwxyz'.charAt(parseInt(digit, 26)));
  const words = Array.from({ length: length / 4 }, (_, at) => `f${letters(at)}*${letters(at * 7)}k`);
  return words.join(' ').slice(0, length);
}

test('however many different words have stars, sixteen times as long a text costs about sixteen times as much', () => {
  const cost = (length: number, rounds: number) => {
    const row = distinctStarred(length);
    const texts = [row, `你${row}`, row.replaceAll(' ', '')];
    return processorMs(() => {
      for (let round = 0; round < rounds; round++) texts.forEach(undisguised);
    });
  };
  cost(1000, 320);
  const [short, middle, long] = [cost(1000, 320), cost(4000, 80), cost(16_000, 20)];

  // As many characters were read each time; a cost by the square would be four and sixteen times as high.
  expect(middle / short).toBeLessThan(2.5);
  expect(long / short).toBeLessThan(4);
});

test('a long run of letters or figures costs little more than words', () => {
  const cost = (text: string) =>
    processorMs(() => {
      for (let round = 0; round < 400; round++) normalise(text);
    });
  cost('si so ');

  expect(cost('si'.repeat(240)) / cost('si so up '.repeat(53))).toBeLessThan(3);
});

test('what is said of the reader or of staff is not said of a thing alone', () => {
  expect(cursesThing(normalise('垃圾软件，你们客服也是傻逼'))).toBe(false);
  expect(cursesThing(normalise('this shit app was made by you idiots'))).toBe(false);
});
