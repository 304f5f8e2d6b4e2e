import { halfWidth } from '../text.ts';

/** Who asks for a person says it in few words; further in a story it is told of somebody. */
const longest = 80;

const inChinese =
  /(?<!不用|不要|无需|已经|正在)(?:转(?:接|到|给)?|找|要|接|换|叫|来|上|联系)(?:一下|一个|个|位|成|到)?(?:人工(?!费|成本|降噪|草|湖|授粉|智能|服务费)|真人|活人)|^(?:请|麻烦)?(?:人工|真人)(?:客服|服务)?(?:谢谢)?[!,.。\s]*$|(?:不(?:想|要|愿意?)|别)(?:再)?(?:跟|和|让|用)?机器人|(?:这|这里|这边|这个|现在)(?:是|是不是)(?:个|一个)?(?:机器人|自动回复|智能客服|ai)/iu;

const person = String.raw`(?:(?:a|an|some|any|the|your) )?(?:(?:real|actual|live|human) (?:person|human|agent|being|rep|representative|advisor|operator|someone)|human(?: being)?|person)\b`;

const inEnglish = new RegExp(
  [
    String.raw`\b(?:(?:speak|talk|chat) (?:to|with)|connect me (?:to|with)|(?:transfer|switch|pass) me (?:over )?to|put me through to|get me|give me|i (?:just )?(?:want|need)|i['’]?d like|can i (?:get|have)|could i (?:get|have)) ${person}`,
    String.raw`^(?:(?:a|real|actual|live|human|person|agent) ?){1,3}(?:please|pls|now)?[.!\s]*$`,
    String.raw`\bis (?:this|it|that) (?:just |only )?(?:an? )?(?:ro)?(?:bot|chat ?bot|machine|ai|automated(?: reply| response)?)\b`,
    String.raw`\bnot (?:to )?(?:an?|this|the|another) (?:ro)?bot\b`,
  ].join('|'),
  'iu',
);

/**
 * The words by which a customer asks for a person instead of a program, or whether this is one; null where none does. Who
 * asks what the *agent* is ("are you a bot?") asks for the agent's identity.
 */
export function asksHuman(text: string): string | null {
  if (text.length > longest) return null;
  const line = halfWidth(text).trim();
  return (inChinese.exec(line) ?? inEnglish.exec(line))?.[0] ?? null;
}
