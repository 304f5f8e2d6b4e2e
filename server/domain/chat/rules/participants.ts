import { z } from 'zod';
import { PARTICIPANTS_MAX } from '../../../../protocol/limits.ts';
import { refuse } from '../../refusal.ts';
import { accountOf, type Staff } from '../author.ts';
import type { Chat } from '../chat.ts';
import type { EntryOf } from '../log.ts';
import { alreadyClosed } from './closing.ts';
import { answeredBy } from './lead-call.ts';
import { NOTHING_PERSONAL, type Decides, type Folds, type PersonalParts, type Shown } from './rule.ts';

// P6: who writes in a chat besides its agent. Joining does not move the chat: it stays its agent's and counts only for them.

/** Who is in a chat besides its agent. [P6] */
export const Beside = z.object({
  /** They write to the customer, who was notified that they joined. */
  joined: z.array(z.string()),
  /** They were called by a note: they may read the chat and join it. */
  invited: z.array(z.string()),
});

/** Who is in a chat besides its agent. [P6] */
export type Beside = z.output<typeof Beside>;

/** Only the agent. */
export const NOBODY_BESIDE: Beside = { joined: [], invited: [] };

/** A participant leaves. Joining is the entry `joined`, see `assignment.ts`. */
export const lines = [z.object({ kind: z.literal('left') })] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** A participant joins the chat, or leaves it. */
export type Events = { type: 'joinedBeside'; by: Staff } | { type: 'leftBeside'; by: Staff };

/** Anybody who may join a chat with an agent can write in it. For a lead who was called this is the answer. [P6] */
export const decide: Decides<Events['type']> = {
  joinedBeside(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.state.status === 'waiting') return refuse('conflict', 'Nobody has this chat yet; accept it.');
    if (chat.state.agent === by.account) return refuse('conflict', 'You have this chat.');
    if (isBeside(chat, by.account)) return refuse('conflict', 'You are in this chat already.');
    if (chat.beside.joined.length >= PARTICIPANTS_MAX)
      return refuse('conflict', 'There are too many people in this chat already.');
    return [{ kind: 'joined', by, data: { how: 'beside' } }, ...answeredBy(chat, by)];
  },

  leftBeside(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    return isBeside(chat, by.account)
      ? [{ kind: 'left', by }]
      : refuse('conflict', 'You are not in this chat beside its agent.');
  },
};

/** Whether an account has joined this chat. */
export function isBeside({ beside }: Pick<Chat, 'beside'>, account: string): boolean {
  return beside.joined.includes(account);
}

/** The chat after a participant has joined. */
export function withBeside(chat: Chat, { by }: EntryOf<'joined'>): Chat {
  const account = accountOf(by) ?? '';
  const { joined, invited } = without(chat.beside, account);
  return { ...chat, beside: { joined: [...joined, account], invited } };
}

/** The chat after a note that mentions colleagues: they may read it and join. Participants are only notified. */
export function withInvited(chat: Chat, { data }: EntryOf<'note'>): Beside {
  const { state, beside } = chat;
  if (state.status === 'closed' || data === undefined) return beside;
  const agent = state.status === 'open' ? state.agent : null;
  const known = new Set([...beside.joined, ...beside.invited, agent]);
  const added = data.mentions.filter((account) => !known.has(account));
  return { ...beside, invited: [...beside.invited, ...added].slice(-PARTICIPANTS_MAX) };
}

/** A participant who becomes the agent is no longer one of the others. */
export function besideOwner({ beside }: Chat, owner: string | null): Beside {
  return owner === null ? beside : without(beside, owner);
}

function without({ joined, invited }: Beside, account: string): Beside {
  const others = (one: string): boolean => one !== account;
  return { joined: joined.filter(others), invited: invited.filter(others) };
}

/** After leaving, they may read the chat only with a right of their own. */
export const fold: Folds<Kind> = {
  left: (chat, { by }) => ({ ...chat, beside: without(chat.beside, accountOf(by) ?? '') }),
};

/** Customers see who leaves, as they saw who joined. */
export const shown: Shown<Kind> = { left: { staff: () => null, customer: () => null } };

/** Who was there stays on record. */
export const personal: PersonalParts<Kind> = { left: NOTHING_PERSONAL };
