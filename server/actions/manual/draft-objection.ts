import { check } from '../../../phrases/check/check.ts';
import type { CheckContext, Finding, Rulebook } from '../../../phrases/check/finding.ts';
import { languageOf } from '../../../phrases/text.ts';
import { blockingRules, heardIn, readsTalk } from '../../domain/assistant/blocked.ts';
import { LOOK_BACK, utterances } from '../../domain/chat/transcript.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Desk } from '../desk.ts';

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

/** The chat is read only where a rule looks at it. */
async function contextOf(
  desk: Desk,
  account: string,
  chatId: string,
  rules: Rulebook,
): Promise<CheckContext> {
  const agent = agentOf(desk, account);
  if (!readsTalk(rules)) return agent;
  const transcript = utterances(await desk.store.chats.entries(chatId, { last: LOOK_BACK }));
  return { ...agent, ...heardIn(transcript, rules) };
}

function agentOf({ directory }: Desk, account: string): CheckContext {
  return { agentNo: directory.number(account), names: [directory.name(account)] };
}

function refusal({ rule, message, better, start, end }: Finding, text: string): Refusal {
  const found = start < end ? ` “${text.slice(start, end)}”:` : '';
  const instead = better === undefined ? '' : ` Instead: “${better}”.`;
  return {
    refused: 'bad_request',
    message: `The manual's rule ${rule} does not let this be sent.${found} ${message}${instead}`,
    field: 'text',
  };
}
