import type { Socket } from 'socket.io';
import { CustomerAuth, customerRequests as ask } from '../../protocol/customer.ts';
import type { CustomerToServer, ServerToCustomer } from '../../protocol/customer.ts';
import { contactRoom, customerRoom, networkRoom, type CustomerSocketData } from '../delivery/rooms.ts';
import {
  act,
  customerRead,
  customerSeen,
  customerTyping,
  greet,
  introduce,
  start,
  sync,
  type Introduction,
} from '../actions/customer-actions.ts';
import type { Desk } from '../actions/desk.ts';
import { deskFor, refusedVisitor, unknownVisitor } from '../actions/visitors.ts';
import type { Refusal } from '../domain/refusal.ts';
import { addressOf } from './address.ts';
import { answer, type Around } from './answer.ts';
import { Turned, versionFault } from './admission.ts';
import type { Identities } from './identities.ts';

type CustomerSocket = Socket<CustomerToServer, ServerToCustomer, Record<string, never>, CustomerSocketData>;

/** Lets customers in: a token they brought tells who they are, else they are new. */
export function receiveCustomers(
  desk: Desk,
  around: Around & { trustedProxies: number },
  identities: Identities,
): void {
  desk.rooms.customers.use((socket, next) => {
    const auth = CustomerAuth.safeParse(socket.handshake.auth);
    const fault = auth.success ? versionFault(auth.data.version) : null;
    if (fault) return next(fault);
    const { token, identity } = auth.success ? auth.data : {};
    identities.recognise(token, identity).then(
      (recognised) => {
        if (recognised instanceof Turned) return next(recognised);
        const network = desk.visitors.network(addressOf(socket.request, around.trustedProxies));
        socket.data = { ...recognised, network, contact: null, locale: null };
        next();
      },
      () =>
        next(
          new Turned('unavailable', 'The desk cannot check who you are right now; try again in a moment.'),
        ),
    );
  });
  desk.rooms.customers.on('connection', (socket) => receive(desk, around, identities, socket));
}

function receive(desk: Desk, around: Around, identities: Identities, socket: CustomerSocket): void {
  const { customerId } = socket.data;
  let introduction: Introduction = { network: socket.data.network };
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });

  const meet = (said: Introduction): void => {
    introduction = { ...introduction, ...said };
    if (said.locale) socket.data.locale = said.locale;
    const contact = desk.visitors.contact(said.contact);
    if (contact === null) return;
    socket.data.contact = contact;
    void socket.join(contactRoom(contact));
  };
  /** A blocked visitor hears why instead, whatever they came with. [P2] */
  const unlessBlocked = async <T>(act: () => Promise<T>): Promise<T | Refusal> =>
    (desk.blocks.any ? await refusedVisitor(desk, socket.data) : null) ?? act();

  const { network } = socket.data;
  void socket.join(
    network === null ? customerRoom(customerId) : [customerRoom(customerId), networkRoom(network)],
  );
  if (desk.presence.customerCame(customerId) === 1) tellStaff(desk, around, customerId);
  socket.on('disconnect', () => {
    if (desk.presence.customerWent(customerId) === 0) tellStaff(desk, around, customerId);
  });

  socket.on(
    'hello',
    answer(around, on('hello'), ask.hello, async (said) => {
      meet(said);
      const welcome = await greet(desk, customerId);
      if (welcome.chat && welcome.chat.status !== 'closed') await introduce(desk, customerId, introduction);
      return { token: identities.tokenOf(socket.data), ...welcome, desk: await deskFor(desk, socket.data) };
    }),
  );
  socket.on(
    'start',
    answer(around, on('start'), ask.start, ({ clientId, text, ...said }) => {
      meet(said);
      return unlessBlocked(async () => {
        const unknown = unknownVisitor(desk, socket.data);
        return unknown ?? start(desk, customerId, introduction, { clientId, text });
      });
    }),
  );
  socket.on(
    'message',
    answer(around, on('message'), ask.message, ({ clientId, text }) =>
      unlessBlocked(() => act(desk, customerId, { type: 'customerWrote', clientId, text })),
    ),
  );
  socket.on(
    'leave',
    answer(around, on('leave'), ask.leave, () => act(desk, customerId, { type: 'customerLeft' })),
  );
  socket.on(
    'rate',
    answer(around, on('rate'), ask.rate, ({ score, remark }) =>
      unlessBlocked(() =>
        act(desk, customerId, { type: 'customerRated', score, ...(remark ? { remark } : {}) }),
      ),
    ),
  );
  socket.on(
    'sync',
    answer(around, on('sync'), ask.sync, ({ after }) => sync(desk, customerId, after)),
  );
  socket.on(
    'read',
    answer(around, on('read'), ask.read, ({ seq }) => customerRead(desk, customerId, seq)),
  );
  socket.on(
    'typing',
    answer(around, on('typing'), ask.typing, ({ on: typing }) =>
      unlessBlocked(() => customerTyping(desk, customerId, typing)),
    ),
  );
}

function tellStaff(desk: Desk, { unfinished }: Around, customerId: string): void {
  const told = customerSeen(desk, customerId).catch((error: unknown) => {
    desk.log.warn({ err: error }, 'staff could not be told that a customer came or went');
  });
  void unfinished.add(told);
}
