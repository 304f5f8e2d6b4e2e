import { v7 as newId } from 'uuid';
import type { MailState, MailTested } from '../../../protocol/mail-settings.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { Needs } from '../services.ts';
import { testWords } from './mail-words.ts';
import { sendMail } from './smtp.ts';

/** Whether mail is sent, and what waits. */
export async function mailState({ settings, store }: Needs<'settings' | 'store.mail'>): Promise<MailState> {
  return { isSet: settings.mail !== null, ...(await store.mail.state()) };
}

/** Sends a mail to whoever asks, at once. Refused with what is wrong: the address, the server, the password. */
export async function testMail(
  { settings, store, profile }: Needs<'settings' | 'store.staff' | 'profile'>,
  account: string,
): Promise<MailTested | Refusal> {
  const server = settings.mail;
  if (server === null) return refuse('conflict', 'Set the mail server and the sender first.');
  const to = (await store.staff.find(account))?.mail ?? null;
  if (to === null)
    return refuse('conflict', 'Your account has no email address. Enter it on the screen Team.');
  const fault = await sendMail(server, newId(), { to, ...testWords(profile) });
  if (fault === null) return { to };
  return { ...refuse('conflict', SENTENCES[fault.why]), field: fault.said };
}

const SENTENCES = {
  server: 'The mail server does not answer. Check server, port and encryption.',
  tls: 'The connection to the mail server cannot be secured. Check encryption and port, and its certificate.',
  auth: 'The mail server refuses the user or the password.',
  sender: 'The mail server does not take the mail. Check the sender.',
  refused: 'The mail server does not take the mail. Check the sender.',
  unsure: 'The mail server does not answer. Check server, port and encryption.',
} as const;
