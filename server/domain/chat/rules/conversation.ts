import { z } from 'zod';
import type { Promised } from '../../../../phrases/suggest/promise.ts';
import { refuse } from '../../refusal.ts';
import type { Staff } from '../author.ts';
import { type Chat, previewOf, whileOpen } from '../chat.ts';
import type { NewEntry, EntryOf } from '../log.ts';
import { lastFileOf } from '../../../../protocol/files.ts';
import type { AttachedFile } from '../../file/attached.ts';
import { MessageData, messageData, phraseIn, type PhraseUse, type Quote } from '../phrase-use.ts';
import { stepsAfter } from './abuse.ts';
import { alreadyClosed } from './closing.ts';
import { contactGiven, isContactAskedAfter } from './contact.ts';
import { wordsErased } from './erasing.ts';
import { withNote } from './handover.ts';
import { heardFromCustomer, judge } from './harassment.ts';
import { promise, promisedUntil } from './hold.ts';
import { DESK_OWES, isBackOnceWritten } from './idle.ts';
import { complaintAfter } from './lead-offer.ts';
import { answered } from './owes.ts';
import { isBeside, withInvited } from './participants.ts';
import { waitsFrom } from './promises.ts';
import type { Decides, Folds, PersonalParts, Shown } from './rule.ts';

// Messages and notes. Other rules are called from here; what each of them makes of a message is in its own file.

/** Messages, and notes for colleagues. */
export const lines = [
  z.object({ kind: z.literal('message'), text: z.string(), data: MessageData.exactOptional() }),
  z.object({
    kind: z.literal('note'),
    text: z.string(),
    /** The accounts that the note calls. [P6] */
    data: z.object({ mentions: z.array(z.string()) }).exactOptional(),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A customer or a member of staff writes. */
export type Events =
  | { type: 'customerWrote'; clientId: string; text: string; files?: readonly AttachedFile[]; quote?: Quote }
  | {
      type: 'staffWrote';
      by: Staff;
      clientId: string;
      text: string;
      phrase?: PhraseUse;
      promises?: Promised | null;
      files?: readonly AttachedFile[];
      quote?: Quote;
    }
  | { type: 'noted'; by: Staff; clientId: string; text: string; mentions?: readonly string[] };

/** Customers write while the chat runs; its agent and those who have joined answer; colleagues write notes. */
export const decide: Decides<Events['type']> = {
  // A message is stored whatever the clocks say: written before the close is stored, it wins. [P1] [P2]
  customerWrote(chat, { clientId, text, files, quote }, at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const masked = rules.mask(text);
    const said = { text: masked, ...messageData(null, files, quote) };
    const message: NewEntry = { kind: 'message', by: { role: 'customer' }, clientId, ...said };
    return [message, ...contactGiven(chat, masked), ...judge(chat, text, at, rules)];
  },

  // Only the chat's agent, and those who have joined, write to the customer. Naming a time, or a moment, is a promise.
  // [P7]
  staffWrote(chat, { by, clientId, text, phrase, promises = null, files, quote }, at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.state.status === 'waiting') return refuse('conflict', 'Accept the chat before you write in it.');
    if (chat.state.agent !== by.account && !isBeside(chat, by.account))
      return refuse('conflict', 'Another agent has this chat; take it over to write in it.');
    const said = { text: rules.mask(text), ...messageData(phrase, files, quote) };
    const message: NewEntry = { kind: 'message', by, clientId, ...said };
    const until = promisedUntil(chat, { text, promises }, at, rules);
    return until === null ? [message] : [message, promise(by, until)];
  },

  // No customer ever sees a note; it may be written also after the close.
  noted(chat, { by, clientId, text, mentions = [] }, _at, rules) {
    if (chat.erasedAt !== null) return wordsErased();
    const data = mentions.length > 0 ? { data: { mentions: [...mentions] } } : {};
    return [{ kind: 'note', by, clientId, text: rules.mask(text), ...data }];
  },
};

/** Who spoke last and who owes the answer, and what the other rules make of it. */
export const fold: Folds<Kind> = {
  message: (chat, entry) =>
    entry.by.role === 'customer' ? customerSpoke(chat, entry) : staffSpoke(chat, entry),

  note: (chat, entry) => ({ ...chat, handover: withNote(chat, entry), beside: withInvited(chat, entry) }),
};

function customerSpoke(chat: Chat, { at, text, data }: EntryOf<'message'>): Chat {
  return whileOpen(
    {
      ...chat,
      warning: heardFromCustomer(chat.warning, at),
      lastCustomerAt: at,
      waitingSince: waitsFrom(chat, at),
      customerMessages: chat.customerMessages + 1,
      cameBack: isBackOnceWritten(chat),
      lastWords: chat.lastSeq,
      answering: null,
      lastText: previewOf(text),
      lastTextSeq: chat.lastSeq,
      lastFile: lastFileOf(data?.files),
      lastBy: 'customer',
      lastAuthor: null,
    },
    (open) => ({ ...open, ...DESK_OWES }),
  );
}

function staffSpoke(chat: Chat, entry: EntryOf<'message'>): Chat {
  const phraseId = entry.data?.phraseId;
  return {
    ...answered(complaintAfter(chat, entry.at, phraseId), entry),
    contactAsked: isContactAskedAfter(chat, entry.text, phraseId),
    abuse: stepsAfter(chat, phraseId),
  };
}

/** Customers do not learn which phrase they were answered with. */
export const shown: Shown<Kind> = {
  message: {
    staff: ({ data }) => {
      const phrase = phraseIn(data);
      const quote = data?.quote;
      if (!phrase && !quote) return null;
      return {
        ...(phrase ? { phraseId: phrase.phraseId, phraseUse: phrase.phraseUse } : {}),
        ...(quote ? { quote: quote.seq } : {}),
      };
    },
    customer: ({ data }) => (data?.quote ? { quote: data.quote.customerSeq } : null),
  },
  note: { staff: ({ data }) => data ?? null, customer: 'hidden' },
};

/** Messages and notes are typed, and files have names; the phrase that a message came from stays for reports. */
export const personal: PersonalParts<Kind> = {
  message: { text: 'emptied', data: { files: 'removed' } },
  note: { text: 'emptied', data: {} },
};
