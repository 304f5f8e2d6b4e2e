import { DeskAuth } from '../../protocol/desk.ts';
import { deskOperations } from '../../protocol/operations/index.ts';
import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { staffCame, staffWent } from '../actions/routing/attendance.ts';
import { lists } from '../actions/chats/chat-lists.ts';
import { deskFacts } from '../actions/desk-view.ts';
import type { ChatServices, DeskState, Needs } from '../actions/services.ts';
import { iso } from '../domain/instant.ts';
import { EVERYBODY, LEADS, staffRoom } from '../delivery/rooms.ts';
import { awayView } from '../domain/status/standing.ts';
import { may } from '../../protocol/rights.ts';
import { notAllowed } from '../domain/denial.ts';
import { Console, type DeskSocket } from './console.ts';
import { socketPipeline, type EventHandler, type Handled, type PipelineDeps } from './pipeline.ts';
import { isOwnPage, ConnectionRefused, versionFault, type Gates } from './admission.ts';
import { sessionRoom, type Sessions } from './sessions.ts';

/** What a console is served with, from its connection to its end. */
type StaffServices = Needs<
  | ChatServices
  | DeskState
  | 'dispatcher'
  | 'epoch'
  | 'isShared'
  | 'log'
  | 'manual'
  | 'queuePositions'
  | 'rooms'
  | 'rules'
  | 'store.staff'
>;

/** Registers the staff namespace: authenticates by cookie, on the desk's own origin only, and answers with `handlers`. */
export function registerStaffHandlers(
  services: StaffServices,
  deps: PipelineDeps & { sessions: Sessions; gates: Gates },
  handlers: Readonly<Record<string, Handled<Console, DeskOperation>>>,
): void {
  const { sessions, gates } = deps;
  const requests = socketPipeline<Console, DeskOperation>(deps, deskOperations, handlers, {
    // Rights on a chat are checked where it is looked up: they depend on whose chat it is at that moment.
    refusal: ({ asker }, { needs }) =>
      needs && 'desk' in needs && !may(asker, needs.desk) ? notAllowed(needs.desk) : null,
    keyOf: ({ id }, input) => `${id} ${chatNamedIn(input)}`,
  });
  services.rooms.desk.use((socket, next) => {
    const auth = DeskAuth.safeParse(socket.handshake.auth);
    const fault = auth.success ? versionFault(auth.data.version) : null;
    if (fault) return next(fault);
    if (!isOwnPage(gates, socket.handshake.headers))
      return next(new ConnectionRefused('forbidden', 'The console works on its own address only.'));
    sessions.find(socket.handshake.headers.cookie).then(
      (session) => {
        if (!session) return next(new ConnectionRefused('unauthorized', 'Please sign in.'));
        socket.data = { asker: session.asker, sessionHash: session.hash };
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
  services.rooms.desk.on('connection', (socket) => void receive(services, deps, requests, socket));
}

async function receive(
  services: StaffServices,
  { sessions, inFlight }: PipelineDeps & { sessions: Sessions },
  requests: ReadonlyMap<string, EventHandler<Console>>,
  socket: DeskSocket,
): Promise<void> {
  const { asker, sessionHash } = socket.data;
  const caller = new Console(socket);
  // One payload may hold several events; those behind a disconnect are dropped.
  socket.onAny((event: string, payload: unknown, reply: unknown) => {
    if (socket.connected) requests.get(event)?.(caller, payload, reply);
  });
  const rooms = [EVERYBODY, staffRoom(asker.account), sessionRoom(sessionHash)];
  await socket.join(asker.role === 'agent' ? rooms : [...rooms, LEADS]);
  // A sign-out between the cookie check and these joins found no room to disconnect, so check again.
  if (!(await stillHolds(sessions, socket))) return void socket.disconnect(true);
  if (!socket.connected) return;
  socket.on('disconnect', () =>
    inFlight.add(logged(services, 'staff disconnect failed', staffWent(services, asker.account))),
  );
  await inFlight.add(logged(services, 'staff connect failed', staffCame(services, asker.account)));
  await inFlight.add(logged(services, 'staff welcome failed', sendWelcome(services, socket)));
}

/** Whether the session is still valid, with the same role. A failed look-up counts as yes: the session is re-checked often. */
async function stillHolds(sessions: Sessions, { data }: DeskSocket): Promise<boolean> {
  const session = await sessions.look(data.sessionHash).catch(() => undefined);
  return session === undefined || session?.asker.role === data.asker.role;
}

/** The chat that a request is about; empty if it is about none. */
function chatNamedIn(input: unknown): string {
  return typeof input === 'object' && input !== null && 'chatId' in input ? String(input.chatId) : '';
}

async function sendWelcome(
  services: Needs<ChatServices | DeskState | 'epoch' | 'isShared' | 'manual' | 'queuePositions'>,
  socket: DeskSocket,
): Promise<void> {
  const { asker } = socket.data;
  const member = services.directory.member(asker.account);
  socket.emit('welcome', {
    account: asker.account,
    role: asker.role,
    number: member?.number ?? '',
    name: member?.name ?? asker.account,
    status: member?.status ?? 'away',
    ...(member?.away ? { away: awayView(member.away) } : {}),
    now: iso(services.clock.now()),
    epoch: services.epoch,
    desk: deskFacts(services),
  });
  socket.emit('manual', { version: services.manual.activeVersion });
  if (services.isShared) socket.emit('late', { late: services.presence.isIsolated });
  const { length: waiting, waits } = services.queuePositions;
  if (waiting > 0) socket.emit('queue', { waiting, waits });
  await lists(services, asker, (snapshot) => socket.emit('chats', snapshot));
}

/** Logs a failure instead of rejecting: nobody waits for this work. */
function logged(services: Needs<'log'>, message: string, work: Promise<void>): Promise<void> {
  return work.catch((error: unknown) => services.log.error({ err: error }, message));
}
