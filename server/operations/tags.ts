import { tagOperations, wrapUpOperations } from '../../protocol/operations/tags.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { extendWrapUp, wrapUp, wrapUpForm } from '../actions/chats/wrap-up.ts';
import { listTags, putTags } from '../actions/tags/tag-trees.ts';
import type { Console } from '../entry/console.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The trees of tags. */
export function tagHandlers(
  services: Parameters<typeof putTags>[0],
): Record<keyof typeof tagOperations, HttpHandled> {
  return {
    tags: staffRoute(tagOperations.tags, () => Promise.resolve(listTags(services))),
    putTags: staffRoute(tagOperations.putTags, ({ asker, input }) => putTags(services, asker.account, input)),
  };
}

/** What staff write about a chat. */
export function wrapUpHandlers(
  services: Parameters<typeof wrapUpForm>[0],
): Record<keyof typeof wrapUpOperations, Handled<Console, DeskOperation>> {
  return {
    wrapUp: on(wrapUpOperations.wrapUp, (written, { asker }: Console) => wrapUp(services, asker, written)),
    extendWrapUp: on(wrapUpOperations.extendWrapUp, ({ chatId }, { asker }: Console) =>
      extendWrapUp(services, asker, chatId),
    ),
    wrapUpForm: on(wrapUpOperations.wrapUpForm, ({ chatId }, { asker }: Console) =>
      wrapUpForm(services, asker, chatId),
    ),
  };
}
