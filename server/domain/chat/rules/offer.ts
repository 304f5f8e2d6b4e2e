import { z } from 'zod';
import { OFFER_ENDS } from '../../../../protocol/entry.ts';
import { iso, type Duration, type Instant } from '../../instant.ts';
import { refuse } from '../../refusal.ts';
import { SYSTEM, type Staff } from '../author.ts';
import type { Chat } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { alreadyClosed } from './closing.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type Outcome,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// Where the desk wants chats to be accepted, the queue offers a chat to one agent at a time. Until somebody accepts, the
// chat waits: for its customer nothing changes.

/** An offer that is open. */
export const Offer = z.object({ to: z.string(), until: z.number() });

/** A chat is offered to an agent; the offer ends without being accepted. */
export const lines = [
  z.object({ kind: z.literal('offered'), data: Offer }),
  z.object({
    kind: z.literal('offer_ended'),
    data: z.object({ to: z.string(), ended: z.enum(OFFER_ENDS) }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** `offerWithdrawn`: its agent is away by now. `offersRefused`: everybody who could be asked has been. */
export type Events =
  | { type: 'offerDeclined'; by: Staff }
  | { type: 'offerWithdrawn'; agent: string }
  | { type: 'offersRefused' };

/** The open offer of a waiting chat. */
export function offerOf({ state }: Chat): z.output<typeof Offer> | null {
  return state.status === 'waiting' ? state.offer : null;
}

/** Offers a waiting chat. Ends an open offer to another agent first. */
export function offerTo(chat: Chat, to: string, at: Instant, within: Duration): Outcome {
  if (offerOf(chat) !== null) return refuse('conflict', 'This chat is being offered to somebody.');
  return [{ kind: 'offered', by: SYSTEM, data: { to, until: at + within } }];
}

/** The refusal to take a waiting chat by hand while it is offered to another agent. Leads may. */
export function heldFor(chat: Chat, by: Staff): Outcome | null {
  const offer = offerOf(chat);
  if (offer === null || offer.to === by.account || by.role === 'lead') return null;
  return refuse('conflict', 'This chat is being offered to a colleague.');
}

/** Accepting, declining, the end of the time and a withdrawal are decided one after the other: the first one holds. */
export const decide: Decides<Events['type']> = {
  offerDeclined(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const offer = offerOf(chat);
    if (offer?.to !== by.account) return refuse('conflict', 'This offer is over.');
    return [{ kind: 'offer_ended', by, data: { to: offer.to, ended: 'declined' } }];
  },

  offerWithdrawn: (chat, { agent }) => {
    const offer = offerOf(chat);
    return offer?.to === agent ? ended(offer.to, 'withdrawn') : [];
  },

  // The leads are notified now, not only when the customer has waited for too long.
  offersRefused: ({ state, waitingSince, leadToldAt }) =>
    state.status !== 'waiting' || leadToldAt !== null
      ? []
      : [{ kind: 'lead_told', by: SYSTEM, data: { since: waitingSince ?? state.queuedAt } }],
};

function ended(to: string, how: 'missed' | 'withdrawn'): NewEntry[] {
  return [{ kind: 'offer_ended', by: SYSTEM, data: { to, ended: how } }];
}

/** Who declined or missed it is not asked again for this wait; who was away by then may be. */
export const fold: Folds<Kind> = {
  offered(chat, { data: offer }) {
    const { state } = chat;
    return state.status === 'waiting' ? { ...chat, state: { ...state, offer } } : chat;
  },
  offer_ended(chat, { data: { to, ended: how } }) {
    const { state } = chat;
    if (state.status !== 'waiting') return chat;
    const tried = how === 'withdrawn' ? state.tried : [...new Set([...state.tried, to])];
    return { ...chat, state: { ...state, offer: null, tried } };
  },
};

/** The end of an open offer; as long as it was when it was made. */
export function deadlines(chat: Chat): Deadline[] {
  const offer = offerOf(chat);
  return offer === null ? [] : [{ kind: 'offer', at: offer.until }];
}

/** The offer has ended without being accepted. */
export const due: Dues<'offer'> = {
  offer: {
    isReminder: true,
    becomes: (chat) => {
      const offer = offerOf(chat);
      return offer === null ? [] : ended(offer.to, 'missed');
    },
  },
};

/** Customers do not see offers: for them the chat is waiting. */
export const shown: Shown<Kind> = {
  offered: { staff: ({ data: { to, until } }) => ({ to, until: iso(until) }), customer: 'hidden' },
  offer_ended: { staff: ({ data }) => data, customer: 'hidden' },
};

/** Nothing in these lines is typed. */
export const personal: PersonalParts<Kind> = { offered: NOTHING_PERSONAL, offer_ended: NOTHING_PERSONAL };
