import { z } from 'zod';
import type { CustomerCase } from './cases.ts';
import type { CustomerChat, DeskView } from './chat.ts';
import type { Entry } from './entry.ts';
import type { InvitationView } from './visitors.ts';
import type { Answer } from './errors.ts';
import type { customerOperations } from './operations/customer.ts';
import type { Output, Sent } from './operations/operation.ts';

/** What a widget says at connection. */
export const CustomerAuth = z.looseObject({
  token: z.string().max(200).optional(),
  version: z.int().optional(),
  /** A random secret that makes the tabs of a visitor without a token one customer; without it each tab is one. */
  newcomer: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/)
    .optional()
    .catch(undefined),
  /** A website's {@link Identity} of its visitor. Anything else here is refused as an invalid one. */
  identity: z.unknown().optional(),
});

/** What each request is answered with. */
export type CustomerAnswers = {
  [E in keyof typeof customerOperations]: Output<(typeof customerOperations)[E]>;
};

/** The events a widget may send, for Socket.IO. */
export type CustomerToServer = {
  [E in keyof CustomerAnswers]: (
    payload: Sent<(typeof customerOperations)[E]>,
    answer: (reply: Answer<CustomerAnswers[E]>) => void,
  ) => void;
};

/** The events that a widget receives, for Socket.IO. */
export interface ServerToCustomer {
  entry: (entry: Entry) => void;
  chat: (chat: CustomerChat) => void;
  typing: (typing: { on: boolean }) => void;
  read: (read: { seq: number }) => void;
  desk: (desk: DeskView) => void;
  /** An agent invites the visitor to a chat: after `hello` too while it stands; null: it is over. */
  invitation: (news: { invitation: InvitationView | null }) => void;
  /** The customer's matters that the desk works on, all of them: after `hello` if there are any, and on changes. */
  cases: (news: { cases: CustomerCase[] }) => void;
}

/** A visitor's identity, signed by the website's server; docs/embedding.md says how. */
export const Identity = z.strictObject({
  /** The website's own id of the visitor. */
  id: z
    .string()
    .min(1)
    .max(128)
    .refine((id) => id.isWellFormed() && !/\p{Cc}/u.test(id)),
  /** Until when it may be used, in seconds since 1970. */
  expires: z.int().min(0),
  /** HMAC-SHA256 in hex over `id.expires` under the secret of the desk. */
  signature: z.string().regex(/^[0-9a-f]{64}$/),
});

/** One of these. */
export type Identity = z.output<typeof Identity>;
