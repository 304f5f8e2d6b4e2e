import { followAnswers } from './cases/answered-promises.ts';
import type { CaseServices } from './cases/change-case.ts';
import type { ReachingServices } from './cases/reach-customer.ts';
import { followMessages } from './cases/messages-left.ts';
import { followWithdrawn } from './cases/withdrawn-answers.ts';
import type { Committed } from './chats/committed.ts';
import { movesTheQueue } from './routing/dispatcher.ts';
import { MissedOffers } from './routing/offers.ts';
import type { DeskState, Needs } from './services.ts';
import { forgetClosed } from './drafts/draft-actions.ts';
import { followChats } from './visitors/department-seen.ts';
import { followVisitors } from './visitors/on-site.ts';
import { storeContacts } from './visitors/introduce.ts';

/**
 * Subscribes everything that reacts to a commit, in this order. The publisher comes before the subscribers that only
 * analyse messages, so that no client waits for them.
 */
export function subscribeAll(
  committed: Committed,
  services: Needs<
    | ('measured' | 'records' | 'agentTurns' | 'timeline' | 'publisher' | 'assistant' | 'dispatcher' | 'log')
    | ('chats' | 'clock' | 'directory' | 'rules' | 'store.chats' | 'store.customers' | 'store.staff')
    | (DeskState | 'rooms' | 'siteVisitors')
    | CaseServices
    | ReachingServices
    | 'store.mail'
    | 'store.drafts'
  >,
): void {
  const { measured, records, agentTurns, timeline, publisher, assistant, dispatcher, log } = services;
  const missed = new MissedOffers(services);
  committed.subscribe(
    { name: 'metrics', handle: (news) => measured.stored(news) },
    { name: 'records', handle: (news) => records.handle(news) },
    { name: 'turns', handle: (news) => agentTurns.handle(news) },
    { name: 'timeline', handle: (news) => timeline.handle(news) },
    { name: 'missed_offers', handle: (news) => missed.handle(news) },
    { name: 'publisher', handle: (news) => publisher.publish(news) },
    { name: 'assistant', handle: (news) => assistant.handle(news) },
    { name: 'visitors', handle: (news) => followVisitors(services, news) },
    { name: 'departments', handle: (news) => followChats(services, news) },
    {
      name: 'contacts',
      // Not awaited: it performs a command, which waits for this batch to be published.
      handle: (news) =>
        void storeContacts(services, news).catch((error: unknown) =>
          log.error({ err: error }, 'storing a contact failed'),
        ),
    },
    {
      name: 'messages',
      // Not awaited either: a case may be told to its chat.
      handle: (news) =>
        void followMessages(services, news).catch((error: unknown) =>
          log.error({ err: error }, 'following the messages that were left failed'),
        ),
    },
    {
      name: 'promises',
      handle: (news) =>
        void followAnswers(services, news).catch((error: unknown) =>
          log.error({ err: error }, 'telling promises of their answer failed'),
        ),
    },
    {
      name: 'withdrawn',
      handle: (news) =>
        void followWithdrawn(services, news).catch((error: unknown) =>
          log.error({ err: error }, 'reopening what a withdrawn message had answered failed'),
        ),
    },
    {
      name: 'drafts',
      // Not awaited: nobody waits for what is tidied up.
      handle: (news) =>
        void forgetClosed(services, news).catch((error: unknown) =>
          log.error({ err: error }, 'forgetting the drafts of closed chats failed'),
        ),
    },
    { name: 'queue', handle: (news) => (news.some(movesTheQueue) ? dispatcher.queueMoved() : undefined) },
  );
}
