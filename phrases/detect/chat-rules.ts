import { contactIn } from '../suggest/requests.ts';
import { asksForPerson, saysNotUnderstood } from '../suggest/heard.ts';
import type { FeatureVector } from './feature-vector.ts';
import type { ChatFacts } from './detect.ts';
import { cursesThing } from './cursed-things.ts';
import { explicitAbuse } from './explicit-abuse.ts';
import { tags } from './tables.ts';

/** Concepts by which a message itself says that it is not the first about its matter. */
const saysAgain = placesOf([
  'repeats',
  'progress',
  'case_words',
  'hurries',
  'still',
  'promised',
  'passed',
  'waits',
  'nth',
  'lasted',
]);
/** Concepts by which a customer says that they came with the same matter before. */
const saysBefore = placesOf(['repeats', 'nth']);
const saidBefore =
  /(?:上次|之前|以前|前几天|前两天|前天|昨天|上周|上个月|早就?)[^,.!?，。！？]{0,10}(?:反映|反馈|投诉|举报|说|讲|问|找)过/;
const complains = placesOf(['complains']);
/** Concepts by which a customer speaks ill of somebody or something. */
const blames = placesOf([
  'manner',
  'complains',
  'dismayed',
  'swears',
  'insults',
  'rough',
  'contempt',
  'clueless',
]);
const vagueOnes = ['unclear', 'ambiguous', 'incomplete'];
const isQuestion = /[?？]\s*$/;
const speaks = /[\p{L}\p{N}]/u;
const saysLate = placesOf(['promised', 'passed', 'due', 'lasted']);

/** Adjusts the classification by the facts of the chat: moves probability between situations, and adds none. */
export function adjust(
  classes: readonly string[],
  shares: readonly number[],
  vector: FeatureVector,
  state: ChatFacts,
  prev?: string,
): number[] {
  const moved = [...shares];
  const give = (from: string, to: string, part = 0.9) => {
    const [source, target] = [classes.indexOf(from), classes.indexOf(to)];
    const share = (moved[source] ?? 0) * part;
    if (source < 0 || target < 0) return;
    moved[target] = (moved[target] ?? 0) + share;
    moved[source] = (moved[source] ?? 0) - share;
  };
  const says = (places: ReadonlySet<number>) =>
    vector.matches.some((match) => match.tags.some((tag) => places.has(tag)));
  if (prev !== undefined) answered(give, vector.text, says(blames));
  for (const vague of vagueIn(vector.text, prev)) give(vague, 'none', 0.7);
  const again = says(saysAgain);
  const late = says(saysLate);
  const before = says(saysBefore) || saidBefore.test(vector.text);
  if (state.openComplaint !== true)
    firstTime(give, { isKnown: state.openComplaint === false, before, again, late });
  else onceMore(give, { again: again || (vector.text.length <= 12 && says(complains)), late, state });
  const explicit = explicitAbuse(vector.text);
  abused(give, classes, moved, explicit);
  if (explicit === null && cursesThing(vector.text)) give('abusive_language', 'complaint');
  // The deadline has passed: a customer who asks again is owed more than "urgent" [P7].
  if (state.brokenPromise === true) give('complaint_repeat', 'complaint_overdue');
  return moved;
}

const abuse = ['harassment', 'abusive_language'];
/** Where the weights know it for abuse themselves, they know better which. */
const knownFrom = 0.3;

/** A few words make it abuse, whatever stands around them. */
function abused(
  give: Give,
  classes: readonly string[],
  shares: readonly number[],
  kind: string | null,
): void {
  if (kind === null) return;
  const known = abuse.find((id) => (shares[classes.indexOf(id)] ?? 0) >= knownFrom);
  for (const id of classes) if (!abuse.includes(id)) give(id, known ?? kind, 0.98);
}

type Give = (from: string, to: string, part?: number) => void;

function firstTime(
  give: Give,
  { isKnown, before, again, late }: { isKnown: boolean; before: boolean; again: boolean; late: boolean },
): void {
  if (!again) give('complaint_repeat', 'complaint');
  if (!isKnown) return;
  if (before) {
    // The customer says that they came with it before; whether it is overdue, only the desk knows.
    for (const late of ['complaint_overdue', 'complaint']) give(late, 'complaint_repeat');
    return;
  }
  // Known to be new here: a customer who asks when they will be answered complains for the first time, more likely than not.
  if (again) give('complaint_repeat', 'complaint', 0.6);
  // Without a known complaint nothing can be overdue, unless the customer says so.
  give('complaint_overdue', 'complaint', late ? 0.6 : 0.9);
}

function onceMore(
  give: Give,
  { again, late, state }: { again: boolean; late: boolean; state: ChatFacts },
): void {
  if (again) give('complaint', 'complaint_repeat');
  // The desk knows of no promise that it broke, and the customer speaks of none.
  if (state.brokenPromise !== true && !late) give('complaint_overdue', 'complaint_repeat');
}

/** What words mean after an agent has spoken: in a first message they would be a greeting, or a matter. */
function answered(give: Give, text: string, isBlaming: boolean): void {
  // A customer who asks for a person in the middle of a chat doubts that they are talking to one.
  if (asksForPerson(text))
    for (const id of ['greeting', 'ambiguous', 'incomplete']) give(id, 'asks_agent_identity');
  // Who did not understand wants it explained again, not the agent blamed. S1(18)
  if (saysNotUnderstood(text) && !isBlaming)
    for (const id of [...vagueOnes, 'complaint_agent', 'abusive_language', 'farewell']) give(id, 'none');
  // A contact that is given is not a request that cannot be granted.
  if (contactIn(text) !== null) for (const id of ['cannot_do', 'incomplete']) give(id, 'none');
}

/** As an answer to the agent's question, a few words mean something, however vague. */
function vagueIn(text: string, prev: string | undefined): readonly string[] {
  return prev !== undefined && isQuestion.test(prev) && speaks.test(text) ? vagueOnes : [];
}

function placesOf(names: readonly string[]): Set<number> {
  return new Set(names.map((name) => tags.indexOf(name)));
}
