import type { deskOperations } from '../../protocol/operations/index.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { Assistant } from '../actions/assistant/assistant.ts';
import type { Desk } from '../actions/desk.ts';
import type { Console } from '../entry/console.ts';
import type { Handled } from '../entry/pipeline.ts';
import { chatHandlers } from './chats.ts';
import { listHandlers } from './lists.ts';
import { ownPhraseHandlers } from './own-phrases.ts';
import { procedureHandlers } from './procedures.ts';

/** Everything that a console can ask over its socket. */
export function deskHandlers(
  desk: Desk,
  assistant: Assistant,
): Record<keyof typeof deskOperations, Handled<Console, DeskOperation>> {
  return {
    ...listHandlers(desk),
    ...chatHandlers(desk, assistant),
    ...procedureHandlers(desk),
    ...ownPhraseHandlers(desk, assistant),
  };
}
