import type { CaseCalendar } from '../../protocol/cases.ts';
import { halfWidth } from '../text.ts';
import { onceALine } from './settling.ts';

/** Situations that make a complaint more than one agent can settle by a look. S1(21) */
const complexSituations = /^(?:escalation|complaint_repeat|complaint_overdue)(?:\.|$)/u;

const complexWords =
  /受伤|烫伤|过敏|中毒|住院|医院|急诊|赔偿|索赔|律师|起诉|法院|报警|消协|消费者协会|12315|监管|工商|媒体|记者|曝光|假货|欺诈|虚假宣传|孩子.{0,6}(?:受|伤|吃)|(?:多|好几|[三四五六七八九]|第[三四五六七八九])次|一直(?:没|不)(?:人)?(?:解决|处理|回复)|injur|burn(?:ed|t)? (?:me|my)|allerg|poison|hospital|emergency room|compensat|damages|lawyer|solicitor|attorney|\bsue\b|\bcourt\b|police|regulator|ombudsman|trading standards|consumer (?:protection|association|rights)|the (?:press|media)|journalist|counterfeit|fraud|misleading|(?:third|fourth|fifth|several|many|so many|\d+) times?\b(?! (?:a|per))|again and again|still not (?:resolved|solved|fixed)/iu;

interface Line {
  readonly text: string;
}

/** The hours in which a chat's complaint is answered: by its situations so far, and what the customer has said. [P5] */
export function complaintHoursOf(
  hours: { readonly simple: number; readonly complex: number },
  situations: readonly string[],
  customerLines: readonly Line[],
): number {
  return isComplexComplaint(situations, customerLines) ? hours.complex : hours.simple;
}

/**
 * What stands before the word *hours* in a phrase that promises an answer: `12`, and where complaints are counted in
 * working time, `12 个工作` or `12 working`. [P5] [P10]
 */
export function hoursToSay(hours: number, calendar: CaseCalendar, language: 'zh-CN' | 'en'): string | number {
  if (calendar === 'plain') return hours;
  return language === 'zh-CN' ? `${hours}个工作` : `${hours} working`;
}

/**
 * Whether a complaint is complex, so that its answer may take the hours of complex ones: injury, law, press, claims, or
 * a complaint that came before. [P5] S1(21)
 */
export function isComplexComplaint(situations: readonly string[], customerLines: readonly Line[]): boolean {
  return situations.some((id) => complexSituations.test(id)) || customerLines.some(soundsComplex);
}

const soundsComplex = onceALine(({ text }: Line): boolean => complexWords.test(halfWidth(text)));
