import { cut } from '../../../protocol/graphemes.ts';
import type { Instant } from '../instant.ts';
import { agentOf, type Chat, type Handover, whileOpen, withEvidence } from './chat.ts';
import { asked, held, whoAsks } from './fold-procedures.ts';
import { erased } from './erasing.ts';
import { isForCustomers, type Author, type Draft, type LogEntry } from './log.ts';

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
        : asked(staffSpoke(next, entry, entry.text), entry.text, entry.data?.phraseId);
    case 'warned':
      return {
        ...staffSpoke(next, entry, entry.text),
        warning: { seq: entry.seq, until: entry.data.until, heard: 'silence', evidence: [] },
      };
    case 'warning_lifted':
      return { ...next, warning: null };
    case 'flagged':
      return flagged(next, entry.data.seq, entry.at);
    case 'unflagged':
      return unflagged(next, entry.data.seq);
    case 'joined':
      return joined(next, entry);
    case 'transferred':
      return transferred(next, entry);
    case 'agent_lost':
      return whileOpen(next, (open) => ({ ...open, agentLostAt: entry.at }));
    case 'agent_back':
      return whileOpen(next, (open) => ({ ...open, agentLostAt: null }));
    case 'nudged':
      return whileOpen(next, (open) => ({ ...open, nudged: true }));
    case 'close_asked':
      return whoAsks(next, entry);
    case 'close_decided':
      return { ...next, abuse: { ...next.abuse, asked: null } };
    case 'held':
      return held(next, entry.seq, entry.data.until);
    case 'hold_over':
      return next.hold === null ? next : { ...next, hold: { ...next.hold, reminded: true } };
    case 'contact_given':
      return { ...next, contactAsked: false };
    case 'lead_told':
      return { ...next, leadToldAt: entry.at };
    case 'closed':
      return {
        ...next,
        warning: null,
        abuse: { ...next.abuse, asked: null },
        hold: null,
        contactAsked: false,
        leadToldAt: null,
        handover: null,
        state: {
          status: 'closed',
          agent: next.state.status === 'open' ? next.state.agent : null,
          closedAt: entry.at,
          reason: entry.data.reason,
          rating: null,
        },
      };
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

const PREVIEW = 120;

function customerSpoke(chat: Chat, text: string, at: Instant): Chat {
  const warning =
    chat.warning?.heard === 'silence' && at <= chat.warning.until
      ? { ...chat.warning, heard: 'words' as const }
      : chat.warning;
  return whileOpen(
    {
      ...chat,
      warning,
      lastCustomerAt: at,
      waitingSince: chat.waitingSince ?? at,
      customerMessages: chat.customerMessages + 1,
      cameBack: chat.cameBack || chat.lastAgentAt !== null,
      lastWords: chat.lastSeq,
      lastText: cut(text, PREVIEW),
      lastBy: 'customer',
      lastAuthor: null,
    },
    (open) => ({ ...open, owes: 'agent', silentSince: null, nudged: false }),
  );
}

function staffSpoke(chat: Chat, { at, by }: LogEntry, text: string): Chat {
  return whileOpen(
    {
      ...chat,
      lastAgentAt: at,
      waitingSince: null,
      leadToldAt: null,
      hold: null,
      lastText: cut(text, PREVIEW),
      lastBy: 'staff',
      lastAuthor: accountOf(by),
    },
    (open) => ({ ...open, owes: 'customer', silentSince: at, nudged: false }),
  );
}

function flagged(chat: Chat, seq: number, at: Instant): Chat {
  const { warning } = chat;
  if (warning === null || seq <= warning.seq) return chat;
  // The judgement is of the five minutes: what comes later, before the sweep has judged, does not change it.
  const heard = at <= warning.until ? ('harassment' as const) : warning.heard;
  return { ...chat, warning: { ...warning, heard, evidence: withEvidence(warning.evidence, seq) } };
}

/** What is no longer marked is no evidence. The customer has spoken in the five minutes all the same. [P2] */
function unflagged(chat: Chat, seq: number): Chat {
  const { warning } = chat;
  if (warning === null || !warning.evidence.includes(seq)) return chat;
  const evidence = warning.evidence.filter((one) => one !== seq);
  const heard = warning.heard === 'harassment' && evidence.length === 0 ? ('words' as const) : warning.heard;
  return { ...chat, warning: { ...warning, heard, evidence } };
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
  return { ...chat, handover: { ...handover, note: cut(text, PREVIEW) } };
}

function accountOf(by: Author): string | null {
  return 'account' in by ? by.account : null;
}

function transferred(before: Chat, { seq, at, by, text, data: { to, why } }: Transfer): Chat {
  const note = text === undefined ? null : cut(text, PREVIEW);
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
