import { useEffect } from 'react';
import type { Answer } from '../../../protocol/errors.ts';
import { tagOperations as ask } from '../../../protocol/operations/tags.ts';
import type { Tag, TagsView, WrapUpForm } from '../../../protocol/tags.ts';
import { useDesk } from '../store/desk.ts';
import { keepTags, tagLabel, tagsAtOf, useTagStore, type WrapUpDraft } from '../store/tags.ts';
import { noted } from './act.ts';
import { call } from './call.ts';
import { ask as askLine } from './line.ts';

/** Loads the trees of tags once, and again whenever they have changed. */
export function useTags() {
  const at = useDesk(tagsAtOf);
  useEffect(() => {
    // Many lines of a log ask for them at once.
    if (at === undefined || useTagStore.getState().readAt === at) return;
    useTagStore.setState({ readAt: at });
    void fetchTags();
  }, [at]);
  return useTagStore();
}

/** Names tags; loads the trees on the first use. */
export function useTagNames(): (ids: readonly string[]) => string[] {
  const { byId } = useTags();
  return (ids) => ids.map((id) => tagLabel(byId, id));
}

/** Reads the trees. */
export async function fetchTags(): Promise<Answer<TagsView>> {
  const answer = await call(ask.tags, {});
  if (answer.ok) keepTags(answer);
  return answer;
}

/** Keeps a whole tree, of the desk (null) or of a department. */
export async function putTags(
  department: string | null,
  tags: readonly Tag[],
  version: number,
): Promise<Answer<TagsView>> {
  const of = department === null ? {} : { department };
  const answer = await call(ask.putTags, { ...of, tags: [...tags], version });
  if (answer.ok) keepTags(answer);
  return answer;
}

/** Saves what was written about a chat; `done`: its agent ends the time for it. */
export async function saveWrapUp(
  chatId: string,
  clientId: string,
  { tags, summary }: WrapUpDraft,
  done: boolean,
): Promise<boolean> {
  return noted(await askLine('wrapUp', { chatId, clientId, tags: [...tags], summary, done }));
}

/** Tells that the agent is still writing. Whether it helped, the row of the chat says. */
export async function extendWrapUp(chatId: string): Promise<void> {
  await askLine('extendWrapUp', { chatId });
}

/** The tags that fit a chat, and whether it needs one. */
export function fetchWrapUpForm(chatId: string): Promise<Answer<WrapUpForm>> {
  return askLine('wrapUpForm', { chatId });
}
