import { v7 as newId } from 'uuid';
import type { Mail } from '../../domain/mail/mail.ts';
import type { Needs } from '../services.ts';

/**
 * Puts mails into the outbox; resolves when they are kept. One process sends each as soon as it can, and tries again for
 * three days while the mail server is away, whoever restarts meanwhile. Where no mail server is set they wait: ask
 * `settings.mail` first.
 */
export function queueMail(
  { clock, store }: Needs<'clock' | 'store.mail'>,
  ...mails: readonly Mail[]
): Promise<void> {
  return store.mail.add(
    mails.map((mail) => ({ ...mail, id: newId(), kind: 'mail' as const, caseNumber: null })),
    clock.now(),
  );
}
