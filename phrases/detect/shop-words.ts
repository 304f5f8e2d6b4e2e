import { isLetter } from './tokens.ts';

/**
 * What shops are asked about, each with the words for it in both languages: a desk that gives five examples of a question
 * is understood when the sixth customer uses another word. `_` is a blank. Only the desk's own learning looks at them.
 */
const words: Record<string, string> = {
  parcel:
    '快递 包裹 物流 快件 件 货物 东西到 到货 派送 派件 运单 单号 中转站 驿站 parcel package packages delivery courier driver shipment tracking tracked',
  order: '订单 单子 下单 拍下 我买的 购买 order orders ordered bought purchase purchased',
  whereabouts:
    '到哪 在哪 哪里了 哪儿了 查一下 查下 进度 状态 更新 where wheres track locate status progress update',
  late: '还没到 没收到 没到 还没收 没影 迟迟 卡在 催 延误 超时 一直没 late delayed delay hasnt arrived arrived arrive stuck missing lost waiting never',
  sends:
    '发货 发出 寄出 出库 发走 寄 邮寄 配送 快递费 顺丰 圆通 中通 韵达 京东快递 ship ships shipping shipped dispatch dispatched deliver delivers postage post express courier',
  fee: '运费 邮费 包邮 免邮 免运费 postage fee freight',
  returns:
    '退货 退掉 退回 退了 能退 可以退 给退 寄回 不想要 不要了 无理由 退换 return returns returning returned send_back give_back bring_back',
  refund:
    '退款 退钱 退我钱 到账 返还 退的钱 钱退 差价 refund refunds refunded money_back reimburse reimbursed reimbursement credited',
  exchange:
    '换货 换一个 换个 换大 换小 调换 更换 换成 可以换 能换 换新 换一件 换一双 想换 exchange exchanges swap swapped trade replace replacement change_it_for different_one',
  invoice:
    '发票 专票 普票 开票 税号 抬头 收据 报销 凭证 invoice invoices receipt receipts vat tax bill proof_of_purchase',
  stock:
    '有货 现货 库存 缺货 补货 断货 售罄 没货 卖完 到货 上架 预售 还有没有 剩几 stock restock sold_out available availability discontinued left preorder',
  discount:
    '优惠 打折 折扣 便宜 活动 满减 优惠券 优惠码 红包 降价 促销 会员价 几折 discount discounts coupon coupons promo code codes voucher sale deal offer offers cheaper off',
  price: '多少钱 价格 价钱 什么价 怎么卖 报价 贵 price prices cost costs how_much',
  changes:
    '改 修改 更改 改成 换个地方 写错 填错 选错 漏写 change update edit wrong typo correct redirect amend',
  address:
    '地址 收件人 收货人 门牌 电话号码 手机号 邮编 搬家 转寄 收货信息 address addresses postcode zip apartment recipient moved phone_number office',
  payment:
    '付款 支付 付钱 花呗 微信 支付宝 信用卡 分期 货到付款 扣款 扣了 转账 尾款 定金 pay paying paid payment payments paypal card cards klarna instalments installments charged checkout declined transfer',
  size: '尺码 尺寸 码 大小 偏大 偏小 合身 宽松 修身 身高 体重 斤 腰围 胸围 袖长 裤长 合适 太紧 显胖 size sizes sizing fit fits small large medium tight loose waist sleeves inseam wide length',
  warranty: '保修 质保 三包 联保 过保 延保 保修期 保修卡 warranty guarantee guaranteed',
  repairs: '维修 修 修理 坏了 返修 送修 repair repaired repairs fix fixed mend',
  howlong: '多久 几天 多长时间 什么时候 啥时候 几时 何时 多快 when how_long how_many_days',
  howto: '怎么 如何 咋 怎样 流程 步骤 how_do how_can what_do_i_need',
  cancel: '取消 不买了 撤销 cancel cancelled canceling cancellation',
};

const conceptOf = new Map<string, number>();
Object.values(words).forEach((list, concept) => {
  for (const word of list.split(' ')) {
    const phrase = word.replaceAll('_', ' ');
    if (!conceptOf.has(phrase)) conceptOf.set(phrase, concept);
  }
});

/** The longest phrase of the table, in words. */
const mostWords = 4;

/** A matter that a text speaks of: its number, and the words for it that come first. */
export interface Matter {
  concept: number;
  start: number;
  end: number;
}

/** The matters that a normalised text speaks of, each once, in the order in which they occur. */
export function shopMatters(text: string): Matter[] {
  const found = new Map<number, Matter>();
  let start = 0;
  while (start < text.length) {
    const { concept, end } = isLetter(text.charCodeAt(start))
      ? wordsAt(text, start)
      : charactersAt(text, start);
    if (concept !== undefined && !found.has(concept)) found.set(concept, { concept, start, end });
    start = end;
  }
  return [...found.values()];
}

interface Reading {
  concept: number | undefined;
  /** Where it goes on. */
  end: number;
}

/** The longest phrase that begins with the word here. */
function wordsAt(text: string, start: number): Reading {
  const afterOne = endOfWord(text, start);
  let best: Reading = { concept: conceptOf.get(text.slice(start, afterOne)), end: afterOne };
  let end = afterOne;
  for (let count = 1; count < mostWords && text[end] === ' ' && isLetter(text.charCodeAt(end + 1)); count++) {
    end = endOfWord(text, end + 1);
    const concept = conceptOf.get(text.slice(start, end));
    if (concept !== undefined) best = { concept, end };
  }
  return best;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** How long the longest phrase is that begins with a character. */
const longestFrom = new Map<number, number>();
for (const phrase of conceptOf.keys()) {
  const first = phrase.charCodeAt(0);
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, phrase.length));
}

function charactersAt(text: string, start: number): Reading {
  const longest = longestFrom.get(text.charCodeAt(start)) ?? 0;
  for (let size = Math.min(longest, text.length - start); size > 0; size--) {
    const concept = conceptOf.get(text.slice(start, start + size));
    if (concept !== undefined) return { concept, end: start + size };
  }
  return { concept: undefined, end: start + 1 };
}
