import { z } from 'zod';
import { BLOCK_KINDS } from '../../../protocol/block.ts';
import { Away } from '../../domain/status/standing.ts';

const Member = z.object({
  status: z.enum(['online', 'away']).optional(),
  /** Goes with `status`; left out by a process from before reasons were there. */
  away: Away.nullable().optional(),
  lostAt: z.number().nullable().optional(),
  lostMarked: z.boolean().optional(),
});

const SiteVisitor = z.object({
  ...{
    customerId: z.string(),
    network: z.string().nullable(),
    page: z.string().nullable(),
    title: z.string().nullable(),
  },
  ...{ referrer: z.string().nullable(), locale: z.string().nullable(), device: z.string().nullable() },
  ...{ name: z.string().nullable(), department: z.string().nullable() },
  ...{ since: z.number(), onPageSince: z.number(), returning: z.boolean() },
  chat: z.object({ id: z.string(), agent: z.string().nullable() }).nullable(),
  invited: z
    .object({ by: z.string(), state: z.enum(['open', 'accepted', 'later', 'never']), until: z.number() })
    .nullable(),
});

const ClusterMessage = z.discriminatedUnion('is', [
  /** How many consoles of this account are connected here. */
  z.object({ is: z.literal('staff'), account: z.string(), count: z.number() }),
  z.object({ is: z.literal('customer'), id: z.string(), here: z.boolean() }),
  z.object({ is: z.literal('typing'), id: z.string(), on: z.boolean() }),
  /** `rights`: their role or sessions have changed; every process re-checks its own connections. */
  z.object({
    is: z.literal('member'),
    account: z.string(),
    change: Member,
    rights: z.literal(true).optional(),
  }),
  /** What a customer is typing, masked. Here because the stream that carries the events of chats is stored. */
  z.object({ is: z.literal('peek'), chatId: z.string(), agent: z.string().nullable(), text: z.string() }),
  /** The cached customer is stale. */
  z.object({ is: z.literal('introduced'), id: z.string() }),
  z.object({ is: z.literal('situation'), chatId: z.string(), situation: z.string().nullable() }),
  /** Staff have said what a turn of this chat is, or is not. */
  z.object({ is: z.literal('judged'), chatId: z.string() }),
  /** A setting or the calendar has changed. */
  z.object({ is: z.literal('settings') }),
  /** Phrases that staff wrote themselves have changed. */
  z.object({ is: z.literal('ownPhrases') }),
  /** Devices that are told of news have changed. */
  z.object({ is: z.literal('pushDevices') }),
  /** A visitor was blocked, or a block lifted; `customers` are those with a running chat whom it concerns. [P2] */
  z.object({
    is: z.literal('block'),
    kind: z.enum(BLOCK_KINDS),
    value: z.string(),
    customers: z.array(z.string()),
  }),
  /** The queue has changed, or which agents are free. */
  z.object({ is: z.literal('moved') }),
  /** Somebody is on a page of a website, or what is known of them has changed. */
  z.object({ is: z.literal('visitor'), visitor: SiteVisitor }),
]);

const ConnectedPeople = z.object({
  staff: z.array(z.tuple([z.string(), z.number()])),
  customers: z.array(z.string()),
  /** Left out by a process from before they were there, and where the desk does not show them. */
  visitors: z.array(SiteVisitor).exactOptional(),
});

const Head = { from: z.string(), version: z.number() };

/**
 * What the processes of one desk send to each other beside the events of chats. `version` counts the frames with
 * messages, so that a peer notices a lost one. The JSON keeps its first field names (`words`, `people`): processes of the
 * version before read it during an upgrade.
 */
export const ClusterFrame = z.discriminatedUnion('type', [
  z.object({ type: z.literal('words'), ...Head, words: z.array(ClusterMessage) }),
  z.object({ type: z.literal('beat'), ...Head }),
  z.object({ type: z.literal('ask'), ...Head, to: z.string() }),
  z.object({ type: z.literal('people'), ...Head, people: ConnectedPeople }),
  z.object({ type: z.literal('bye'), ...Head }),
]);

/** One message to the other processes. May be lost: the state of a chat never depends on it. */
export type ClusterMessage = z.output<typeof ClusterMessage>;
/** Snapshot of who is connected to one process. */
export type ConnectedPeople = z.output<typeof ConnectedPeople>;
/** One frame on the cluster channel. */
export type ClusterFrame = z.output<typeof ClusterFrame>;
