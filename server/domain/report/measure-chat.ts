import { agentOf, type Chat } from '../chat/chat.ts';
import type { Duration, Instant } from '../instant.ts';

/** A line of a chat's log as far as times and people go. */
export interface Moment {
  at: Instant;
  kind: 'message' | 'warned' | 'joined' | 'lead_called' | 'lead_answered';
  role: 'customer' | 'agent' | 'lead' | 'system';
  account: string | null;
}

/** An answer: whose, since when the customer had waited for it, and how long. */
export interface Reply {
  account: string;
  asked: Instant;
  took: Duration;
}

/** What can be measured of one chat. */
export interface Measures {
  startedAt: Instant;
  /** Its agent, or its last one. */
  agent: string | null;
  taken: boolean;
  waited: Duration | null;
  replies: Reply[];
  /** The first of the replies, unless the message was left while no agent was there. */
  firstReply: Reply | null;
  handling: Duration | null;
  /** The calls for a lead: by whom and when. [P6] */
  leadCalls: { account: string; at: Instant }[];
  /** Those that a lead took: who, when they were called, and how long it took. [P6] */
  leadAnswers: Reply[];
  /** When staff spoke. */
  spokenAt: Instant[];
}

/** Measures a chat by its row and its log. Pure; times are the server's. */
export function measureChat(chat: Chat, moments: readonly Moment[]): Measures {
  const { state, startedAt, leftMessage } = chat;
  const taken = moments.find(({ kind }) => kind === 'joined');
  const replies = repliesIn(moments);
  const first = replies[0] ?? null;
  return {
    startedAt,
    agent: agentOf(chat),
    taken: taken !== undefined,
    waited: taken && !leftMessage ? taken.at - startedAt : null,
    replies: leftMessage ? replies.slice(1) : replies,
    firstReply: leftMessage ? null : first,
    handling: taken && state.status === 'closed' ? state.closedAt - taken.at : null,
    ...leadCallsIn(moments),
    spokenAt: moments.filter(isStaffWords).map(({ at }) => at),
  };
}

function repliesIn(moments: readonly Moment[]): Reply[] {
  const replies: Reply[] = [];
  let asked: Instant | null = null;
  for (const moment of moments) {
    if (moment.kind === 'message' && moment.role === 'customer') asked ??= moment.at;
    else if (isStaffWords(moment) && asked !== null) {
      replies.push({ account: moment.account ?? '', asked, took: moment.at - asked });
      asked = null;
    }
  }
  return replies;
}

function leadCallsIn(moments: readonly Moment[]): Pick<Measures, 'leadCalls' | 'leadAnswers'> {
  const leadCalls: Measures['leadCalls'] = [];
  const leadAnswers: Reply[] = [];
  for (const { kind, at, account } of moments) {
    if (kind === 'lead_called') leadCalls.push({ account: account ?? '', at });
    const call = leadCalls.at(-1);
    if (kind === 'lead_answered' && call)
      leadAnswers.push({ account: account ?? '', asked: call.at, took: at - call.at });
  }
  return { leadCalls, leadAnswers };
}

function isStaffWords({ kind, role }: Moment): boolean {
  return (kind === 'message' || kind === 'warned') && (role === 'agent' || role === 'lead');
}
