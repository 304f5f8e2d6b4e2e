/** What the words around a number call it: a thing of the shop, a bank card, or nothing. */
export type NamedAs = 'thing' | 'card' | null;

/** So far before a number its name may stand, in characters. */
const BEFORE = 40;

// Orders, parcels, tracking, items and whatever else a shop numbers.
const THING =
  /(?<!账|賬)单|(?<!賬)單|快递|快遞|物流|包裹|货|貨|款号|商品|产品|宝贝|条码|条形码|流水|交易号|编号|編號|序列|发票|取件|追踪|跟踪|查件|型号|(?<![a-z])(?:orders?|ord|purchase|parcels?|packages?|shipments?|shipping|waybill|consignment|deliver(?:y|ies)|track(?:ing)?|items?|sku|products?|articles?|barcode|ean|upc|gtin|isbn|imei|serial|invoices?|receipts?|ref(?:erence)?|tickets?|case|bookings?|reservation|returns?|rma|transaction|po|sn|awb)(?![a-z])/giu;
const CARD_PLAINLY =
  /卡(?![住顿顿在了死壳点着])|银行|銀行|(?<![a-z])(?:cards?|credit|debit|visa|master ?card|amex|american express|union ?pay|jcb|discover|diners|maestro|cc|pan|bank)(?![a-z])/giu;
// Paying is not what an order number is for, and an identity is not a thing of the shop's.
const NO_THING =
  /付|刷|扣款|账户|账号|帐号|用(?![订訂快单])|身份|证号|证件|(?<![a-z])(?:iban|pay|paid|paying|charged?|using|via|with(?! (?:the )?(?:order|tracking|parcel|number|no\b|id\b)))(?![a-z])/giu;
const BEHIND =
  /^[\s"'”’)\]}]{0,3}(?:这个|这是|这|那个|是|为|is|was)?\s?(?:我的|我|the|my|an?)?\s?(?:这个)?(?:订单|訂單|单号|单子|运单|快递|物流|包裹|货号|商品|编号|流水|条码|order|parcel|package|tracking|shipment|waybill|item|sku|invoice|serial)/iu;
/** Separators between the numbers of one list. */
const BETWEEN = /^(?:[\s,;、和与及跟&/]|and|还有|以及|或){1,12}$/iu;

/** A number that was looked at before, and what it was called. */
export interface Before {
  end: number;
  digits: number;
  name: NamedAs;
}

/**
 * What the words before a number, or directly after it, call it; the nearest name counts. In a list of similar numbers,
 * the name of the first applies to all.
 */
export function namedAs(
  text: string,
  { start, end, digits }: { start: number; end: number; digits: number },
  last: Before | null,
): NamedAs {
  if (last?.digits === digits && BETWEEN.test(text.slice(last.end, start))) return last.name;
  // `orderNo`, `bank_card`: words that are written as one.
  const near = text.slice(Math.max(0, start - BEFORE), start).replace(/([a-z])(?=[A-Z])|_/gu, '$1 ');
  if (/(?<![\p{L}\d])\p{Lu}{1,4}$/u.test(near) && !/(?:CARD|VISA|PAN|CC|NO|ID)$/u.test(near)) return 'thing';
  const name = nearest(near);
  return name === null && BEHIND.test(text.slice(end, end + 30)) ? 'thing' : name;
}

function nearest(before: string): NamedAs {
  const thing = lastIndex(before, THING);
  const card = lastIndex(before, CARD_PLAINLY);
  if (thing > Math.max(card, lastIndex(before, NO_THING))) return 'thing';
  return card >= 0 ? 'card' : null;
}

function lastIndex(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).at(-1)?.index ?? -1;
}
