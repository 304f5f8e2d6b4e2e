import { learningOperations as ask, turnOperations } from '../../protocol/operations/learning.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { ignoredFindings, unheard } from '../actions/learning/gaps.ts';
import { judgeTurn } from '../actions/learning/judge-turn.ts';
import {
  discardLearned,
  learnedChanges,
  learningView,
  learnNow,
  publishLearned,
} from '../actions/learning/learned-versions.ts';
import type { Needs } from '../actions/services.ts';
import type { Console } from '../entry/console.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** What staff say of a customer's turn. */
export function turnHandlers(
  services: Needs<'assistant' | 'clock' | 'manual' | 'store.chats' | 'store.turns'>,
): Record<keyof typeof turnOperations, Handled<Console, DeskOperation>> {
  return {
    judgeTurn: on(turnOperations.judgeTurn, (judged, { asker }: Console) =>
      judgeTurn(services, asker, judged),
    ),
  };
}

/** What the desk has learnt from its own records, in versions. */
export function learningHandlers(
  services: Needs<
    | 'audit'
    | 'clock'
    | 'learner'
    | 'log'
    | 'manual'
    | 'ownPhrases'
    | 'profile'
    | 'readingWatch'
    | 'store.chats'
    | 'store.learned'
    | 'store.records'
    | 'store.turns'
  >,
): Record<keyof typeof ask, HttpHandled> {
  return {
    learning: staffRoute(ask.learning, () => learningView(services)),
    learnNow: staffRoute(ask.learnNow, () => learnNow(services)),
    learnedChanges: staffRoute(ask.learnedChanges, ({ asker, address }) =>
      learnedChanges(services, asker, address.number),
    ),
    publishLearned: staffRoute(ask.publishLearned, ({ asker, address }) =>
      publishLearned(services, asker, address.number),
    ),
    unheard: staffRoute(ask.unheard, ({ asker }) => unheard(services, asker)),
    ignoredFindings: staffRoute(ask.ignoredFindings, ({ asker }) => ignoredFindings(services, asker)),
    discardLearned: staffRoute(ask.discardLearned, ({ asker, address }) =>
      discardLearned(services, asker, address.number),
    ),
  };
}
