import { mailOperations as ask } from '../../protocol/operations/mail.ts';
import { mailState, testMail } from '../actions/mail/test-mail.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** Sending mail, for administrators. */
export function mailHandlers(
  services: Needs<'profile' | 'settings' | 'store.mail' | 'store.staff'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    mailState: staffRoute(ask.mailState, () => mailState(services)),
    testMail: staffRoute(ask.testMail, ({ asker }) => testMail(services, asker.account)),
  };
}
