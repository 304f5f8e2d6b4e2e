import { detect } from '../../../phrases/detect/detect.ts';

const first = (text: string) => detect({ text })[0]?.id ?? 'none';
const all = (text: string) => detect({ text }).map(({ id }) => id);

describe('what means nothing', () => {
  test.each([
    '谢谢推荐，那给我来一件蓝色的，几天能到',
    '你好，麻烦帮我查一下快递到哪了，谢谢',
    'Thanks! And could you also send me the invoice?',
    'Hello, I need to change my delivery address please',
    '谢谢你，那麻烦把发票开成公司抬头',
    'Good morning, could you tell me the delivery fee to Leeds?',
  ])('[S1(15)] thanks or a greeting inside a request is the request: %s', (text) => {
    expect(['none', 'greeting']).toContain(first(text));
  });

  test.each([
    '厨房垃圾桶有大号的吗',
    '傻瓜相机怎么装胶卷',
    'do you deliver to Scunthorpe?',
    '操场旁边那家店几点发货',
    '变态辣的鸡翅还有吗',
    'do you stock dickies trousers',
  ])('an innocent word that contains a foul one is innocent: %s', (text) => {
    expect(['none', 'asks_service_hours']).toContain(first(text));
  });

  test.each([
    '不好意思问下，这个能开发票吗',
    '打扰一下，请问退货地址是哪里',
    'sorry, how do I reset my password?',
    '不好意思，再问一句，能改期吗',
    'sorry to bother you, where do I find the size chart',
  ])('[S1(12)] an apology that only interrupts is not answered as an apology: %s', (text) => {
    expect(first(text)).toBe('none');
  });

  test.each(['怎么投诉，流程是什么', '请问投诉电话是多少', 'how do I file a complaint?'])(
    'a complaint as a topic is a question: %s',
    (text) => {
      expect(first(text)).toBe('none');
    },
  );

  test.each([
    '中国工商银行的卡可以付款吗',
    '我住在法院对面，能送上门吗',
    '寄到12315路8号可以吗',
    '工商局旁边那家店营业吗',
    '寄到工商银行大厦三楼前台',
  ])('a regulator in an address or a bank is no threat: %s', (text) => {
    expect(all(text)).not.toContain('escalation');
  });

  test.each([
    '你这个观点我不同意，数据是错的',
    '那部电影我看了三遍',
    'I think both sides have a point',
    '昨晚那场球裁判真离谱',
    'not all cops are like that',
  ])('talk that has nothing to do with the service offers nothing: %s', (text) => {
    expect(first(text)).toBe('none');
  });

  test.each(['女性在职场上应该得到同样的机会', 'immigrants deserve a fair hearing'])(
    'standing up for a group is no abuse of it: %s',
    (text) => {
      expect(first(text)).toBe('none');
    },
  );

  test.each(['', '   ', '好的', 'ok', '13800001111', '北京市朝阳区建国路88号'])(
    'an answer of no weight offers nothing: "%s"',
    (text) => {
      expect(detect({ text })).toEqual([]);
    },
  );
});

describe('what is meant otherwise than said', () => {
  test.each([
    ['你真行啊，付款的时候挺快，退款就没影了', ['complaint', 'complaint_overdue', 'complaint_slow']],
    ['服了你们了，一个月坏三回', ['complaint', 'fault', 'angry']],
    ['wow, great attitude from your staff', ['complaint_agent']],
    ['oh great, another hidden fee, love it', ['complaint']],
    ['恭喜你们，又成功弄丢我一个包裹', ['complaint', 'angry']],
    ['多亏你们的准时，我误了火车', ['complaint', 'complaint_slow']],
    ['congrats, you managed to lose my bag twice', ['complaint', 'angry']],
  ])('sarcasm is a complaint, not praise: %s', (text, accepted) => {
    expect(accepted).toContain(first(text));
  });

  test('[S1(9)] quoting an insult in order to report it is a complaint of an agent', () => {
    expect(first('你们客服骂我“傻逼”，我要投诉他')).toBe('complaint_agent');
    expect(first('your driver called me an idiot, I want to report him')).toBe('complaint_agent');
    expect(first('你们店员说我“穷鬼别进来”，管不管')).toBe('complaint_agent');
  });

  test.each([
    '这破APP，妈的又闪退',
    'this shitty app crashed again',
    '什么垃圾路由器，天天掉线',
    '这破路由器又死机了，真他妈烦',
    'the app is such crap, it froze again',
  ])('[P3] swearing at the product is not abuse of the agent: %s', (text) => {
    expect(['angry', 'fault', 'complaint']).toContain(first(text));
  });

  test.each([
    '能不能把字体调大一点啊，老人看不清',
    'could you add a dark mode in the next version?',
    "wouldn't it be easier to let us pay by phone",
  ])('[S1(10)] a suggestion may be a question: %s', (text) => {
    expect(first(text)).toBe('suggestion');
  });

  test.each([
    '第三次联系你们了，我现在就要找你们主管！',
    '你的权限我也清楚，让你们区域负责人打我电话，不然我去工信部网站提交',
  ])('a clause is a courtesy only if it says one: "%s"', (text) => {
    const ids = detect({ text }).map(({ id }) => id);
    expect(ids[0]).toBe('escalation');
    expect(ids).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:farewell|thanks)$/)]));
  });

  test('one message with two situations offers both', () => {
    expect(all('你们客服态度太差了，叫你们经理来')).toEqual(
      expect.arrayContaining(['complaint_agent', 'escalation']),
    );
    expect(all('谢谢，另外我要投诉你们快递员骂人')).toEqual(
      expect.arrayContaining(['complaint_agent', 'thanks']),
    );
    expect(all('thank you so much, bye!')).toEqual(expect.arrayContaining(['thanks', 'farewell']));
  });
});

describe('foul language in disguise', () => {
  test.each([
    '傻*逼客服',
    '傻 逼',
    'ｆｕｃｋ　ｙｏｕ',
    'f u c k you',
    'sh1t head',
    'nmsl',
    '你个傻B',
    '草泥马',
    '去你媽的，滾',
    'c n m 客服',
    'ur a f4ggot lol',
  ])('[P3] %s is foul language', (text) => {
    expect(['abusive_language', 'harassment']).toContain(first(text));
  });

  test.each(['黑人就是懒，滚回非洲去', 'all immigrants are parasites, send them back', '女人都是拜金的贱货'])(
    '[P3] scorn for a group needs no foul word: %s',
    (text) => {
      expect(['abusive_language', 'harassment']).toContain(first(text));
    },
  );

  test('traditional characters mean what simplified ones mean', () => {
    expect(first('謝謝你的幫忙')).toBe(first('谢谢你的帮忙'));
    expect(first('叫你們經理來')).toBe('escalation');
  });
});
