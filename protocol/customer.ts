import { z } from 'zod';
import type { CustomerChat, DeskView } from './chat.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './errors.ts';
import type { customerOperations } from './operations/customer.ts';
import type { Output, Sent } from './operations/operation.ts';

/** What a widget says at connection. */
export const CustomerAuth = z.looseObject({
  token: z.string().max(200).optional(),
  version: z.int().optional(),
  /** A random secret by which the tabs of somebody who has no token yet are one customer; without it each is one. */
  newcomer: z
    .string()
    .regex(/^[0-9a-f]{32,64}$/)
    .optional()
    .catch(undefined),
  /** See `identity.ts`; what is no identity is refused as one. */
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

/** The events a widget hears, for Socket.IO. */
export interface ServerToCustomer {
  entry: (entry: Entry) => void;
  chat: (chat: CustomerChat) => void;
  typing: (typing: { on: boolean }) => void;
  read: (read: { seq: number }) => void;
  desk: (desk: DeskView) => void;
}
