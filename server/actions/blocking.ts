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
  { rules }: Rulebook,
): Promise<CheckContext> {
  const { directory } = desk;
  const agent = { agentNo: directory.number(account), names: [directory.name(account)] };
  const isTalkRead = rules.some((rule) => TALK.has(rule.check ?? ''));
  if (!isTalkRead) return agent;
  const talk = spoken(await desk.store.chats.entries(chatId, { last: LOOK_BACK }));
  const said = talk.flatMap(({ by, text }) => (by === 'agent' ? [text] : []));
  return { ...agent, said, unanswered: unansweredCourtesies(talk.map(recognised)) };
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
