import type { MailState, MailTested } from '../mail.ts';
import { gives, http, noInput } from './operation.ts';

/** Sending mail. */
export const mailOperations = {
  mailState: http('GET /api/mail', {
    input: noInput,
    output: gives<MailState>(),
    needs: { desk: 'manageSettings' },
  }),
  /** Sends at once, to the address of whoever asks, and says what the mail server said. */
  testMail: http('POST /api/mail/test', {
    input: noInput,
    output: gives<MailTested>(),
    needs: { desk: 'manageSettings' },
  }),
};
