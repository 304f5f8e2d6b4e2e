import { z } from 'zod';
import type { ConnectionLimits } from '../entry/connection-limiter.ts';
import type { WriteLimits } from '../entry/write-limiter.ts';
import { Flag, Whole } from './environment.ts';

/** Settings of access limits and of the audit log. */
export interface Safety {
  /** The key that seals the audit log; null: a secret in the database. */
  auditKey: string | null;
  /** The key that seals two-factor secrets; null: a secret in the database. */
  twoFactorKey: string | null;
  /** The bearer token of `/metrics`; null: everybody who reaches them may read them. */
  metricsToken: string | null;
  /** How many sockets one process accepts. */
  connections: ConnectionLimits;
  /** How much customers may write. */
  writes: WriteLimits;
  /** The secret with which websites sign their visitors' identities; null if none does. */
  identitySecret: string | null;
  /** Whether only visitors with a website's identity may start a chat. */
  identityRequired: boolean;
}

const WRITES_MAX = 900_000_000;
const Secret = z.string().min(32, 'must have at least 32 characters').max(500).optional();

/** What customers may write in ten minutes; docs/security.md has the measured use behind these defaults. */
const WriteSettings = {
  MESSAGES_PER_PERSON: Whole(1, WRITES_MAX).default(600),
  BYTES_PER_PERSON: Whole(20_000, WRITES_MAX).default(500_000),
  CHATS_PER_PERSON: Whole(1, WRITES_MAX).default(20),
  MESSAGES_PER_NETWORK: Whole(1, WRITES_MAX).default(20_000),
  BYTES_PER_NETWORK: Whole(20_000, WRITES_MAX).default(5_000_000),
  CHATS_PER_NETWORK: Whole(1, WRITES_MAX).default(1000),
};

/** Settings that limit no writes: for benchmarks and load tests. */
export const UNLIMITED_WRITES: Record<string, string> = Object.fromEntries(
  Object.keys(WriteSettings).map((name) => [name, String(WRITES_MAX)]),
);

/** The part of the schema for these settings. */
export const SafetySettings = {
  AUDIT_SECRET: Secret,
  SECOND_STEP_SECRET: Secret,
  METRICS_TOKEN: Secret,
  // An office, a campus or a mobile network is one address.
  SOCKETS_PER_ADDRESS: Whole(1, 1_000_000).default(1000),
  SOCKETS_MAX: Whole(1, 1_000_000).default(50_000),
  SOCKETS_FOR_STAFF: Whole(0, 100_000).default(500),
  ...WriteSettings,
  IDENTITY_SECRET: Secret,
  IDENTITY_REQUIRED: Flag.default(false),
};

/** What the settings mean. */
export function safetyOf(set: z.output<z.ZodObject<typeof SafetySettings>>): Safety {
  return {
    auditKey: set.AUDIT_SECRET ?? null,
    twoFactorKey: set.SECOND_STEP_SECRET ?? null,
    metricsToken: set.METRICS_TOKEN ?? null,
    connections: {
      perAddress: set.SOCKETS_PER_ADDRESS,
      inAll: set.SOCKETS_MAX,
      forStaff: set.SOCKETS_FOR_STAFF,
    },
    writes: {
      person: {
        messages: set.MESSAGES_PER_PERSON,
        bytes: set.BYTES_PER_PERSON,
        chats: set.CHATS_PER_PERSON,
      },
      network: {
        messages: set.MESSAGES_PER_NETWORK,
        bytes: set.BYTES_PER_NETWORK,
        chats: set.CHATS_PER_NETWORK,
      },
    },
    identitySecret: set.IDENTITY_SECRET ?? null,
    identityRequired: set.IDENTITY_REQUIRED,
  };
}

/** The keys to try: data sealed under the desk's own secret, before the setting existed, can still be opened. */
export function secretsOf(set: string | null, own: string): [string, ...string[]] {
  return set === null ? [own] : [set, own];
}
