import { z } from 'zod';
import { asksForContact, contactIn } from '../../../../phrases/suggest/requests.ts';
import { SYSTEM } from '../author.ts';
import type { Chat } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import type { Folds, PersonalParts, Shown } from './rule.ts';

// S1(16): the agent asks how the customer can be reached, and the customer says it.

/** The customer has given a contact, which is stored in their record. S1(16) */
export const lines = [
  z.object({ kind: z.literal('contact_given'), data: z.object({ contact: z.string() }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** What a message of the customer adds to the log: the contact in it, if they were asked for one. S1(16) */
export function contactGiven(chat: Chat, text: string): NewEntry[] {
  const contact = chat.contactAsked ? contactIn(text) : null;
  return contact === null ? [] : [{ kind: 'contact_given', by: SYSTEM, data: { contact } }];
}

/** Whether the widget asks for a contact after this message of the agent; once it does, until one is given. S1(16) */
export function isContactAskedAfter(
  { contactAsked }: Chat,
  text: string,
  phraseId: string | undefined,
): boolean {
  return contactAsked || asksForContact(text, phraseId);
}

/** The question is answered. */
export const fold: Folds<Kind> = {
  contact_given: (chat) => ({ ...chat, contactAsked: false }),
};

/** What the desk keeps of it is for staff; the customer sees their own message. */
export const shown: Shown<Kind> = {
  contact_given: { staff: ({ data }) => data, customer: 'hidden' },
};

/** The contact is the person’s. */
export const personal: PersonalParts<Kind> = {
  contact_given: { text: 'none', data: { contact: '' } },
};
