import { halfWidth } from '../text.ts';
import { contactsIn } from '../suggest/requests.ts';

/** What a customer says of themselves, as it can be written into their record. [P9] */
export interface SaidFact {
  kind: 'name' | 'salutation' | 'contact' | 'order';
  value: string;
}

/**
 * What a message says of its writer: a name, how to address them, ways to reach them, an order number; at most one of
 * each kind but contacts. Only what is said in so many words: an offer that is wrong costs more than one that is missing.
 */
export function factsSaid(typed: string): SaidFact[] {
  const text = halfWidth(typed);
  const facts: SaidFact[] = [];
  const add = (kind: SaidFact['kind'], value: string | null | undefined): void => {
    if (value) facts.push({ kind, value });
  };
  add('name', nameIn(text));
  add('salutation', salutationIn(text));
  for (const contact of contactsIn(text)) add('contact', contact);
  add('order', orderIn(text));
  return facts;
}

/** The most frequent surnames, nine tenths of all people; a compound one before its first character. */
const SURNAME =
  '(?:欧阳|上官|司马|诸葛|皇甫|东方|尉迟|公孙|令狐|慕容|司徒|夏侯|王|李|张|刘|陈|杨|黄|赵|吴|周|徐|孙|马|朱|胡|郭|何|林|高|罗|郑|梁|谢|宋|唐|许|韩|冯|邓|曹|彭|曾|肖|萧|田|董|袁|潘|于|蒋|蔡|余|杜|叶|程|苏|魏|吕|丁|任|沈|姚|卢|姜|崔|钟|谭|陆|汪|范|金|石|廖|贾|夏|韦|付|傅|方|白|邹|孟|熊|秦|邱|江|尹|薛|闫|阎|段|雷|侯|龙|史|陶|黎|贺|顾|毛|郝|龚|邵|万|钱|严|覃|武|戴|莫|孔|向|汤|葛|洪|倪|施|温|柳|裴|祝|纪|舒|屈|项|詹|管|骆|岳|齐|尤|冉|霍|翁|凌|庞|樊|殷|柯|卫|聂|鲁|章|单|牛|郎|翟|辛|左|关|童|焦|耿)';
/** In no given name, but at once behind one in what people type. */
const NOT_IN_NAMES = '的了来去过吗呢吧啊呀你您我他她它没不有在是给要想和跟就也都还说问这那';
const GIVEN = `(?:(?![${NOT_IN_NAMES}])\\p{Script=Han}){1,2}`;
/** Where a name ends: nothing, no letter, or one of the words that follow. */
const END = `(?=$|[^\\p{L}]|[${NOT_IN_NAMES}])`;
const TITLE = '(?:先生|女士|小姐|老师|总|经理|同学|阿姨|叔叔|师傅|医生|太太)';

/** 我叫王芳, 我的名字是王芳, 姓名:王芳. */
const CALLED = new RegExp(
  `(?<![不叫])(?:我(?:的)?(?:名字|姓名|全名)?(?:叫做?|是叫)|(?:名字|姓名|联系人|收件人|收货人)(?:叫|是|为)?[:\\s]{0,2})(${SURNAME}${GIVEN})${END}`,
  'u',
);
/** 我姓王, 免贵姓王. */
const SURNAMED = new RegExp(`(?:我|免贵|敝)姓(${SURNAME})(?!\\p{Script=Han}{0,2}[吗么])`, 'u');
/** 叫我王姐, 我是王女士: only with a title that a stranger uses. */
const ADDRESSED = new RegExp(`(?:叫我|称呼我|我是|我就是)(${SURNAME}${TITLE})${END}`, 'u');

const ENGLISH_NAME = '([A-Z][\\p{L}’-]{1,20}(?: (?:[A-Z]\\.|[A-Z][\\p{L}’-]{1,20})){0,2})';
const NAMED = new RegExp(
  `(?:[Mm]y (?:full )?name(?:’s| is):? |I(?:’m| am) called |[Yy]ou can call me |[Nn]ame: ?)${ENGLISH_NAME}`,
  'u',
);
const SPEAKING = new RegExp(
  `(?:^|[.,!] ?)(?:[Hh]i,? )?[Tt]his is ${ENGLISH_NAME}(?= (?:here|speaking|from)\\b)`,
  'u',
);
const ENGLISH_TITLE =
  /\b(?:I(?:’m| am)|[Tt]his is|[Cc]all me) ((?:Mrs?|Ms|Miss|Dr|Prof)\.? [A-Z][\p{L}’-]{1,20})/u;

function nameIn(text: string): string | null {
  for (const form of [CALLED, NAMED, SPEAKING, SURNAMED]) {
    const found = form.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

function salutationIn(text: string): string | null {
  return (ADDRESSED.exec(text) ?? ENGLISH_TITLE.exec(text))?.[1] ?? null;
}

/** Behind its word: a bare number may be anything. */
const ORDER =
  /(?:(?:订单|单据|运单|快递|物流)?(?:编号|单号|号码)|订单号?|order(?: (?:no\.?|number|id|#))?|tracking (?:no\.?|number))(?:\s?(?:是|为|is|:|#)){0,2}\s{0,2}((?:[a-z]{1,5}-?)?\d[\da-z-]{4,29})(?![\da-z])/iu;

function orderIn(text: string): string | null {
  return ORDER.exec(text)?.[1] ?? null;
}
