import { SETTINGS } from '../../protocol/settings.ts';
import type { MailServer, Webhook } from '../domain/mail/mail.ts';
import { addressIn } from '../../protocol/contact.ts';
import { ifSet, inForce, type WireValues } from '../../protocol/setting-values.ts';

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

/** The webhook in force; null as long as its address or its secret is not set. */
export function webhookIn(values: WireValues): Webhook | null {
  const url = ifSet(values, SETTINGS.webhookUrl);
  const secret = ifSet(values, SETTINGS.webhookSecret);
  return url === null || secret === null ? null : { url, secret };
}

/** Whom push services may write to: a `mailto:` or an https address, as they want one. */
export function pushContactIn(values: WireValues, publicUrl: string): string {
  const mail = addressIn(ifSet(values, SETTINGS.pushContact) ?? '');
  if (mail !== null) return `mailto:${mail}`;
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' ? publicUrl : `mailto:desk@${hostname}`;
}

/** Who is written to about a crisis; null if nobody is. [P6] */
export function crisisContactIn(values: WireValues): string | null {
  return ifSet(values, SETTINGS.crisisContact);
}
