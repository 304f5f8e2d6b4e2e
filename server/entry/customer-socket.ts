import { deviceOf } from '../domain/customer/device.ts';
import { CustomerAuth } from '../../protocol/customer.ts';
import { customerOperations } from '../../protocol/operations/customer.ts';
import type { CustomerOperation } from '../../protocol/operations/operation.ts';
import { customerRoom, networkRoom } from '../delivery/rooms.ts';
import { customerSeen } from '../actions/chats/customer-actions.ts';
import type { ChatServices, Needs } from '../actions/services.ts';
import { addressOf, isThisMachine } from './trusted-proxies.ts';
import { refuseWith, socketPipeline, type Handled, type PipelineDeps } from './pipeline.ts';
import { ConnectionRefused, versionFault } from './admission.ts';
import type { Identities } from './identities.ts';
import { holdUntilVerified } from './hold-until-verified.ts';
import { Visitor, type CustomerSocket } from './visitor.ts';

/** Answer to events beyond what is buffered until the customer is verified. */
const refuseEarly = refuseWith({ code: 'rate_limited', message: 'Too many at once; wait a moment.' });

/** Registers the customer namespace: identifies by token or website identity, else as new; answers with `handlers`. */
export function registerCustomerHandlers(
  services: Needs<
    ChatServices | 'blocks' | 'log' | 'presence' | 'profile' | 'rooms' | 'rules' | 'visitorNames'
  >,
  deps: PipelineDeps & { trustedProxies: number; identities: Identities },
  handlers: Readonly<Record<string, Handled<Visitor, CustomerOperation>>>,
): void {
  const { identities } = deps;
  services.rooms.customers.use((socket, next) => {
    const auth = CustomerAuth.safeParse(socket.handshake.auth);
    const fault = auth.success ? versionFault(auth.data.version) : null;
    if (fault) return next(fault);
    identities.identify(auth.success ? auth.data : {}).then(
      (recognised) => {
        if (recognised instanceof ConnectionRefused) return next(recognised);
        const address = addressOf(socket.request, deps.trustedProxies);
        const network = services.visitorNames.network(address);
        const waitsFrom = isThisMachine(address) ? null : network;
        const device = deviceOf(socket.handshake.headers['user-agent']);
        socket.data = { ...recognised, network, waitsFrom, device, contact: null, locale: null };
        next();
      },
      () =>
        next(
          new ConnectionRefused(
            'unavailable',
            'The desk cannot check who you are right now; try again in a moment.',
          ),
        ),
    );
  });
  const requests = socketPipeline<Visitor, CustomerOperation>(deps, customerOperations, handlers, {
    // Customers need no rights: nothing that they can ask for names a chat or a person.
    refusal: () => null,
    keyOf: ({ id }) => id,
  });
  services.rooms.customers.on('connection', (socket) => {
    const visitor = new Visitor(services, socket);
    const handle = (event: string, said: unknown, reply: unknown) =>
      requests.get(event)?.(visitor, said, reply);
    receive(services, deps, socket);
    if (socket.data.returning)
      holdUntilVerified(socket, identities.stillHolds(socket.data), handle, refuseEarly);
    else socket.onAny(handle);
  });
}

function receive(
  services: Needs<'chats' | 'log' | 'presence' | 'publisher' | 'rooms' | 'store.chats'>,
  deps: PipelineDeps,
  socket: CustomerSocket,
): void {
  const { customerId, network } = socket.data;
  void socket.join(
    network === null ? customerRoom(customerId) : [customerRoom(customerId), networkRoom(network)],
  );
  if (services.presence.customerCame(customerId) === 1) publishPresence(services, deps, customerId);
  socket.on('disconnect', () => {
    if (services.presence.customerWent(customerId) === 0) publishPresence(services, deps, customerId);
  });
}

function publishPresence(
  services: Needs<'chats' | 'log' | 'presence' | 'publisher' | 'rooms' | 'store.chats'>,
  { inFlight }: PipelineDeps,
  customerId: string,
): void {
  const published = customerSeen(services, customerId).catch((error: unknown) => {
    services.log.warn({ err: error }, 'customer presence publish failed');
  });
  void inFlight.add(published);
}
