import { halfWidth } from '../text.ts';
import { ownIdIn } from '../own-phrase.ts';
import type { ClosingStep } from '../../protocol/entry.ts';
import { explains } from './explanation.ts';
import type { Courtesy, SeenSituation, SuggestFacts } from './facts.ts';
import { onceALine, needsNothingMore, settles } from './settling.ts';
import { hasOpenQuestion } from './open-question.ts';

/** A line of the chat, as far as the closing steps care. */
export interface ClosingEntry {
  readonly by: 'customer' | 'agent';
  readonly text: string;
  readonly phraseId?: string | null | undefined;
  /** What the customer's message set off, where that is known; as {@link certainOf} tells it. */
  readonly situations?: readonly string[] | undefined;
}

/** A closing step that is still missing, and the situation whose phrases make up for it: no phrase answers a question. */
export interface MissingStep {
  step: ClosingStep;
  situation: string | null;
}

const sounds = {
  confirm_understood:
    /(?:是否|您|都)(?:能|已)?(?:明白|清楚|理解)|不(?:太)?(?:明白|清楚)的|explanation|make sense|still unclear|(?:is|was) (?:that|this|it) clear/iu,
  anything_else: /还有(?:什么|其它|其他|别的|没有)|anything else|something else|any other question/iu,
  farewell: /再见|拜拜|good-?bye|\bbye\b|farewell/iu,
  contrary:
    /但|不过|可是|还是(?:不|没)|仍|怎么|\?|[吗呢]\s*$|\b(?:but|however|still|yet|not|doesn’t|isn’t|can’t)\b/iu,
  thanks: /谢谢|多谢|感谢|3q|\b(?:thanks|thank you|thx|ty|cheers)\b/iu,
  goodbye: /再见|拜拜|(?<!\w)88(?!\w)|\b(?:good-?bye|bye)\b/iu,
} as const;

/**
 * The steps of P4 that are missing before the chat may be closed, in the order in which they are made up for: the
 * customer's question answered, the last explanation confirmed, anything else asked after it, thanks and goodbye answered, farewell said.
 * Reads the chat's log in order; system lines and notes are left out by the caller.
 */
