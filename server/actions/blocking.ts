import { check } from '../../phrases/check/check.ts';
import type { CheckContext, Finding, Rulebook } from '../../phrases/check/finding.ts';
import { detect } from '../../phrases/detect/detect.ts';
import { languageOf } from '../../phrases/language.ts';
import type { Manual } from '../../phrases/manual.ts';
import { unansweredCourtesies, type ClosingEntry } from '../../phrases/suggest/closing.ts';
import { LOOK_BACK, spoken, type Spoken } from '../domain/chat/talk.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Desk } from './desk.ts';

/** Whether any rule of the manual in force has to be asked before words may go out. */
export function anyBlocks({ manuals }: Desk): boolean {
  return Object.values(manuals).some((manual) => blockingRules(manual).rules.length > 0);
}

/**
 * What speaks against sending these words: a rule of the manual in force that blocks, and finds something in them. By
 * the rules of the language that they are in. Costs nothing while no rule blocks.
 */
export async function objectionTo(
  desk: Desk,
  account: string,
  chatId: string,
  text: string,
): Promise<Refusal | null> {
  const rules = blockingRules(desk.manuals[languageOf(text, desk.profile.locale)]);
  if (rules.rules.length === 0) return null;
  const [finding] = check(text, await contextOf(desk, account, chatId, rules), rules);
  return finding === undefined ? null : refusal(finding, text);
}

/** The same for words that are only thought of, in a chat whose talk is known; costs nothing while no rule blocks. */
export function isBlocked(desk: Desk, account: string, talk: readonly Spoken[], text: string): boolean {
  const rules = blockingRules(desk.manuals[languageOf(text, desk.profile.locale)]);
  if (rules.rules.length === 0) return false;
  return check(text, { ...agentOf(desk, account), ...heardIn(talk, rules) }, rules).length > 0;
}

const known = new WeakMap<Manual, Rulebook>();

function blockingRules(manual: Manual): Rulebook {
  const before = known.get(manual);
  if (before) return before;
  const { situations } = manual;
  const now = { situations, rules: manual.rules.filter(({ severity }) => severity === 'block') };
  known.set(manual, now);
  return now;
}

/** The chat is read only where a rule looks at it. */
async function contextOf(
  desk: Desk,
  account: string,
  chatId: string,
  rules: Rulebook,
): Promise<CheckContext> {
  const agent = agentOf(desk, account);
  if (!readsTalk(rules)) return agent;
  const talk = spoken(await desk.store.chats.entries(chatId, { last: LOOK_BACK }));
  return { ...agent, ...heardIn(talk, rules) };
}

function agentOf({ directory }: Desk, account: string): CheckContext {
  return { agentNo: directory.number(account), names: [directory.name(account)] };
}

function heardIn(talk: readonly Spoken[], rules: Rulebook): CheckContext {
  if (!readsTalk(rules)) return {};
  const said = talk.flatMap(({ by, text }) => (by === 'agent' ? [text] : []));
  return { said, unanswered: unansweredCourtesies(talk.map(recognised)) };
}

function readsTalk({ rules }: Rulebook): boolean {
  return rules.some((rule) => TALK.has(rule.check ?? ''));
}

/** A thank-you within a request asks for no answer. */
function recognised({ by, text }: Spoken): ClosingEntry {
  return by === 'agent' ? { by, text } : { by, text, situations: detect({ text }).map(({ id }) => id) };
}

const TALK: ReadonlySet<string> = new Set(['goodbye_last', 'repeated_comfort', 'unanswered_courtesy']);

function refusal({ rule, message, better, start, end }: Finding, text: string): Refusal {
  const found = start < end ? ` “${text.slice(start, end)}”:` : '';
  const instead = better === undefined ? '' : ` Instead: “${better}”.`;
  return {
    refused: 'bad_request',
    message: `The manual's rule ${rule} does not let this be sent.${found} ${message}${instead}`,
    field: 'text',
  };
}
