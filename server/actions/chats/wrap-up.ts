import type { z } from 'zod';
import type { Entry } from '../../../protocol/entry.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { WrapUpForm, WriteWrapUp } from '../../../protocol/tags.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { rulesFor } from '../../domain/rules.ts';
import { hasTags, objectionToTags, suggestedFor } from '../../domain/tag/tags.ts';
import type { ChatServices, Needs } from '../services.ts';
import { act, actor } from './staff-actions.ts';
import { readable } from './staff-reading.ts';

type Writing = Needs<ChatServices | 'profile' | 'rules'>;

/** Writes what a chat was about. Tags are those that it is offered, or has already. */
export async function wrapUp(
  services: Writing,
  asker: Asker,
  { chatId, ...written }: z.output<typeof WriteWrapUp>,
): Promise<{ entry: Entry } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const { chat } = stored;
  const objection = objectionToTags(services.profile.tags, chat, written.tags);
  const mustHaveTag = isRequired(services, chat);
  const event = { ...{ type: 'wrappedUp' as const, by: actor(asker), mustHaveTag }, ...written };
  return act(services, asker, 'wrapUp', chatId, event, objection);
}

/** Extends the time for the wrap-up while its agent types. */
export function extendWrapUp(
  services: Needs<'chats' | 'publisher'>,
  asker: Asker,
  chatId: string,
): Promise<{ entry: Entry } | Refusal> {
  return act(services, asker, 'wrapUp', chatId, { type: 'wrapUpExtended', by: actor(asker) });
}

/** The tags that fit the situations of a chat, and whether it needs one. */
export async function wrapUpForm(
  services: Writing & Needs<'store.records'>,
  asker: Asker,
  chatId: string,
): Promise<WrapUpForm | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const { chat } = stored;
  const situations = new Map((await services.store.records.situationsIn([chatId])).get(chatId));
  const now = services.publisher.forStaff(stored).situation;
  if (now !== null) situations.set(now, (situations.get(now) ?? 0) + 1);
  return {
    suggested: suggestedFor(services.profile.tags, chat.department, situations),
    required: isRequired(services, chat),
  };
}

function isRequired({ profile, rules }: Needs<'profile' | 'rules'>, { department }: Chat): boolean {
  return rulesFor({ department }, rules).wrapUpRequired && hasTags(profile.tags, department);
}
