import { searchOperations as ask } from '../../protocol/operations/search.ts';
import { search } from '../actions/search/search.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** One search over chats, customers, cases and phrases. */
export function searchHandlers(
  services: Needs<
    | 'directory'
    | 'manual'
    | 'ownPhrases'
    | 'profile'
    | 'publisher'
    | 'store.cases'
    | 'store.chats'
    | 'store.customers'
  >,
): Record<keyof typeof ask, HttpHandled> {
  return {
    search: staffRoute(ask.search, ({ asker, input }) => search(services, asker, input)),
  };
}
