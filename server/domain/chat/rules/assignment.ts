import { z } from 'zod';
import { TRANSFER_REASONS } from '../../../../protocol/entry.ts';
import { refuse } from '../../refusal.ts';
import type { Rules } from '../../rules.ts';
import { accountOf, type Staff } from '../author.ts';
import { agentOf, type Chat, JUST_QUEUED, whileOpen } from '../chat.ts';
import type { NewEntry, EntryOf, Sentence } from '../log.ts';
import { answeredByTaking } from './abuse.ts';
import { alreadyClosed } from './closing.ts';
import { handedBy, handedOn } from './handover.ts';
import { DESK_OWES } from './idle.ts';
import * as leadCall from './lead-call.ts';
import { heldFor, offerOf, offerTo } from './offer.ts';
import { besideOwner, withBeside } from './participants.ts';
import {
  NOTHING_PERSONAL,
  type Decides,
  type Folds,
  type Outcome,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// Who has a chat: out of the queue, from one to another, and back.

/** The chat changes its agent or returns to the queue; or somebody joins it. [P6] */
export const lines = [
  z.object({
    kind: z.literal('joined'),
    data: z.object({
      /** `beside`: they join, and the agent stays the same. [P6] */
      how: z.enum(['assigned', 'accepted', 'taken_over', 'beside']),
      /** The lead who gave it to this agent, by hand. */
      assignedBy: z.string().exactOptional(),
    }),
  }),
  z.object({
    kind: z.literal('transferred'),
    text: z.string().exactOptional(),
    data: z.object({
      to: z.string().nullable(),
      why: z.enum(TRANSFER_REASONS),
      /** The department in whose queue it waits from here. */
      department: z.string().exactOptional(),
    }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** The queue or a person assigns the chat; `to: null` is the queue, of a department if one is named. */
export type Events =
  | { type: 'assigned'; to: string }
  | { type: 'accepted'; by: Staff }
  | { type: 'takenOver'; by: Staff }
  | { type: 'transferred'; by: Staff; to: string | null; department?: string; note?: string; say?: Sentence };

/** The first one who takes a waiting chat has it; a lead takes any; its agent and leads pass it on. */
export const decide: Decides<Events['type']> = {
  assigned(chat, { to }, at, { acceptWithin }) {
    if (chat.state.status !== 'waiting') return taken(chat);
    if (acceptWithin !== null) return offerTo(chat, to, at, acceptWithin);
    return [{ kind: 'joined', by: { role: 'agent', account: to }, data: { how: 'assigned' } }];
  },

  accepted(chat, { by }) {
    if (chat.state.status !== 'waiting') return taken(chat, by.account);
    const held = heldFor(chat, by);
    if (held !== null) return held;
    // Who accepts an offer was chosen by the queue.
    const how = offerOf(chat)?.to === by.account ? 'assigned' : 'accepted';
    return [{ kind: 'joined', by, data: { how } }];
  },

  takenOver(chat, { by }) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.state.status === 'open' && chat.state.agent === by.account) return taken(chat, by.account);
    return [
      ...answeredByTaking(chat, by),
      ...leadCall.answeredBy(chat, by),
      { kind: 'joined', by, data: { how: 'taken_over' } },
    ];
  },

  transferred(chat, { by, to, department, note, say }, _at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    const words = note ? rules.mask(note) : undefined;
    if (chat.state.status === 'waiting')
      return department === undefined ? moved(by, to, words) : moveTo(chat, by, department, words);
    if (chat.state.agent === to) return refuse('conflict', 'The chat is with this colleague already.');
    const why = chat.state.agent === by.account ? 'agent' : 'lead';
    const data = { to, why, ...(department === undefined ? {} : { department }) } as const;
    const line: NewEntry = { kind: 'transferred', by, data, ...(words ? { text: words } : {}) };
    // Only the chat's agent can send a sentence with the transfer.
    return say && why === 'agent' ? [spokenBy(by, say, rules), line] : [line];
  },
};

/** Why a chat that does not wait cannot be taken by `account`: the queue may have given it to them just before they asked. */
function taken(chat: Chat, account?: string): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (agentOf(chat) === account) return refuse('conflict', 'You have this chat already.');
  return refuse('conflict', 'Somebody else has taken this chat.');
}

/** A lead assigns a waiting chat to an agent. */
function moved(by: Staff, to: string | null, note: string | undefined): Outcome {
  if (to === null) return refuse('conflict', 'The chat is in the queue already.');
  const joined: NewEntry = {
    kind: 'joined',
    by: { role: 'agent', account: to },
    data: { how: 'assigned', assignedBy: by.account },
  };
  return note === undefined ? [joined] : [joined, { kind: 'note', by, text: note }];
}

/** A lead moves a waiting chat to another department. */
function moveTo(chat: Chat, by: Staff, department: string, note: string | undefined): Outcome {
  if (chat.department === department) return refuse('conflict', 'The chat waits in this department already.');
  const data = { to: null, why: 'lead', department } as const;
  return [{ kind: 'transferred', by, data, ...(note ? { text: note } : {}) }];
}

function spokenBy(by: Staff, { text, phrase }: Sentence, rules: Rules): NewEntry {
  return { kind: 'message', by, text: rules.mask(text), ...(phrase ? { data: phrase } : {}) };
}

/** The chat's agent, and how the chat came to them. */
export const fold: Folds<Kind> = {
  joined(chat, entry) {
    if (entry.data.how === 'beside') return withBeside(chat, entry);
    const agent = accountOf(entry.by) ?? '';
    const handover = handedBy(chat, entry);
    const beside = besideOwner(chat, agent);
    if (chat.state.status === 'open')
      return {
        ...chat,
        handover,
        beside,
        state: { ...chat.state, agent, agentLostAt: null, agentSince: entry.at },
      };
    // The desk owes the first answer: silence before the agent came never closes a chat. [P1]
    const here = { agent, openedAt: entry.at, agentSince: entry.at, agentLostAt: null };
    const state = { status: 'open', ...here, ...DESK_OWES } as const;
    return { ...chat, handover, beside, state };
  },

  transferred(chat, entry) {
    const { to, department = chat.department } = entry.data;
    const handed: Chat = { ...chat, department, handover: handedOn(entry), beside: besideOwner(chat, to) };
    if (chat.state.status === 'waiting') return inQueueOf(handed, entry);
    return to === null
      ? backInQueue(handed, entry)
      : whileOpen(withOverdue(handed, entry), (open) => ({
          ...{ ...open, agent: to, agentLostAt: null },
          agentSince: entry.at,
        }));
  },
};

/** Who did not answer in time is not given it again before somebody has. */
function withOverdue(chat: Chat, { data: { why } }: EntryOf<'transferred'>): Chat {
  const agent = agentOf(chat);
  if (why !== 'overdue' || agent === null) return chat;
  return { ...chat, overdueFrom: [...new Set([...chat.overdueFrom, agent])] };
}

/** A chat that waits keeps its place in line; the other departments of before are no concern of the new one. */
function inQueueOf(chat: Chat, { at }: EntryOf<'transferred'>): Chat {
  const { state } = chat;
  if (state.status !== 'waiting') return chat;
  return { ...chat, state: { ...state, departmentSince: at, offeredTo: [], offer: null, tried: [] } };
}

/** A hold that one agent promised ends with that agent: from here the customer waits. [P7] */
function backInQueue(chat: Chat, { at, data: { why } }: EntryOf<'transferred'>): Chat {
  const returnedBy = why === 'agent_lost' || why === 'agent_disabled' ? null : agentOf(chat);
  const waitingSince = chat.hold === null ? Math.min(chat.waitingSince ?? at, at) : at;
  const state = { ...JUST_QUEUED, status: 'waiting', queuedAt: at, front: true, returnedBy } as const;
  return { ...chat, waitingSince, hold: null, state };
}

/** Customers see the numbers of those who come and go, not who chose them. */
export const shown: Shown<Kind> = {
  joined: { staff: ({ data }) => data, customer: ({ data: { how } }) => ({ how }) },
  transferred: {
    staff: ({ data }) => data,
    customer: ({ data: { to, why } }, numberOf) => ({
      to: to === null ? null : numberOf(to),
      // What became of an account, or of an answer, is nothing to customers.
      why: why === 'agent_disabled' || why === 'overdue' ? 'lead' : why,
    }),
  },
};

/** The note of a transfer is typed. */
export const personal: PersonalParts<Kind> = {
  joined: NOTHING_PERSONAL,
  transferred: { text: 'removed', data: {} },
};
