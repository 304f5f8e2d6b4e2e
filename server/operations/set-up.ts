import { setUpOperations as ask } from '../../protocol/operations/set-up.ts';
import type { Needs } from '../actions/services.ts';
import { passSteps, refusedSites, seeSetUp } from '../actions/team/set-up.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** The set-up of a new desk, for administrators. */
export function setUpHandlers(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings' | 'store.widgetSites'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    setUp: staffRoute(ask.setUp, () => seeSetUp(services)),
    refusedSites: staffRoute(ask.refusedSites, () => refusedSites(services)),
    passSteps: staffRoute(ask.passSteps, ({ asker, input }) =>
      passSteps(services, asker.account, input.steps),
    ),
  };
}
