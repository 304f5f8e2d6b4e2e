import { halfWidth } from '../text.ts';

const zh =
  /(?:问题|意见|情况|投诉|反映)[^。！？!?]{0,8}(?:(?<!聊天|通话|历史)记录(?:下来|了)|记下来?了|登记|已经?(?:为您|帮您|替您)?(?:详细|如实|完整|全部)?地?(?:做了|作了)?(?:记录|记下|备案))|(?:记录|登记)(?:了|下)?您的(?:问题|意见|情况|投诉)/u;
const en =
  /\bnoted? down (?:what you told|(?:(?:all )?the details of )?(?:your|this|the) (?:case|problem|complaint|issue|matter))|\b(?:record|register|log)(?:ed|ged)? (?:your|this|the) (?:complaint|problem|issue|matter)\b/iu;

/** Whether an agent's line tells the customer that their matter is on record, as `complaint.1` does. It has to be. [P5] */
export function claimsRecord(text: string): boolean {
  const words = halfWidth(text);
  return zh.test(words) || en.test(words);
}
