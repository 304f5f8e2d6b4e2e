import type { httpOperations } from '../../protocol/operations/index.ts';
import type { Services } from '../actions/services.ts';
import type { Bearer } from '../actions/privacy/find-people.ts';
import type { HttpHandled } from '../entry/http/http-pipeline.ts';
import { accountHandlers, type AccountDeps } from './accounts.ts';
import { manualHandlers } from './manual.ts';
import { pastChatHandlers } from './past-chats.ts';
import { peopleHandlers } from './people.ts';
import { reportHandlers } from './reports.ts';
import { settingHandlers } from './settings.ts';
import { teamHandlers } from './team.ts';

/** Everything that can be asked over HTTP. */
export function httpHandlers(
  services: Services,
  deps: AccountDeps & { bearer: Bearer },
): Record<keyof typeof httpOperations, HttpHandled> {
  return {
    ...accountHandlers(services, deps),
    ...teamHandlers(services, deps),
    ...pastChatHandlers(services),
    ...reportHandlers(services),
    ...peopleHandlers(services, deps.bearer),
    ...manualHandlers(services),
    ...settingHandlers(services),
  };
}
