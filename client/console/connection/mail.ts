import type { Answer } from '../../../protocol/errors.ts';
import type { MailState, MailTested } from '../../../protocol/mail.ts';
import { mailOperations as ask } from '../../../protocol/operations/mail.ts';
import { call } from './call.ts';

/** Whether mail is sent, and what waits. */
export function fetchMailState(): Promise<Answer<MailState>> {
  return call(ask.mailState, {});
}

/** Sends a mail to oneself at once. A refusal's `field` is what the mail server said. */
export function sendTestMail(): Promise<Answer<MailTested>> {
  return call(ask.testMail, {});
}
