/** `GET /api/mail`: whether mail is sent, and what still waits. */
export interface MailState {
  /** Whether a mail server and a sender are set. */
  isSet: boolean;
  /** Mails that have not been sent yet, and those that were given up. */
  waiting: number;
  givenUp: number;
  /** Why the last attempt failed, as the mail server or the network says it; null: none has. */
  lastFault: string | null;
}

/** `POST /api/mail/test` is answered with the address that the mail was sent to. */
export interface MailTested {
  to: string;
}
