import { allows, deskShares, deskWeight, isOffered, type DeskModel } from './desk-model.ts';
import { asksHuman } from './asks-human.ts';
import { evidenceWords } from './evidence-words.ts';
import { parseMessage, type ParsedMessage } from './features.ts';
import { onlyGives } from './gifts.ts';
import { wordsBy, wordsFor } from './model.ts';
import { ownFirst } from './own-first.ts';
import { ownWords } from './own-words.ts';
import { isCourteous, isSpoken } from './shape.ts';
import type { Match } from './phrase-table.ts';
import { shippedWeights, viewOf, type View } from './shipped.ts';
import { declares, isFoul, isRough, isTelling } from './signals.ts';

/** Facts of the chat beyond the text: each can change what the same words mean. */
export interface ChatFacts {
  /** A harassment warning runs. [P2] */
  warned?: boolean;
  /** A complaint of this customer is open. */
  openComplaint?: boolean;
  /** A promised time has passed. [P7] */
  brokenPromise?: boolean;
  /** The agent has asked whether there is anything else. [P4] */
  askedAnythingElse?: boolean;
  /** Nothing was said before. */
  firstMessage?: boolean;
}

export interface DetectInput {
  text: string;
  /** The agent's line before. */
  prev?: string;
  state?: ChatFacts;
}

export interface Detected {
  /** A situation id of the manual. */
  id: string;
  /** 0 to 1. */
  score: number;
  /** The customer's words that led here, as typed; content words only. */
  words: string[];
}

/**
 * Further situations are suggested besides the first, down to this share: where something is wrong, alternatives are
 * worth a look.
 */
const alsoFrom = 0.004;
/** A courtesy or abuse as a mere possibility must be likelier: the closing check and the warnings read every situation. */
const cautiousFrom = 0.02;
const cautious = /^(greeting|thanks|farewell|praise|customer_apologises|harassment|abusive_language)$/;
/** The first must have this share itself: where many situations are a little likely, nothing is known. */
const firstFrom = 0.25;
/** What a desk's own question is also taken for, as long as nobody knows it. */
const givesWay = /^(greeting|thanks|farewell|ambiguous|unclear|incomplete|cannot_do)$/;
const clearly = 2;
/** To allege abuse of somebody who is only angry is worse than to take it for anger. */
const abuse = /^(harassment|abusive_language)$/;
const allegedFrom = 0.85;
/** Lower threshold for an explicit complaint. */
const declaredFrom = 0.4;
/** Lower threshold for anger, if the customer is rude about the service. */
const roughFrom = 0.75;
/** A message without a telling word needs near certainty; these situations need no such word. */
const untoldFrom = 0.95;
const needsNoWord = /^(greeting|thanks|farewell|customer_apologises|ambiguous|unclear|incomplete)$/;
/** A clause of its own counts as a second situation from this share. */
const clauseFrom = 0.75;

/** A call for help behind what is told. */
const plea =
  /[,，。.!！;；\s]*(?:我?(?:现在)?(?:该|应该|要)?(?:怎么办|咋办|咋整|(?:怎么|如何|咋)(?:处理|解决)|能处理吗)[呢啊呀了]?|\bwhat (?:should|can|do|shall|am) (?:i|we) (?:supposed to )?do(?: now| about (?:it|this|that))?)[?？!！.。\s]*$/iu;

/**
 * The situations that a customer's message sets off: best first, at most 3, empty when nothing should be offered. With what
 * the desk has learnt (`desk`) its own situations are among them, and its correction decides.
 */
export function detect(input: DetectInput, desk?: DeskModel): Detected[] {
  return withHuman(input.text, ownFirst(found(input, desk), input.text, desk))
    .slice(0, 3)
    .map(({ words, ...situation }) => ({ ...situation, words: evidenceWords(input.text, words()) }));
}

/** Evidence words are computed on demand: finding them costs more than the classification itself. */
type Judged = Omit<Detected, 'words'> & { words: () => string[] };

/** What a wish for a person is also taken for. */
const mistakenForHuman =
  /^(greeting|thanks|farewell|ambiguous|unclear|incomplete|cannot_do|escalation|asks_agent_identity|asks_named_agent|asks_service_hours)$/;
/** As sure as a few plain words make it. */
const humanScore = 0.97;

/** A few words say that a person is wanted: before what it may be taken for, behind a matter that has been told. */
function withHuman(text: string, judged: Judged[]): Judged[] {
  const said = asksHuman(text);
  if (said === null) return judged;
  const [first] = judged;
  const isFirst = first === undefined || isMistaken(first.id, text);
  const score = isFirst ? Math.max(humanScore, first?.score ?? 0) : first.score;
  const human = { id: 'asks_human', score, words: () => [said] };
  const rest = judged.filter(({ id }) => id !== 'asks_human' && !isMistaken(id, text));
  return isFirst ? [human, ...rest] : [first, human, ...rest.slice(1)];
}

