import type { z } from 'zod';
import { cut } from '../../../protocol/graphemes.ts';
import type * as body from './chat-body.ts';

/** The state of a chat that is with an agent. */
export type Open = z.output<typeof body.Open>;

/** The summary of a chat's log: replaying the log from its start gives exactly this. */
export type Chat = z.output<typeof body.ChatBody>;

/** What a chat has of its own in the queue that no agent has given back and nobody was offered. */
export const JUST_QUEUED = { returnedBy: null, departmentSince: null, offeredTo: [], offer: null, tried: [] };

/** A chat in which nobody has complained. [P6] */
export const NO_COMPLAINT: Chat['complaint'] = { since: null, cases: [], offeredAt: null, passed: false };

/** A chat before its first entry. */
export function newChat(start: z.input<typeof body.ChatStart>): Chat {
  return {
    ...start,
    marked: start.marked ?? null,
    department: start.department ?? null,
    promises: start.promises ?? [],
    lastSeq: 0,
    lastCustomerSeq: 0,
    lastAt: start.startedAt,
    lastCustomerAt: null,
    lastAgentAt: null,
    waitingSince: null,
    customerMessages: 0,
    lastText: '',
    lastTextSeq: 0,
    lastFile: null,
    lastBy: 'system',
    lastAuthor: null,
    handover: null,
    warning: null,
    abuse: { steps: 0, evidence: [], asked: null },
    hold: null,
    lastWords: 0,
    cameBack: false,
    contactAsked: false,
    leadToldAt: null,
    overdueFrom: [],
    leadCall: null,
    complaint: NO_COMPLAINT,
    crisis: null,
    beside: { joined: [], invited: [] },
    answering: null,
    recalled: [],
    tags: [],
    summary: null,
    erasedAt: null,
    state: { status: 'waiting', queuedAt: start.startedAt, front: false, ...JUST_QUEUED },
  };
}

/** The account that has the chat, or had it last. */
export function agentOf(chat: Chat): string | null {
  return chat.state.status === 'waiting' ? null : chat.state.agent;
}

/**
 * Whether the chat needs a lead's attention on every screen: a question or a call is open, a customer has waited too
 * long, or it is in crisis.
 */
export function needsLead(chat: Chat): boolean {
  const { state, abuse, leadToldAt, leadCall } = chat;
  if (state.status === 'closed') return false;
  return abuse.asked !== null || leadToldAt !== null || leadCall?.ended === null || isInCrisis(chat);
}

/** Whether what agents say in it waits for a lead. [P6] */
export function isInCrisis({ crisis }: Pick<Chat, 'crisis'>): boolean {
  return crisis !== null && crisis.ended === null;
}

/** The chat with its open state changed; as it is in any other state. */
export function whileOpen(chat: Chat, change: (open: Open) => Open): Chat {
  return chat.state.status === 'open' ? { ...chat, state: change(chat.state) } : chat;
}

const PREVIEW = 120;

/** How a text begins: as much of it as the row keeps for lists, in whole characters. */
export function previewOf(text: string): string {
  return cut(text, PREVIEW);
}
