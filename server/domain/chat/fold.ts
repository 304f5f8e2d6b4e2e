import type { Instant } from '../instant.ts';
import { accountOf } from './author.ts';
import { agentOf, type Chat, type Handover, previewOf, whileOpen } from './chat.ts';
import { erased } from './erasing.ts';
import { isForCustomers, type Draft, type EntryOf, type LogEntry } from './log.ts';
import * as abuse from './rules/abuse.ts';
import * as closing from './rules/closing.ts';
import * as contact from './rules/contact.ts';
import * as harassment from './rules/harassment.ts';
import * as hold from './rules/hold.ts';
import * as idle from './rules/idle.ts';
import * as owes from './rules/owes.ts';

/** Gives decided lines their places at the end of the log, and the chat that follows from them. */
export function append(chat: Chat, drafts: Draft[], at: Instant): { chat: Chat; entries: LogEntry[] } {
  const entries: LogEntry[] = [];
  let now = chat;
  for (const draft of drafts) {
    const entry: LogEntry = {
      ...draft,
      chatId: chat.id,
      seq: now.lastSeq + 1,
      customerSeq: isForCustomers(draft.kind) ? now.lastCustomerSeq + 1 : null,
      // A log never goes back in time, whatever the clock does.
      at: Math.max(at, now.lastAt),
    };
    entries.push(entry);
    now = fold(now, entry);
  }
  return { chat: now, entries };
}

/** The chat after one more entry. The row of a chat is this, over its whole log. */
export function fold(chat: Chat, entry: LogEntry): Chat {
  const next: Chat = {
    ...chat,
    lastSeq: entry.seq,
    lastCustomerSeq: entry.customerSeq ?? chat.lastCustomerSeq,
    lastAt: entry.at,
  };
  switch (entry.kind) {
    case 'message':
      return entry.by.role === 'customer'
        ? customerSpoke(next, entry.text, entry.at)
        : staffSpoke(next, entry);
    case 'warned':
      return harassment.fold.warned(next, entry);
    case 'warning_lifted':
      return harassment.fold.warning_lifted(next, entry);
    case 'flagged':
      return harassment.fold.flagged(next, entry);
    case 'unflagged':
      return harassment.fold.unflagged(next, entry);
    case 'joined':
      return joined(next, entry);
    case 'transferred':
      return transferred(next, entry);
    case 'agent_lost':
      return whileOpen(next, (open) => ({ ...open, agentLostAt: entry.at }));
    case 'agent_back':
      return whileOpen(next, (open) => ({ ...open, agentLostAt: null }));
    case 'nudged':
      return idle.fold.nudged(next, entry);
    case 'close_asked':
      return abuse.fold.close_asked(next, entry);
    case 'close_decided':
      return abuse.fold.close_decided(next, entry);
    case 'held':
      return hold.fold.held(next, entry);
    case 'hold_over':
      return hold.fold.hold_over(next, entry);
    case 'contact_given':
      return contact.fold.contact_given(next, entry);
    case 'lead_told':
      return owes.fold.lead_told(next, entry);
    case 'closed':
      return closing.fold.closed(next, entry);
    case 'rated':
      return next.state.status === 'closed'
        ? { ...next, state: { ...next.state, rating: entry.data.score } }
        : next;
    case 'erased':
      return erased(next, entry.at);
    case 'note':
      return noted(next, entry);
  }
}

type Transfer = Extract<LogEntry, { kind: 'transferred' }>;

function customerSpoke(chat: Chat, text: string, at: Instant): Chat {
  return whileOpen(
    {
      ...chat,
      warning: harassment.heardFromCustomer(chat.warning, at),
      lastCustomerAt: at,
      waitingSince: chat.waitingSince ?? at,
      customerMessages: chat.customerMessages + 1,
      cameBack: idle.isBackOnceWritten(chat),
      lastWords: chat.lastSeq,
      lastText: previewOf(text),
      lastBy: 'customer',
      lastAuthor: null,
    },
    (open) => ({ ...open, ...idle.DESK_OWES }),
  );
}

function staffSpoke(chat: Chat, entry: EntryOf<'message'>): Chat {
  const phraseId = entry.data?.phraseId;
  return {
    ...owes.answered(chat, entry),
    contactAsked: contact.isContactAskedAfter(chat, entry.text, phraseId),
    abuse: abuse.stepsAfter(chat, phraseId),
  };
}

function joined(chat: Chat, entry: LogEntry & { kind: 'joined' }): Chat {
  const account = accountOf(entry.by) ?? '';
  const handover = handedBy(chat, entry);
  if (chat.state.status === 'open')
    return { ...chat, handover, state: { ...chat.state, agent: account, agentLostAt: null } };
  return {
    ...chat,
    handover,
    state: {
      status: 'open',
      agent: account,
      openedAt: entry.at,
      // Whoever comes out of the queue is owed a word: nobody is closed for a silence before their agent came. [P1]
      owes: 'agent',
      silentSince: null,
      nudged: false,
      agentLostAt: null,
    },
  };
}

/** Whoever takes a chat by hand knows of it. What the queue gives away again comes from whoever gave it back. */
function handedBy(chat: Chat, { seq, at, by, data }: LogEntry & { kind: 'joined' }): Handover | null {
  if (data.how !== 'assigned') return null;
  const lead = data.assignedBy;
  if (lead === accountOf(by)) return null;
  if (lead !== undefined) return { seq, at, by: lead, why: 'lead', note: null };
  return chat.handover && { ...chat.handover, seq, at };
}

/** A lead who takes a chat out of the queue for somebody says why in a note right after. */
function noted(chat: Chat, { seq, by, text }: LogEntry & { kind: 'note' }): Chat {
  const { handover } = chat;
  if (handover === null || handover.seq !== seq - 1 || handover.by !== accountOf(by)) return chat;
  return { ...chat, handover: { ...handover, note: previewOf(text) } };
}

function transferred(before: Chat, { seq, at, by, text, data: { to, why } }: Transfer): Chat {
  const note = text === undefined ? null : previewOf(text);
  const from = accountOf(by);
  const isOwnDoing = to !== null && to === from;
  const chat: Chat = { ...before, handover: isOwnDoing ? null : { seq, at, by: from, why, note } };
  if (to === null) {
    // A pause that one agent promised is over with that agent: from here the customer waits.
    const returnedBy = why === 'agent_lost' || why === 'agent_disabled' ? null : agentOf(chat);
    const waitingSince = chat.hold === null ? (chat.waitingSince ?? at) : at;
    return {
      ...chat,
      waitingSince,
      hold: null,
      state: { status: 'waiting', queuedAt: at, front: true, returnedBy },
    };
  }
  return whileOpen(chat, (open) => ({ ...open, agent: to, agentLostAt: null }));
}
