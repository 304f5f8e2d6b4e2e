import { z } from 'zod';
import type { CustomerChat, DeskView } from './chat.ts';
import type { Entry } from './entry.ts';
import type { Answer } from './errors.ts';
import { isContact } from './contact.ts';
import { ATTRIBUTE_NAME_MAX, ATTRIBUTES_MAX } from './limits.ts';
import { ClientId, Line, oneLine, PageUrl, Seq, Short, Text } from './text.ts';

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

/** Every request of a customer; unknown keys are refused. */
export const customerRequests = {
  hello: z.strictObject({
    page: PageUrl.optional(),
    referrer: PageUrl.optional(),
    locale: Line.optional(),
    name: Line.optional(),
    contact: Line.optional(),
    attributes: z
      .record(oneLine(ATTRIBUTE_NAME_MAX).pipe(z.string().min(1)), Line)
      .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, {
        message: `at most ${ATTRIBUTES_MAX} attributes`,
      })
      .optional(),
  }),
  start: z.strictObject({
    clientId: ClientId,
    text: Text,
    name: Line.optional(),
    /** What a form asked for. What a website says of its visitor comes with `hello`, and is not refused. */
    contact: Line.refine((said) => said === '' || isContact(said), {
      message: 'an e-mail address or a telephone number',
    }).optional(),
  }),
  message: z.strictObject({ clientId: ClientId, text: Text }),
  sync: z.strictObject({ after: Seq }),
  typing: z.strictObject({ on: z.boolean() }),
  read: z.strictObject({ seq: Seq }),
  leave: z.strictObject({}),
  rate: z.strictObject({ score: z.int().min(1).max(5), remark: Short.optional() }),
};

/** What each request is answered with. */
export interface CustomerAnswers {
  /** `epoch` names the history of the data: with another one, numbers of entries from before mean nothing. */
  hello: { token: string; chat: CustomerChat | null; entries: Entry[]; desk: DeskView; epoch: string };
  start: { chat: CustomerChat; entry: Entry };
  message: { entry: Entry };
  sync: { entries: Entry[]; chat: CustomerChat | null };
  typing: object;
  read: object;
  leave: { entry: Entry };
  rate: { entry: Entry };
}

/** The events a widget may send, for Socket.IO. */
export type CustomerToServer = {
  [E in keyof CustomerAnswers]: (
    payload: z.input<(typeof customerRequests)[E]>,
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