/** Whether this was made of the wish for a person alone; abuse is, where no foul word stands beside the wish. */
function isMistaken(id: string, text: string): boolean {
  return mistakenForHuman.test(id) || (abuse.test(id) && !isFoul(parseMessage(text).matches));
}

function found(input: DetectInput, desk: DeskModel | undefined): Judged[] {
  const whole = foundIn(input, desk);
  // Whoever has learnt from the desk's own lines has learnt when damage is told and when it is not.
  if (desk?.ownOnly === false) return whole;
  const told = whole.length > 0 ? '' : input.text.replace(plea, '');
  if (told === '' || told === input.text) return whole;
  // "What shall I do?" makes no question of what is wrong: whoever tells of damage complains all the same. Nor is a call
  // for help an answer: it opens a matter, whatever was said before.
  const damage = foundIn({ text: told, state: { ...input.state, firstMessage: true } }, undefined);
  return damage[0]?.id === 'complaint' ? damage.filter(({ id }) => /^(?:complaint|fault)$/.test(id)) : [];
}

function foundIn({ text, prev, state }: DetectInput, desk: DeskModel | undefined): Judged[] {
  if (text.trim() === '') return [];
  const judgeOne = (message: ParsedMessage) => judge(message, prev, state ?? {}, desk);
  const whole = judgeOne(parseMessage(text));
  const [best] = whole;
  if (best === undefined) return [];
  const second = secondIn(clausesOf(text), best.id, judgeOne);
  if (second === undefined) return whole;
  const rest = whole.filter(({ id }) => id !== best.id && id !== second.id);
  return [best, { ...second, score: Math.min(second.score, best.score) }, ...rest];
}

/**
 * What the first confident clause sets off besides `first`. Clauses without a telling word or a courtesy are not
 * classified: "I have contacted you three times", alone, is the likeliest of goodbyes.
 */
function secondIn(
  clauses: readonly string[],
  first: string,
  judgeOne: (message: ParsedMessage) => Judged[],
): Judged | undefined {
  for (const clause of clauses) {
    const message = parseMessage(clause);
    if (!isTelling(message.matches) && !isCourteous(message.matches)) continue;
    const [best] = judgeOne(message);
    if (best === undefined || best.score < clauseFrom || best.id === first) continue;
    if (isSpoken(best.id, message.matches)) return best;
  }
  return undefined;
}

/** All situations of one piece of text that are worth naming, best first; none where the best does not reach its threshold. */
function judge(
  message: ParsedMessage,
  prev: string | undefined,
  state: ChatFacts,
  desk: DeskModel | undefined,
): Judged[] {
  const view = viewOf(message, prev, state);
  if (desk === undefined) return judgeAsShipped(view);
  if (desk.ownOnly) return withOwn(desk, judgeAsShipped(view), view, prev);
  const learnt = judgeByRecord(desk, view, prev);
  return desk.examples === undefined ? learnt : withOwn(desk.examples, learnt, view, prev);
}

/** By what was learnt from a record; a situation that never came up in it is left to the shipped weights. */
function judgeByRecord(desk: DeskModel, view: View, prev: string | undefined): Judged[] {
  const shipped = desk.known === undefined ? [] : judgeAsShipped(view);
  const [first] = shipped;
  if (first !== undefined && desk.known?.has(first.id) === false) return shipped;
  return judgeForDesk(desk, view, prev) ?? [];
}

/** What examples tell comes before what is known otherwise, if it is clear enough. */
function withOwn(
  examples: DeskModel,
  known: readonly Judged[],
  view: View,
  prev: string | undefined,
): Judged[] {
  const own = judgeForDesk(examples, view, prev);
  return own === null || !outweighs(own, known, examples.threshold) ? [...known] : withOthers(own, known);
}

/** An own situation gives way to a matter that is recognised, unless it is clearer than it has to be. */
function outweighs(own: readonly Judged[], shipped: readonly Judged[], threshold: number): boolean {
  const [first] = shipped;
  return first === undefined || givesWay.test(first.id) || (own[0]?.score ?? 0) >= threshold * clearly;
}

function withOthers(own: readonly Judged[], shipped: readonly Judged[]): Judged[] {
  const [first, ...rest] = own;
  if (first === undefined) return [...shipped];
  // It comes first, so it is no less sure than what comes after it.
  const score = Math.max(first.score, shipped[0]?.score ?? 0);
  return [{ ...first, score }, ...shipped, ...rest].slice(0, 3);
}

