import type { DeskModel } from '../../../phrases/detect/desk-model.ts';
import { check } from '../../../phrases/check/check.ts';
import type { Manual } from '../../../phrases/manual.ts';
import type { ReplayExample, ReplayFinding } from '../../../protocol/manual-views.ts';
import { deskFor, manualFor } from '../../../phrases/kept-to.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Utterance } from '../../domain/chat/transcript.ts';
import type { Manuals } from '../services.ts';
import { exampleModel } from './example-model.ts';
import type { Counted } from './manual-engine.ts';
import { advise, recognise, type Moment } from '../../domain/assistant/advice.ts';
import { factsIn, played, type PastChat, type Played, type ReplayContext } from './past-chat.ts';

/** So many examples are shown of each kind; the rest is counted. */
const EXAMPLES = 20;

/** Two versions of the manual. */
export interface Two {
  before: Manuals;
  after: Manuals;
}

/** Plays a past chat with both: which suggestions to the agent, and which findings in their drafts, would differ. */
export function compareChat(two: Two, past: PastChat, context: ReplayContext): Counted {
  const counted = nothing();
  counted.chats = 1;
  for (const moment of played(past)) {
    const { line } = moment;
    if (line?.by === 'customer') counted.messages += 1;
    if (line?.by === 'agent') compareDraft(counted, two, { ...moment, line }, context);
  }
  for (const [earlier, moment] of momentsInBoth(two, past, context)) {
    const { id: chatId } = past.chat;
    const { seq, text } = moment.question;
    const before = offered(two.before, earlier, past, context);
    const after = offered(two.after, moment, past, context);
    if (differ(before, after))
      changed(counted, { chatId, seq, text, situation: moment.found[0]?.id ?? null, before, after });
  }
  return counted;
}

/** Each moment as either version recognises it: they may know other situations by their examples. */
function momentsInBoth(two: Two, past: PastChat, { locale }: ReplayContext): [Moment, Moment][] {
  const seenBy = (manuals: Manuals) => [
    ...momentsIn(past, (department) => deskFor(manuals[locale], exampleModel(manuals), department)),
  ];
  const later = seenBy(two.after);
  const isSame = exampleModel(two.before) === exampleModel(two.after);
  const earlier = isSame ? later : seenBy(two.before);
  return later.map((moment, at) => [earlier[at] ?? moment, moment]);
}

/**
 * The moments at which an agent got suggestions for a customer's message: when it was written, or, if it waited in the
 * queue, when the chat was accepted. Chats that nobody accepted got none.
 */
export function* momentsIn(
  past: PastChat,
  deskOf: (department: string | null) => DeskModel | undefined = () => undefined,
): Generator<Moment> {
  let seen = 0;
  for (const { chat, at, transcript } of played(past)) {
    if (chat.state.status !== 'open' || transcript.at(-1)?.by !== 'customer') continue;
    const recognised = recognise(chat, transcript, past.pastChats, deskOf(chat.department ?? null));
    if (!recognised || recognised.question.seq <= seen) continue;
    const { question, found } = recognised;
    seen = question.seq;
    yield { chat, agent: chat.state.agent, transcript, question, found, at };
  }
}

/** What a manual offers at such a moment. */
export function offered(
  manuals: Manuals,
  moment: Moment,
  past: PastChat,
  context: ReplayContext,
): { id: string; text: string }[] {
  const { phrases } = advise(
    { manuals, locale: context.locale },
    moment,
    factsIn(past, moment.agent, context),
  );
  return phrases.map(({ id, text }) => ({ id, text }));
}

function compareDraft(
  counted: Counted,
  two: Two,
  { chat, transcript, line }: Played & { line: Utterance },
  { locale }: ReplayContext,
): void {
  const { seq, text } = line;
  const said = transcript.slice(0, -1).flatMap((one) => (one.by === 'agent' ? [one.text] : []));
  const [before, after] = both(two, (manuals) =>
    judged(manualFor(manuals[languageOf(text, locale)], chat.department ?? null), text, said),
  );
  if (differ(before, after)) judgedDifferently(counted, { chatId: chat.id, seq, text, before, after });
}

/** Two counts as one. */
export function together(one: Counted, other: Counted): Counted {
  const situations = new Map(one.situations.map(({ id, changed: times }) => [id, times]));
  for (const { id, changed: times } of other.situations)
    situations.set(id, (situations.get(id) ?? 0) + times);
  return {
    chats: one.chats + other.chats,
    messages: one.messages + other.messages,
    changed: one.changed + other.changed,
    situations: [...situations]
      .map(([id, times]) => ({ id, changed: times }))
      .sort((a, b) => b.changed - a.changed),
    examples: [...one.examples, ...other.examples].slice(0, EXAMPLES),
    agentMessages: one.agentMessages + other.agentMessages,
    judgedDifferently: one.judgedDifferently + other.judgedDifferently,
    findings: [...one.findings, ...other.findings].slice(0, EXAMPLES),
  };
}

/** The count of no chats. */
export function nothing(): Counted {
  return {
    chats: 0,
    messages: 0,
    changed: 0,
    situations: [],
    examples: [],
    agentMessages: 0,
    judgedDifferently: 0,
    findings: [],
  };
}

function both<T>({ before, after }: Two, look: (manuals: Manuals) => T): [T, T] {
  return [look(before), look(after)];
}

function judged(manual: Manual, text: string, said: string[]): string[] {
  return [...new Set(check(text, { said }, manual).map(({ rule, severity }) => `${rule} (${severity})`))];
}

function differ(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}

function changed(counted: Counted, example: ReplayExample): void {
  counted.changed += 1;
  const id = example.situation ?? '';
  const known = counted.situations.find((one) => one.id === id);
  if (known) known.changed += 1;
  else counted.situations.push({ id, changed: 1 });
  if (counted.examples.length < EXAMPLES) counted.examples.push(example);
}

function judgedDifferently(counted: Counted, finding: ReplayFinding): void {
  counted.judgedDifferently += 1;
  if (counted.findings.length < EXAMPLES) counted.findings.push(finding);
}
