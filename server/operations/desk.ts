import type { deskOperations } from '../../protocol/operations/index.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { Services } from '../actions/services.ts';
import type { Console } from '../entry/console.ts';
import type { Handled } from '../entry/pipeline.ts';
import { chatHandlers } from './chats.ts';
import { helpHandlers } from './help.ts';
import { listHandlers } from './lists.ts';
import { ownPhraseHandlers } from './own-phrases.ts';
import { procedureHandlers } from './procedures.ts';

/** Everything that a console can ask over its socket. */
export function deskHandlers(
  services: Services,
): Record<keyof typeof deskOperations, Handled<Console, DeskOperation>> {
  return {
    ...listHandlers(services),
    ...chatHandlers(services),
    ...procedureHandlers(services),
    ...helpHandlers(services),
    ...ownPhraseHandlers(services),
  };
}
