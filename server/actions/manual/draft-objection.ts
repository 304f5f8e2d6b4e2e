import { check } from '../../../phrases/check/check.ts';
import type { CheckContext, Finding, Rulebook } from '../../../phrases/check/finding.ts';
import { isDivided, manualFor } from '../../../phrases/kept-to.ts';
import type { Manual } from '../../../phrases/manual.ts';
import { languageOf } from '../../../phrases/text.ts';
import { blockingRules, heardIn, readsTalk } from '../../domain/assistant/blocked.ts';
import { LOOK_BACK, utterances } from '../../domain/chat/transcript.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';

/** Whether any rule of the manual in force has to be asked before words may go out. */
export function anyBlocks({ manual: { active: manuals } }: Needs<'manual'>): boolean {
  return Object.values(manuals).some((manual) => blockingRules(manual).rules.length > 0);
}

/**
 * The refusal of a message in which a blocking rule of the active manual finds something, by the rules of the message's
 * language. Costs nothing if no rule blocks.
 */
export async function objectionTo(
  services: Needs<'directory' | 'manual' | 'profile' | 'store.chats'>,
  account: string,
  chatId: string,
  text: string,
): Promise<Refusal | null> {
  const manual = services.manual.active[languageOf(text, services.profile.locale)];
  if (blockingRules(manual).rules.length === 0) return null;
  const rules = blockingRules(isDivided(manual) ? await theirs(services, manual, chatId) : manual);
  if (rules.rules.length === 0) return null;
  const [finding] = check(text, await contextOf(services, account, chatId, rules), rules);
  return finding === undefined ? null : refusal(finding, text);
}

/** The manual as it holds in a chat; the chat is read only where something is kept to departments. */
async function theirs({ store }: Needs<'store.chats'>, manual: Manual, chatId: string): Promise<Manual> {
  const stored = await store.chats.find(chatId);
  return manualFor(manual, stored?.chat.department ?? null);
}

/** The chat is read only where a rule looks at it. */
async function contextOf(
  services: Needs<'directory' | 'store.chats'>,
  account: string,
  chatId: string,
  rules: Rulebook,
): Promise<CheckContext> {
  const agent = agentOf(services, account);
  if (!readsTalk(rules)) return agent;
  const transcript = utterances(await services.store.chats.entries(chatId, { last: LOOK_BACK }));
  return { ...agent, ...heardIn(transcript, rules) };
}

function agentOf({ directory }: Needs<'directory'>, account: string): CheckContext {
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
