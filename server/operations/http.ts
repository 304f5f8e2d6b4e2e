import type { httpOperations } from '../../protocol/operations/index.ts';
import type { Desk } from '../actions/desk.ts';
import type { Bearer } from '../actions/privacy/find-people.ts';
import type { HttpHandled } from '../entry/http/http-pipeline.ts';
import { accountHandlers, type AccountDeps } from './accounts.ts';
import { manualHandlers } from './manual.ts';
import { pastChatHandlers } from './past-chats.ts';
import { peopleHandlers } from './people.ts';
import { reportHandlers } from './reports.ts';
import { teamHandlers } from './team.ts';

/** Everything that can be asked over HTTP. */
export function httpHandlers(
  desk: Desk,
  deps: AccountDeps & { bearer: Bearer },
): Record<keyof typeof httpOperations, HttpHandled> {
  return {
    ...accountHandlers(desk, deps),
    ...teamHandlers(desk, deps),
    ...pastChatHandlers(desk),
    ...reportHandlers(desk),
    ...peopleHandlers(desk, deps.bearer),
    ...manualHandlers(desk),
  };
}
