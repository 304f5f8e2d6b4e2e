import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { draftOperations as ask } from '../../protocol/operations/drafts.ts';
import { draftsOf, keepDraft } from '../actions/drafts/draft-actions.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** What staff have written and not sent. */
export function draftHandlers(
  services: Parameters<typeof keepDraft>[0],
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    drafts: on(ask.drafts, (_, { asker }: Console) => draftsOf(services, asker)),
    keepDraft: on(ask.keepDraft, (keeping, { asker }: Console) => keepDraft(services, asker, keeping)),
  };
}
