import type { deskOperations, httpOperations } from '../../protocol/operations/index.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import type { Bearer } from '../actions/privacy/find-people.ts';
import type { Services } from '../actions/services.ts';
import type { Console } from '../entry/console.ts';
import type { HttpHandled } from '../entry/http/http-pipeline.ts';
import type { Handled } from '../entry/pipeline.ts';
import { accountHandlers } from './accounts.ts';
import { announcementHandlers, handoverHandlers } from './shift.ts';
import { caseHandlers } from './cases.ts';
import { chatHandlers } from './chats.ts';
import { crisisHandlers } from './crisis.ts';
import { customerRecordHandlers } from './customer-records.ts';
import { departmentHandlers } from './departments.ts';
import { draftHandlers } from './drafts.ts';
import { helpHandlers } from './help.ts';
import { learningHandlers, turnHandlers } from './learning.ts';
import { listHandlers } from './lists.ts';
import { mailHandlers, settingHandlers, setUpHandlers } from './settings.ts';
import { manualHandlers, proposalHandlers } from './manual.ts';
import { measureHandlers } from './measures.ts';
import { ownPhraseHandlers } from './own-phrases.ts';
import { pastChatHandlers } from './past-chats.ts';
import { peopleHandlers } from './people.ts';
import { procedureHandlers } from './procedures.ts';
import { pushHandlers } from './push.ts';
import { reportHandlers } from './reports.ts';
import { searchHandlers } from './search.ts';
import { signInHandlers, type SignInDeps } from './sign-in.ts';
import { tagHandlers, wrapUpHandlers } from './tags.ts';
import { timelineHandlers } from './timeline.ts';
import { visitorHandlers } from './visitors.ts';
import { teamHandlers } from './team.ts';

/** Everything that a console can ask over its socket. */
export function deskHandlers(
  services: Services,
): Record<keyof typeof deskOperations, Handled<Console, DeskOperation>> {
  return {
    ...listHandlers(services),
    ...chatHandlers(services),
    ...procedureHandlers(services),
    ...helpHandlers(services),
    ...crisisHandlers(services),
    ...ownPhraseHandlers(services),
    ...draftHandlers(services),
    ...pushHandlers(services),
    ...turnHandlers(services),
    ...visitorHandlers(services),
    ...wrapUpHandlers(services),
  };
}

/** Everything that can be asked over HTTP. */
export function httpHandlers(
  services: Services,
  deps: SignInDeps & { bearer: Bearer },
): Record<keyof typeof httpOperations, HttpHandled> {
  return {
    ...accountHandlers(services, deps),
    ...teamHandlers(services, deps),
    ...signInHandlers(services, deps),
    ...pastChatHandlers(services),
    ...reportHandlers(services),
    ...measureHandlers(services),
    ...peopleHandlers(services, deps.bearer),
    ...manualHandlers(services),
    ...learningHandlers(services),
    ...proposalHandlers(services),
    ...settingHandlers(services),
    ...departmentHandlers(services),
    ...setUpHandlers(services),
    ...caseHandlers(services),
    ...customerRecordHandlers(services),
    ...mailHandlers(services),
    ...searchHandlers(services),
    ...timelineHandlers(services),
    ...announcementHandlers(services),
    ...handoverHandlers(services),
    ...tagHandlers(services),
  };
}
