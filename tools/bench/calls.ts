import { z } from 'zod';

/** What the generator of load can be asked to do. */
export const Call = z.discriminatedUnion('ask', [
  /** Signs staff in (if there is a password), connects them and these customers, and starts a chat for each. */
  z.object({
    ask: z.literal('gather'),
    url: z.string(),
    customers: z.number(),
    inFlight: z.number(),
    /** Accounts of agents, each at one console; and how many consoles watch the floor. */
    agents: z.array(z.string()),
    leads: z.number(),
    password: z.string().nullable(),
  }),
  /** Sends as fast as acknowledgements come, for this long. */
  z.object({ ask: z.literal('flood'), warmUpMs: z.number(), ms: z.number() }),
  /** Sends at this pace, for this long. */
  z.object({ ask: z.literal('pace'), perSecond: z.number(), ms: z.number() }),
  /** Connects customers who say hello and nothing more. */
  z.object({ ask: z.literal('idle'), url: z.string(), connections: z.number() }),
]);
export type Call = z.output<typeof Call>;

/** What a flood came to. */
export const Flooded = z.object({
  /** Acknowledgements in the measured time. */
  perSecond: z.number(),
  /** Entries that agents heard of in the same time. */
  heardPerSecond: z.number(),
  /** Suggestions that agents got in the same time: a chat that writes faster than that gets one for several messages. */
  suggestedPerSecond: z.number(),
  /** Acknowledgements in all, those of the warming up included. */
  total: z.number(),
  /** Refusals in all: 0, unless something is wrong. */
  refused: z.number(),
});
export type Flooded = z.output<typeof Flooded>;

/** What a paced run came to: from sending until the agent has it, in milliseconds. */
export const Paced = z.object({ sent: z.number(), seen: z.number(), p50: z.number(), p99: z.number() });
export type Paced = z.output<typeof Paced>;

/** How a server process stands; memory after the collector has run, in bytes, and the CPU so far, in microseconds. */
export const Gauge = z.object({
  rss: z.number(),
  heapUsed: z.number(),
  external: z.number(),
  cpu: z.number(),
});
export type Gauge = z.output<typeof Gauge>;
