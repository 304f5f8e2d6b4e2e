import { z } from 'zod';
import { CLOSE_REASONS } from '../../../protocol/entry.ts';
import type { Chat, ChatState } from '../../domain/chat/chat.ts';
import { Abuse } from '../../domain/chat/rules/abuse.ts';
import { Handover } from '../../domain/chat/rules/handover.ts';
import { PriorOffence, Warning } from '../../domain/chat/rules/harassment.ts';
import { Hold } from '../../domain/chat/rules/hold.ts';

const Moment = z.number();
const MomentOrNull = Moment.nullable();

const State: z.ZodType<ChatState> = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('waiting'),
    queuedAt: Moment,
    front: z.boolean(),
    returnedBy: z.string().nullable().default(null),
  }),
  z.object({
    status: z.literal('open'),
    agent: z.string(),
    openedAt: Moment,
    owes: z.enum(['agent', 'customer']),
    silentSince: MomentOrNull,
    nudged: z.boolean(),
    agentLostAt: MomentOrNull,
  }),
  z.object({
    status: z.literal('closed'),
    agent: z.string().nullable(),
    closedAt: Moment,
    reason: z.enum(CLOSE_REASONS),
    rating: z.number().nullable(),
  }),
]);

/** A chat as its row keeps it. A field that later versions add gets its default here, for rows from before. */
export const ChatBody: z.ZodType<Chat> = z.object({
  id: z.string(),
  customerId: z.string(),
  startedAt: Moment,
  continues: z.string().nullable(),
  preferredAgent: z.string().nullable(),
  leftMessage: z.boolean(),
  queuedBehind: z.number(),
  marked: PriorOffence.nullable().default(null),
  lastSeq: z.number(),
  lastCustomerSeq: z.number(),
  lastAt: Moment,
  lastCustomerAt: MomentOrNull,
  lastAgentAt: MomentOrNull,
  waitingSince: MomentOrNull,
  customerMessages: z.number(),
  lastText: z.string(),
  lastBy: z.enum(['customer', 'staff', 'system']),
  lastAuthor: z.string().nullable().default(null),
  handover: Handover.nullable().default(null),
  warning: Warning.nullable(),
  abuse: Abuse.default({ steps: 0, evidence: [], asked: null }),
  hold: Hold.nullable().default(null),
  lastWords: z.number().default(0),
  cameBack: z.boolean().default(false),
  contactAsked: z.boolean().default(false),
  leadToldAt: MomentOrNull.default(null),
  erasedAt: MomentOrNull.default(null),
  state: State,
});
