import { z } from 'zod';
import { CLOSE_REASONS, CLOSING_STEPS, TRANSFER_REASONS } from '../../../protocol/entry.ts';
import type { Line } from '../../domain/chat/log.ts';

const text = z.string();
const MomentOrNull = z.number().nullable();

const Phrase = z.object({
  phraseId: z.string(),
  phraseUse: z.enum(['verbatim', 'edited']),
  manual: z.string(),
});

const Closing = z.object({
  reason: z.enum(CLOSE_REASONS),
  lastCustomerAt: MomentOrNull,
  lastAgentAt: MomentOrNull,
  since: z.number().exactOptional(),
  skipped: z.string().exactOptional(),
  missing: z.array(z.enum(CLOSING_STEPS)).exactOptional(),
  evidence: z.array(z.number()).exactOptional(),
});

/** What a line of a chat's log says, as its row keeps it: one shape a kind. */
export const KeptLine: z.ZodType<Line> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), text, data: Phrase.exactOptional() }),
  z.object({ kind: z.literal('note'), text }),
  z.object({
    kind: z.literal('joined'),
    data: z.object({
      how: z.enum(['assigned', 'accepted', 'taken_over']),
      assignedBy: z.string().exactOptional(),
    }),
  }),
  z.object({
    kind: z.literal('transferred'),
    text: text.exactOptional(),
    data: z.object({ to: z.string().nullable(), why: z.enum(TRANSFER_REASONS) }),
  }),
  z.object({ kind: z.literal('agent_lost') }),
  z.object({ kind: z.literal('agent_back') }),
  z.object({ kind: z.literal('nudged') }),
  z.object({ kind: z.literal('warned'), text, data: z.object({ until: z.number() }) }),
  z.object({ kind: z.literal('warning_lifted'), data: z.object({ lifted: z.enum(['agent', 'relevant']) }) }),
  z.object({ kind: z.literal('flagged'), data: z.object({ seq: z.number(), words: z.array(z.string()) }) }),
  z.object({ kind: z.literal('unflagged'), data: z.object({ seq: z.number() }) }),
  z.object({ kind: z.literal('close_asked'), data: z.object({ until: z.number() }) }),
  z.object({
    kind: z.literal('close_decided'),
    text: text.exactOptional(),
    data: z.object({ granted: z.boolean(), unanswered: z.literal(true).exactOptional() }),
  }),
  z.object({ kind: z.literal('held'), data: z.object({ until: z.number() }) }),
  z.object({ kind: z.literal('hold_over') }),
  z.object({ kind: z.literal('contact_given'), data: z.object({ contact: z.string() }) }),
  z.object({ kind: z.literal('lead_told'), data: z.object({ since: z.number() }) }),
  z.object({ kind: z.literal('closed'), data: Closing }),
  z.object({
    kind: z.literal('rated'),
    text: text.exactOptional(),
    data: z.object({ score: z.number() }),
  }),
  z.object({ kind: z.literal('erased'), data: z.object({ erased: z.enum(['asked', 'age']) }) }),
]);
