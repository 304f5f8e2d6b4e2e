import type { z } from 'zod';
import { customerRequests as ask, type CustomerAnswers } from '../../protocol/customer.ts';
import * as customer from '../actions/customer-actions.ts';
import type { Desk } from '../actions/desk.ts';
import { introduce, type Introduction } from '../actions/introduce.ts';
import { deskFor, unknownVisitor } from '../actions/visitors.ts';
import { isRefusal, type Refusal } from '../domain/refusal.ts';
import { answering, type Around, type Hear } from './answer.ts';
import type { Identities } from './identities.ts';
import { InOrder } from './in-order.ts';
import type { Readings } from './readings.ts';
import type { Visitor } from './visitor.ts';
import { WaitingLimit } from './waiting-limit.ts';
import type { WriteLimiter } from './write-limiter.ts';

type Requests = {
  [E in keyof typeof ask]: (
    said: z.output<(typeof ask)[E]>,
    visitor: Visitor,
  ) => Promise<CustomerAnswers[E] | Refusal>;
};

/** Every event of a customer by its name; each goes through the one wrapper. */
export function customerRequests(
  desk: Desk,
  around: Around & { writes: WriteLimiter },
  identities: Identities,
): ReadonlyMap<string, Hear<Visitor>> {
  const { hello, start, message, leave, rate, sync, read, typing } = requestsOf(desk, around, identities);
  return new Map([
    ['hello', answering(around, 'hello', ask.hello, hello)],
    ['start', answering(around, 'start', ask.start, start)],
    ['message', answering(around, 'message', ask.message, message)],
    ['leave', answering(around, 'leave', ask.leave, leave)],
    ['rate', answering(around, 'rate', ask.rate, rate)],
    ['sync', answering(around, 'sync', ask.sync, sync)],
    ['read', answering(around, 'read', ask.read, read)],
    ['typing', answering(around, 'typing', ask.typing, typing)],
  ]);
}

function requestsOf(
  desk: Desk,
  { readings, writes }: { readings: Readings; writes: WriteLimiter },
  identities: Identities,
): Requests {
  // One for all connections, by their ids: an idle one costs nothing.
  const inOrder = new InOrder();
  const waiting = new WaitingLimit(desk);
  const act = (visitor: Visitor, happening: Parameters<typeof customer.act>[2]) => () =>
    customer.act(desk, visitor.customerId, happening);
  const look = <T extends object>(visitor: Visitor, read: () => Promise<T>) =>
    inOrder.read(visitor.id, () => readings.read(visitor.reader, read));
  return {
    async hello(said, visitor) {
      visitor.meet(said);
      const { customerId, data } = visitor;
      const welcome = await look(visitor, () => customer.greet(desk, customerId));
      if (isRefusal(welcome)) return welcome;
      const isRunning = welcome.chat !== null && welcome.chat.status !== 'closed';
      // Whoever has written too much still comes in; only what they say of themselves is not kept.
      if (isRunning && !writes.refusal(data, { bytes: sizeOf(said) }))
        await introduce(desk, customerId, visitor.introduction);
      return {
        token: identities.tokenOf(data),
        ...welcome,
        desk: await deskFor(desk, data),
        epoch: desk.epoch,
      };
    },
    start({ clientId, text, ...said }, visitor) {
      visitor.meet(said);
      return inOrder.alone(visitor.id, async () => {
        const refusal = (await visitor.unlessBlocked?.()) ?? unknownVisitor(desk, visitor.data);
        if (refusal) return refusal;
        const { customerId, data, introduction } = visitor;
        const chats = (await customer.hasRunningChat(desk, customerId)) ? 0 : 1;
        const bytes = Buffer.byteLength(text) + chats * sizeOf(introduction);
        const written = { messages: 1, bytes, chats };
        const tooMuch = writes.refusal(data, written);
        if (tooMuch) return tooMuch;
        let isWritten = false;
        try {
          const begun = await waiting.begin(data.waitsFrom, (objection) =>
            customer.start(desk, customerId, introduction, { clientId, text }, objection),
          );
          isWritten = !isRefusal(begun);
          return begun;
        } finally {
          if (!isWritten) writes.giveBack(data, written);
        }
      });
    },
    message({ clientId, text }, visitor) {
      const tooMuch = writes.refusal(visitor.data, { messages: 1, bytes: Buffer.byteLength(text) });
      if (tooMuch) return Promise.resolve(tooMuch);
      const write = act(visitor, { type: 'customerWrote', clientId, text });
      return inOrder.change(visitor.id, write, visitor.unlessBlocked);
    },
    leave: (_, visitor) => inOrder.change(visitor.id, act(visitor, { type: 'customerLeft' })),
    rate({ score, remark }, visitor) {
      const rate = act(visitor, { type: 'customerRated', score, ...(remark ? { remark } : {}) });
      return inOrder.change(visitor.id, rate, visitor.unlessBlocked);
    },
    sync: ({ after }, visitor) => look(visitor, () => customer.sync(desk, visitor.customerId, after)),
    read: ({ seq }, { customerId }) => customer.customerRead(desk, customerId, seq),
    typing: async ({ on }, visitor) =>
      (await visitor.unlessBlocked?.()) ?? customer.customerTyping(desk, visitor.customerId, on),
  };
}

/** About how many bytes are stored of what somebody says of themselves. */
function sizeOf(said: Introduction): number {
  return Buffer.byteLength(JSON.stringify(said));
}
