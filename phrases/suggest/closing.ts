import { halfWidth } from '../half-width.ts';
import { ownIdIn } from '../own-phrase.ts';
import type { ClosingStep } from '../../protocol/entry.ts';
import { weight } from '../weight.ts';
import type { Courtesy } from './facts.ts';

/** A line of the chat, as far as the closing steps care. */
export interface ClosingEntry {
  readonly by: 'customer' | 'agent';
  readonly text: string;
  readonly phraseId?: string | null | undefined;
  /** What the customer's message set off, where that is known. */
  readonly situations?: readonly string[] | undefined;
}

/** A closing step that is still missing, and the situation whose phrases make up for it. */
export interface MissingStep {
  step: ClosingStep;
  situation: string;
}

const sounds = {
  confirm_understood:
    /(?:是否|您|都)(?:能|已)?(?:明白|清楚|理解)|不(?:太)?(?:明白|清楚)的|explanation|make sense|still unclear|(?:is|was) (?:that|this|it) clear/iu,
  anything_else: /还有(?:什么|其它|其他|别的|没有)|anything else|something else|any other question/iu,
  farewell: /再见|拜拜|good-?bye|\bbye\b|farewell/iu,
  understood:
    /^(?:好的?|嗯+|哦+)?[,、。\s]?(?:我)?(?:都)?(?:明白|懂|清楚|知道|了解)了?[^不吗?]{0,4}$|\b(?:got it|i see|understood|that makes sense|all clear)\b/iu,
  question: /\?\s*$/u,
  thanks: /谢谢|多谢|感谢|3q|\b(?:thanks|thank you|thx|ty|cheers)\b/iu,
  goodbye: /再见|拜拜|(?<!\w)88(?!\w)|\b(?:good-?bye|bye)\b/iu,
} as const;

/** An agent's own words from this length on (Chinese characters count double) are an explanation, not a courtesy. */
const explanation = 24;

/**
 * The steps of P4 that are missing before the chat may be closed, in the order in which they are made up for: the last
 * explanation confirmed, anything else asked after it, thanks and goodbye answered, farewell said.
 * Reads the chat's log in order; system lines and notes are left out by the caller.
 */
export function missingBeforeClose(entries: readonly ClosingEntry[]): MissingStep[] {
  const after = afterExplanation(entries) ?? entries;
  const owed = unansweredCourtesies(entries);
  const missing: MissingStep[] = [];
  if (isUnconfirmed(entries)) {
    missing.push({ step: 'confirm_understood', situation: 'confirm_understood' });
  }
  if (!after.some((entry) => says(entry, 'anything_else'))) {
    missing.push({ step: 'anything_else', situation: 'anything_else' });
  }
  if (owed.includes('thanks')) {
    missing.push({ step: 'answer_thanks', situation: 'thanks' });
  }
  if (owed.includes('goodbye')) {
    missing.push({ step: 'answer_goodbye', situation: 'farewell' });
  } else if (!after.some((entry) => says(entry, 'farewell'))) {
    missing.push({ step: 'farewell', situation: 'farewell' });
  }
  return missing;
}

/** Whether the agent has explained something since it was last confirmed that it was understood. S1(18) */
export function isUnconfirmed(entries: readonly ClosingEntry[]): boolean {
  const after = afterExplanation(entries);
  return after !== null && !after.some((entry) => says(entry, 'confirm_understood') || understands(entry));
}

/** The customer's thanks and goodbye after which no agent has written anything. S1(15), S3 */
export function unansweredCourtesies(entries: readonly ClosingEntry[]): Courtesy[] {
  const since = entries.slice(entries.findLastIndex(({ by }) => by === 'agent') + 1);
  const heard = new Set(since.flatMap(courtesiesIn));
  return (['thanks', 'goodbye'] as const).filter((courtesy) => heard.has(courtesy));
}

/** A line is asked again after every message that follows; its words are searched once. */
const heardBefore = new WeakMap<ClosingEntry, Courtesy[]>();

function courtesiesIn(entry: ClosingEntry): Courtesy[] {
  const known = heardBefore.get(entry) ?? courtesiesHeard(entry);
  heardBefore.set(entry, known);
  return known;
}

function courtesiesHeard({ text, situations }: ClosingEntry): Courtesy[] {
  const heard = (ids: readonly string[], sound: RegExp): boolean =>
    situations?.some((id) => ids.includes(id)) ?? hears(text, sound);
  return [
    ...(heard(['thanks', 'praise'], sounds.thanks) ? (['thanks'] as const) : []),
    ...(heard(['farewell'], sounds.goodbye) ? (['goodbye'] as const) : []),
  ];
}

/** What was said after the last explanation; null if there was none. */
function afterExplanation(entries: readonly ClosingEntry[]): readonly ClosingEntry[] | null {
  const explained = entries.findLastIndex(isExplanation);
  return explained < 0 ? null : entries.slice(explained + 1);
}

function says(entry: ClosingEntry, step: 'confirm_understood' | 'anything_else' | 'farewell'): boolean {
  return (
    entry.by === 'agent' &&
    (entry.phraseId?.startsWith(`${step}.`) === true || hears(entry.text, sounds[step]))
  );
}

function understands({ by, text }: ClosingEntry): boolean {
  return by === 'customer' && hears(text.trim(), sounds.understood);
}

function isExplanation(entry: ClosingEntry): boolean {
  if (entry.by !== 'agent' || isCourtesy(entry.phraseId) || hears(entry.text, sounds.question)) {
    return false;
  }
  const courteous = (['confirm_understood', 'anything_else', 'farewell'] as const).some((step) =>
    says(entry, step),
  );
  return !courteous && weight(entry.text) >= explanation;
}

/** A phrase of the manual explains nothing; one that staff wrote may, unless it belongs to a situation. */
function isCourtesy(phraseId: string | null | undefined): boolean {
  return typeof phraseId === 'string' && (ownIdIn(phraseId) === null || !phraseId.startsWith('own.'));
}

function hears(text: string, sound: RegExp): boolean {
  return sound.test(halfWidth(text));
}
