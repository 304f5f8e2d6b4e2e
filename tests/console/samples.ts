import type { StaffChat } from '../../protocol/chat.ts';
import type { DeskFacts } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';

/** A moment on the day of all samples. */
export const at = (time: string): string => `2026-11-21T${time}.000Z`;

/** An open chat of agent 1001 in which nobody waits, changed as a test needs it. */
export function chat(id: string, change: Partial<StaffChat> = {}): StaffChat {
  return {
    id,
    status: 'open',
    agent: '1001',
    owes: null,
    startedAt: at('08:00:00'),
    waitingSince: null,
    queuedAt: null,
    lastAt: at('08:00:00'),
    lastSeq: 1,
    lastText: '您好',
    lastBy: 'customer',
    lastAuthor: null,
    handover: null,
    unread: 0,
    seenByCustomer: 0,
    situation: null,
    deadlines: [],
    warned: null,
    abuseSteps: 0,
    closeAsked: null,
    marked: null,
    held: null,
    leadTold: null,
    leadCall: null,
    crisis: null,
    beside: { joined: [], invited: [] },
    department: null,
    offeredTo: [],
    agentLost: false,
    leftMessage: false,
    unanswered: false,
    continues: null,
    reason: null,
    closedAt: null,
    rating: null,
    customer: {
      verified: null,
      id: `customer of ${id}`,
      name: '王小明',
      contact: null,
      locale: 'zh-CN',
      online: true,
      pastChats: 0,
      blockedUntil: null,
    },
    ...change,
  };
}

/** A customer's message, changed as a test needs it. */
export function entry(seq: number, change: Partial<Entry> = {}): Entry {
  return {
    chatId: 'a',
    seq,
    at: at('08:00:00'),
    kind: 'message',
    by: { role: 'customer' },
    text: `line ${seq}`,
    ...change,
  };
}

/** Chats by their ids. */
export function byId(...chats: StaffChat[]): Record<string, StaffChat> {
  return Object.fromEntries(chats.map((one) => [one.id, one]));
}

/** A desk whose department sales marks after a minute and alarms after two; the desk itself takes longer. */
export const deskWithSales: DeskFacts = {
  company: '话术',
  hours: '9:00–18:00',
  complaintHours: 24,
  complexComplaintHours: 72,
  owes: { mark: 300_000, alarm: 600_000, lead: 900_000 },
  holdMinutes: 5,
  departments: [{ id: 'sales', name: '销售', owes: { mark: 60_000, alarm: 120_000, lead: 180_000 } }],
  warningMs: 600_000,
};
