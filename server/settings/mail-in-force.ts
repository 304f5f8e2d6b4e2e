import { SETTINGS } from '../../protocol/settings.ts';
import type { MailServer } from '../domain/mail/mail.ts';
import { ifSet, inForce, type WireValues } from './desk-settings.ts';

/** The mail server in force; null as long as its host or the sender is not set. */
export function mailIn(values: WireValues): MailServer | null {
  const host = ifSet(values, SETTINGS.mailHost);
  const from = ifSet(values, SETTINGS.mailFrom);
  if (host === null || from === null) return null;
  return {
    ...{ host, from, port: inForce(values, SETTINGS.mailPort) },
    security: inForce(values, SETTINGS.mailSecurity),
    user: ifSet(values, SETTINGS.mailUser),
    password: ifSet(values, SETTINGS.mailPassword),
  };
}
