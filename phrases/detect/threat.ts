import type { Detected } from './detect.ts';
import { evidenceWords } from './evidence-words.ts';
import { normalise } from './normalise.ts';

/**
 * What makes a chat a crisis: the customer threatens with media, regulator or court, or tells of an injury, of food that
 * was not safe, of a child that was hurt. Held as patterns beside the weights, which know these threats as escalations
 * among others, because a few words decide. Read in the detector's spelling (`normalise`). S2 [P6]
 */
const THREATS: readonly RegExp[] = [
  // Media.
  /曝光(?:你|他|它|这|一下|给|出去|到)|(?:去|要|会|就|给你|网上|媒体|抖音|微博|小红书)曝光(?!度|量|率|过|不足|补偿)|(?:找|联系|告诉|打给|叫|通知|约)(?:了)?(?:个|几个|一下)?(?:媒体|记者|电视台|报社)|(?:媒体|记者|电视台|报社|热搜|3\.?15(?:晚会)?)(?:曝光|报道|见|上见)|(?:发|放|传|捅)(?:到|上|给)(?:网上|网络|媒体|抖音|微博|小红书|朋友圈|电视台|报社)|(?:让|送|把)[^,.!?]{0,6}上(?:热搜|新闻|电视)/u,
  /\b(?:go|going|went|talk|talking|speak|speaking|write|writing|take (?:this|it)|taking (?:this|it)) to (?:the |a |my )?(?:local |national )?(?:press|media|papers?|newspapers?|news|tv|journalists?|reporters?)\b|\b(?:contact|call|tell|alert|email)(?:ing)? (?:the |a |my )?(?:local |national )?(?:press|media|newspapers?|tv station|journalists?|reporters?)\b|\b(?:go|going) public with\b|\bexpose (?:you|your|this company)\b/u,
  // Regulators.
  /(?<!收)(?:打|拨|拨打|找|去|向|到|上|告到|投诉到|举报到|反映到|捅到|打给|联系)(?:了)?(?:你们?)?(?:当地|国家|市|省|区)?的?(?:12315|12345|12300|12321|12381|96315|工信部|消协|消费者(?:权益保护)?协会|市场监(?:督)?管(?:理)?(?:局|总局|部门)?|工商局|工商部门|食药监|药监局|监管部门|监管局|银保监会?|金融监管|质监局|通管局|网信办|邮政管理局)(?!办|注册|登记|领|上班|查)|(?:12315|工信部|消协|工商局|市场监管局|监管部门)[^,.!?]{0,4}(?:投诉|举报|告)(?:你|你们|它|他)?(?!电话|网站|流程|怎么)/u,
  /\b(?:report|reporting|complain|complaining|go|going|file|filing|take|taking|contact|contacting|call|calling)\b[^,.!?]{0,40}\b(?:bbb|better business bureau|ftc|trading standards|consumer protection|ombudsman|regulators?|attorney general|cfpb|fda|ofcom|fcc|health department|financial conduct authority)\b/u,
  // Courts.
  /起诉(?:你|他|贵|这家|书)|(?:要|会|就|准备|打算|直接)起诉|告(?:上|到|去)(?:法院|法庭)|法(?:院|庭)上?见|(?:发|寄|收到|等着收)(?:你们?的?)?律师函|(?:找|请|让|叫|委托|咨询)(?:了)?(?:我的?|个)?律师|(?:上|去|到)法院(?!办|领|上班|开证明)|打官司|(?:走|通过|诉诸)法律(?:程序|途径|手段)?|法律途径|申请仲裁|追究[^,.!?]{0,6}法律责任/u,
  /\b(?:sue|suing) (?:you|your|the (?:company|store|shop)|this (?:company|store|shop)|them|yall)\b|\b(?:my|our) (?:lawyers?|attorneys?|solicitors?) (?:will|is going|are going|has|have|would)\b|\b(?:hear|hearing) from (?:my|our) (?:lawyers?|attorneys?|solicitors?)\b|\b(?:get|getting|hire|hiring|call|calling|contact|contacting|seeing|talk to|talking to|speak to) (?:a|my|our) (?:lawyers?|attorneys?|solicitors?)\b|\b(?:see|take|taking|drag|dragging) (?:you|u|your company|this) (?:in|to) court\b|\b(?:legal action|lawsuit|small claims(?: court)?)\b/u,
  // Injury, food, children.
  /食物中毒|(?:吃|喝|服|用|涂|抹|敷)(?:了|完|过|的)?[^,.!?]{0,16}(?:中毒|上吐下泻|拉肚子|腹泻|呕吐|住(?:了)?院|进(?:了)?医院|送(?:了)?医院|急诊|休克|烂脸|毁容)|(?:吃|喝)出(?:了)?[^,.!?]{0,6}(?:虫|蛆|苍蝇|蟑螂|老鼠|玻璃|钢丝|铁丝|刀片|塑料|异物|头发)|(?:菜|饭|肉|奶粉|牛奶|面包|零食|食品|外卖|饮料|罐头)[^,.!?]{0,6}(?:里|中)(?:面)?(?:有|发现|爬)[^,.!?]{0,6}(?:虫|蛆|苍蝇|蟑螂|老鼠|玻璃|钢丝|铁丝|刀片|异物)/u,
  /(?:我|妈|爸|老人|家人|老公|老婆|孩子|宝宝|小孩|儿子|女儿|娃|手|脚|脸|眼睛)[^,.!?]{0,10}(?:被[^,.!?]{0,8})?(?:烫伤|烧伤|割伤|划伤|炸伤|砸伤|摔伤|夹伤|电伤|触电|受(?:了)?伤|骨折|窒息|毁容)|(?:孩子|宝宝|小孩|儿子|女儿|娃)[^,.!?]{0,12}(?:吞(?:了|下|进)|卡(?:住|喉)|误食|中毒|窒息|夹(?:到|住|了)手|起(?:了)?疹|过敏)|(?:充电|充电宝|手机|电池|插座|电器|热水器|空调|锅|产品|机器)[^,.!?]{0,8}(?:爆炸|炸了|起火|着火|自燃|漏电)/u,
  /\bfood[- ]?poison(?:ing|ed)?\b|\b(?:sick|ill|vomit\w*|throwing up|diarrh\w*|hospitali[sz]ed|in (?:the )?(?:hospital|er)) (?:after|from) (?:eating|drinking|using|taking|wearing)\b|\b(?:ate|eating|drank|drinking)\b[^,.!?]{0,40}\b(?:vomit\w*|throwing up|got sick|hospital|diarrh\w*|poisoned)\b|\b(?:maggots?|worms?|cockroach\w*|glass|metal|razor|mou?se|rat|mold|mould) in (?:my|the|our|her|his) (?:food|meal|salad|soup|burger|sandwich|pizza|bread|milk|formula|baby food|drink|cereal)\b/u,
  /\b(?:burned|burnt|cut|injured|electrocuted|shocked|hurt|scalded) (?:me|myself|my (?:hand|hands|face|arm|leg|finger|eye|eyes|son|daughter|child|kid|baby|wife|husband|mother|father))\b|\bmy (?:child|kid|son|daughter|baby|toddler|wife|husband|mother|father)\b[^,.!?]{0,24}\b(?:injured|choked|choking|swallowed|burned|burnt|electrocuted|poisoned|hospitali[sz]ed|(?:in|to) (?:the )?hospital|allergic reaction)\b|\b(?:i was|i got|we were) (?:injured|burned|burnt|electrocuted|poisoned|hospitali[sz]ed)\b|\b(?:caught fire|exploded|burst into flames)\b/u,
];

/** The words of a text that make its chat a crisis, in the detector's spelling; null where there are none. [P6] */
export function threatIn(text: string): string | null {
  const plain = normalise(text);
  for (const one of THREATS) {
    const words = one.exec(plain)?.[0];
    if (words !== undefined) return words;
  }
  return null;
}

const most = 3;

/** What a turn set off, with the threat in it before all else: it is recognised apart from other escalations. [P6] */
export function withThreat(lines: readonly string[], found: readonly Detected[]): Detected[] {
  for (const line of lines.toReversed()) {
    const words = threatIn(line);
    if (words === null) continue;
    return [{ id: 'threat', score: 1, words: evidenceWords(line, [words]) }, ...found].slice(0, most);
  }
  return [...found];
}