export function missingBeforeClose(entries: readonly ClosingEntry[]): MissingStep[] {
  const after = afterExplanation(entries) ?? entries;
  const owed = unansweredCourtesies(entries);
  const missing: MissingStep[] = [];
  if (hasOpenQuestion(entries)) {
    missing.push({ step: 'answer_question', situation: null });
  }
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

/** Whether no step of P4 is missing. Asks first for the farewell, which is missing until the end of nearly every chat. */
export function isCloseDue(entries: readonly ClosingEntry[]): boolean {
  const after = afterExplanation(entries) ?? entries;
  return after.some((entry) => says(entry, 'farewell')) && missingBeforeClose(entries).length === 0;
}

/** Whether the agent has explained something since it was last confirmed that it was understood. S1(18) */
export function isUnconfirmed(entries: readonly ClosingEntry[]): boolean {
  const after = afterExplanation(entries);
  return after !== null && !after.some((entry) => says(entry, 'confirm_understood') || understands(entry));
}

/**
 * Where the chat has come to by the customer's last words: settled, so that anything else is asked next, or with nothing
 * more to ask, so that goodbye is said. Null where the customer has something open, or nothing was said of it. [P4]
 */
export function leadsOnTo(entries: readonly ClosingEntry[]): 'anything_else' | 'farewell' | null {
  const agent = entries.findLastIndex(({ by }) => by === 'agent');
  const since = entries.slice(agent + 1);
  if (agent < 0 || since.length === 0 || hasOpenQuestion(entries)) return null;
  const asked = entries
    .slice(0, agent + 1)
    .findLast((entry) => entry.by === 'agent' && !isMereCourtesy(entry));
  const isAsked = asked !== undefined && says(asked, 'anything_else');
  if (isAsked)
    return since.some((entry) => needsNothingMore(entry.text) || settles(entry)) ? 'farewell' : null;
  return since.some(settles) ? 'anything_else' : null;
}

/** "You are welcome" comes between a question and its answer. */
function isMereCourtesy({ phraseId }: ClosingEntry): boolean {
  return phraseId?.startsWith('thanks.') === true;
}

/** The customer's thanks and goodbye after which no agent has written anything. S1(15), S3 */
export function unansweredCourtesies(entries: readonly ClosingEntry[]): Courtesy[] {
  const since = entries.slice(entries.findLastIndex(({ by }) => by === 'agent') + 1);
  const heard = new Set(since.flatMap(courtesiesIn));
  return (['thanks', 'goodbye'] as const).filter((courtesy) => heard.has(courtesy));
}

const courtesiesIn = onceALine(courtesiesHeard);

const courtesies = [
  { courtesy: 'thanks', ids: ['thanks', 'praise'], sound: sounds.thanks },
  { courtesy: 'goodbye', ids: ['farewell'], sound: sounds.goodbye },
] as const satisfies { courtesy: Courtesy; ids: string[]; sound: RegExp }[];

function courtesiesHeard({ text, situations }: ClosingEntry): Courtesy[] {
  return courtesies
    .filter(({ ids, sound }) => situations?.some((id) => ids.some((one) => one === id)) ?? hears(text, sound))
    .map(({ courtesy }) => courtesy);
}

/** Behind the best situation, only one at least this likely is taken for what the customer said. */
const certainFrom = 0.5;

/**
 * The ids of the situations that a customer's message did set off, without mere possibilities: those are worth a
 * suggestion, but no reminder of an answer that is missing. A courtesy that the words say outright is always among them.
 */
export function certainOf(text: string, found: readonly SeenSituation[]): string[] {
  return found
    .filter(({ id, score }, at) => at === 0 || score >= certainFrom || saysCourtesy(text, id))
    .map(({ id }) => id);
}

function saysCourtesy(text: string, situation: string): boolean {
  return courtesies.some(({ ids, sound }) => ids.some((id) => id === situation) && hears(text, sound));
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

function understands(entry: ClosingEntry): boolean {
  if (entry.by !== 'customer') return false;
  return settles(entry) || (courtesiesIn(entry).length > 0 && !isContrary(entry.text));
}

/** "Thanks, but it still does not work" takes nothing as understood. */
function isContrary(text: string): boolean {
  return hears(text, sounds.contrary);
}

const isExplanation = onceALine((entry: ClosingEntry): boolean => {
  if (entry.by !== 'agent' || isCourtesy(entry.phraseId)) return false;
  const courteous = (['confirm_understood', 'anything_else', 'farewell'] as const).some((step) =>
    says(entry, step),
  );
  return !courteous && explains(entry.text);
});

/** A phrase of the manual explains nothing; one that staff wrote may, unless it belongs to a situation. */
function isCourtesy(phraseId: string | null | undefined): boolean {
  return typeof phraseId === 'string' && (ownIdIn(phraseId) === null || !phraseId.startsWith('own.'));
}

function hears(text: string, sound: RegExp): boolean {
  return sound.test(halfWidth(text));
}

/**
 * What the agent owes by now. That an explanation is unconfirmed is said when it has just been given, or when the
 * customer thanks or takes leave: in between they talk about something else, or wait for more, and it can wait.
 * S1(15), S1(18) [P4]
 */
export function owedBy(
  entries: readonly ClosingEntry[],
  onHold: boolean,
): Pick<SuggestFacts, 'unconfirmed' | 'leadsOnTo'> & { unanswered: Courtesy[] } {
  const unanswered = unansweredCourtesies(entries);
  const isMoment = !onHold && (unanswered.length > 0 || entries.at(-1)?.by === 'agent');
  return { unanswered, unconfirmed: isMoment && isUnconfirmed(entries), leadsOnTo: leadsOnTo(entries) };
}
