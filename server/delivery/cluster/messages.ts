import { z } from 'zod';
import { BLOCK_KINDS } from '../../../protocol/block.ts';

const Member = z.object({
  status: z.enum(['online', 'away']).optional(),
  lostAt: z.number().nullable().optional(),
  lostMarked: z.boolean().optional(),
});

const Word = z.discriminatedUnion('is', [
  /** How many consoles of this account are connected here. */
  z.object({ is: z.literal('staff'), account: z.string(), count: z.number() }),
  z.object({ is: z.literal('customer'), id: z.string(), here: z.boolean() }),
  z.object({ is: z.literal('typing'), id: z.string(), on: z.boolean() }),
  /** `rights`: their role or their sessions have changed; everybody looks who of theirs may stay. */
  z.object({
    is: z.literal('member'),
    account: z.string(),
    change: Member,
    rights: z.literal(true).optional(),
  }),
  /** What is kept at hand of this customer is old. */
  z.object({ is: z.literal('introduced'), id: z.string() }),
  z.object({ is: z.literal('situation'), chatId: z.string(), situation: z.string().nullable() }),
  /** Phrases that staff wrote themselves have changed. */
  z.object({ is: z.literal('ownPhrases') }),
  /** A visitor was blocked, or a block lifted; `customers` are those with a running chat whom it concerns. [P2] */
  z.object({
    is: z.literal('block'),
    kind: z.enum(BLOCK_KINDS),
    value: z.string(),
    customers: z.array(z.string()),
  }),
  /** The queue, or who is free for it. */
  z.object({ is: z.literal('moved') }),
]);

const People = z.object({
  staff: z.array(z.tuple([z.string(), z.number()])),
  customers: z.array(z.string()),
});

const Head = { from: z.string(), version: z.number() };

/** What processes of one desk say to each other beside the news of chats. `version` counts what was said. */
export const Message = z.discriminatedUnion('type', [
  z.object({ type: z.literal('words'), ...Head, words: z.array(Word) }),
  z.object({ type: z.literal('beat'), ...Head }),
  z.object({ type: z.literal('ask'), ...Head, to: z.string() }),
  z.object({ type: z.literal('people'), ...Head, people: People }),
  z.object({ type: z.literal('bye'), ...Head }),
]);

/** One piece of news for the other processes. All of it may be lost; none of it is the truth of a chat. */
export type Word = z.output<typeof Word>;
/** Who is connected to one process. */
export type People = z.output<typeof People>;
/** A message between processes. */
export type Message = z.output<typeof Message>;
