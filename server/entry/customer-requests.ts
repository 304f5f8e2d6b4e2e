import type { z } from 'zod';
import { customerRequests as ask, type CustomerAnswers } from '../../protocol/customer.ts';
import * as customer from '../actions/customer-actions.ts';
import type { Desk } from '../actions/desk.ts';
import { deskFor, unknownVisitor } from '../actions/visitors.ts';
import type { Refusal } from '../domain/refusal.ts';
import { answering, type Around, type Hear } from './answer.ts';
import type { Identities } from './identities.ts';
import type { Visitor } from './visitor.ts';

type Requests = {
  [E in keyof typeof ask]: (
    said: z.output<(typeof ask)[E]>,
    visitor: Visitor,
  ) => Promise<CustomerAnswers[E] | Refusal>;
};

/** Every event of a customer by its name; each goes through the one wrapper. */
export function customerRequests(
  desk: Desk,
  around: Around,
  identities: Identities,
): ReadonlyMap<string, Hear<Visitor>> {
  const { hello, start, message, leave, rate, sync, read, typing } = requestsOf(desk, identities);
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

function requestsOf(desk: Desk, identities: Identities): Requests {
  return {
    async hello(said, visitor) {
      visitor.meet(said);
      const { customerId, data } = visitor;
      const welcome = await customer.greet(desk, customerId);
      if (welcome.chat && welcome.chat.status !== 'closed')
        await customer.introduce(desk, customerId, visitor.introduction);
      return { token: identities.tokenOf(data), ...welcome, desk: await deskFor(desk, data) };
    },
    start({ clientId, text, ...said }, visitor) {
      visitor.meet(said);
      return visitor.unlessBlocked(
        async () =>
          unknownVisitor(desk, visitor.data) ??
          customer.start(desk, visitor.customerId, visitor.introduction, { clientId, text }),
      );
    },
    message({ clientId, text }, visitor) {
      return visitor.unlessBlocked(() =>
        customer.act(desk, visitor.customerId, { type: 'customerWrote', clientId, text }),
      );
    },
    leave: (_, { customerId }) => customer.act(desk, customerId, { type: 'customerLeft' }),
    rate({ score, remark }, visitor) {
      return visitor.unlessBlocked(() =>
        customer.act(desk, visitor.customerId, {
          type: 'customerRated',
          score,
          ...(remark ? { remark } : {}),
        }),
      );
    },
    sync: ({ after }, { customerId }) => customer.sync(desk, customerId, after),
    read: ({ seq }, { customerId }) => customer.customerRead(desk, customerId, seq),
    typing: ({ on }, visitor) =>
      visitor.unlessBlocked(() => customer.customerTyping(desk, visitor.customerId, on)),
  };
}