function judgeAsShipped({ vector, shares }: View): Judged[] {
  const model = shippedWeights();
  const none = model.classes.indexOf('none');
  // "You" in a few words that nobody knows is no abuse of somebody who is given something.
  const isGift = !isFoul(vector.matches) && onlyGives(vector.text);
  const best = surest(model.classes, shares, none, isGift);
  const id = model.classes[best] ?? '';
  // A courtesy, or something vague, is offered for what it is; of a matter it is enough that there is one.
  const offered = needsNoWord.test(id) ? (shares[best] ?? 0) : 1 - (shares[none] ?? 0);
  if ((shares[best] ?? 0) < firstFrom) return [];
  if (offered < (believedFrom(id, vector.matches) ?? model.thresholds[best] ?? 1)) return [];
  if (offered < untoldFrom && !needsNoWord.test(id) && !isTelling(vector.matches)) return [];
  return ranked(model.classes, shares, none, best).map(({ one, ...situation }) => ({
    ...situation,
    words: () => wordsFor(model, vector, one),
  }));
}

/** By what the desk has learnt; null where that leaves it to the shipped weights. */
function judgeForDesk(desk: DeskModel, view: View, prev: string | undefined): Judged[] | null {
  const shares = sharesHere(desk, view, prev);
  const none = desk.classes.indexOf('none');
  const best = largest(shares, none);
  if (!isOffered(desk, shares[best] ?? 0, shares[none] ?? 0)) return desk.ownOnly ? null : [];
  return ranked(desk.classes, shares, none, best).map(({ one, ...situation }) => ({
    ...situation,
    words: () =>
      one < desk.shipped
        ? wordsFor(shippedWeights(), view.vector, one)
        : desk.ownOnly
          ? ownWords(view.vector, (hash) => deskWeight(desk, hash, one))
          : wordsBy(view.vector, (hash) => deskWeight(desk, hash, one)),
  }));
}

/** The shares of what may be meant here: not what is kept elsewhere, nor what must have other words. */
function sharesHere(desk: DeskModel, view: View, prev: string | undefined): number[] {
  const { elsewhere, words, classes } = desk;
  const shares = [...deskShares(desk, view, prev)];
  if (elsewhere === undefined && words === undefined) return shares;
  const here =
    elsewhere === undefined
      ? shares
      : shares.map((share, one) => (elsewhere.has(classes[one] ?? '') ? 0 : share));
  const total = elsewhere === undefined ? 1 : here.reduce((sum, share) => sum + share, 0);
  return here.map((share, one) =>
    one < desk.shipped || allows(desk, classes[one] ?? '', view.vector.text) ? share / total : 0,
  );
}

/** The classes that are worth naming, with the best first. */
function ranked(
  classes: readonly string[],
  shares: readonly number[],
  none: number,
  best: number,
): { id: string; score: number; one: number }[] {
  const likely: { id: string; score: number; one: number }[] = [];
  shares.forEach((score, one) => {
    if (score < alsoFrom && one !== best) return;
    const id = classes[one] ?? '';
    if (one === best || (one !== none && score >= leastFor(id))) likely.push({ score, one, id });
  });
  return likely.sort((a, b) => b.score - a.score).slice(0, 3);
}

/** If a message says itself what it is, a lower certainty is enough. */
function believedFrom(id: string, matches: readonly Match[]): number | undefined {
  if (id.startsWith('complaint') && declares(matches)) return declaredFrom;
  return id === 'angry' && isRough(matches) ? roughFrom : undefined;
}

function leastFor(id: string): number {
  return cautious.test(id) ? cautiousFrom : alsoFrom;
}

/** The class with the largest share; abuse only if the two kinds of it together leave little to anything else. */
function surest(
  classes: readonly string[],
  shares: readonly number[],
  none: number,
  isGift: boolean,
): number {
  const best = largest(shares, none);
  if (!abuse.test(classes[best] ?? '')) return best;
  const alleged = shares.reduce((sum, share, one) => sum + (abuse.test(classes[one] ?? '') ? share : 0), 0);
  if (!isGift && alleged >= allegedFrom) return best;
  const others = shares.map((share, one) => (abuse.test(classes[one] ?? '') ? 0 : share));
  return largest(others, none);
}

/** The class with the largest share, except one. */
function largest(shares: readonly number[], but: number): number {
  let best = -1;
  shares.forEach((share, one) => {
    if (one !== but && (best < 0 || share > (shares[best] ?? 0))) best = one;
  });
  return best;
}

/** The parts between the marks of a short message of several; one message may set off two situations. */
function clausesOf(text: string): string[] {
  if (text.length > 160) return [];
  const parts = text.split(/[,.!?;，。！？；\n]+/).filter((part) => part.trim().length > 1);
  return parts.length > 1 ? parts.slice(0, 4) : [];
}

/** Whether a message counts as "still at it" in a warned chat; angry customers with a case do not. [P2] */
export function isHarassing(text: string, prev?: string): Detected | null {
  const first = detect({ text, ...(prev !== undefined && { prev }), state: { warned: true } })[0];
  return first?.id === 'harassment' || first?.id === 'abusive_language' ? first : null;
}
