import { halfWidth } from '../text.ts';

const zh =
  /(?:问题|意见|情况|投诉|反映)[^。！？!?]{0,8}(?:记录下来|记录了|记下来?了|登记)|(?:记录|登记)(?:了|下)?您的(?:问题|意见|情况|投诉)/u;
const en =
  /\bnoted? down (?:what you told|(?:your|the) (?:problem|complaint|matter))|\b(?:record|register|log)(?:ed|ged)? (?:your|this|the) (?:complaint|problem|issue|matter)\b/iu;

/** Whether an agent's line tells the customer that their matter is on record, as `complaint.1` does. It has to be. [P5] */
export function claimsRecord(text: string): boolean {
  const words = halfWidth(text);
  return zh.test(words) || en.test(words);
}
