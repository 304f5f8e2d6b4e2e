import { DeskAuth, deskRequests as ask } from '../../protocol/desk.ts';
import { staffCame, staffWent, setStatus } from '../actions/attendance.ts';
import type { Assistant } from '../actions/assistant.ts';
import { anyBlocks } from '../actions/blocking.ts';
import { lists } from '../actions/chat-lists.ts';
import type { Desk } from '../actions/desk.ts';
import * as staff from '../actions/staff-actions.ts';
import { iso } from '../domain/instant.ts';
import { EVERYBODY, LEADS, staffRoom } from '../delivery/rooms.ts';
import { answer, type Around } from './answer.ts';
import { hearLists } from './desk-lists.ts';
import { hearOwnPhrases } from './desk-own-phrases.ts';
import { InOrder } from './in-order.ts';
import { hearProcedures, type DeskSocket } from './desk-procedures.ts';
import { hearReading } from './desk-reading.ts';
import { isOwnOrigin, Turned, versionFault, type Gates } from './admission.ts';
import { sessionRoom, type Sessions } from './sessions.ts';

/** Lets staff in: the cookie says who they are, and the page must be the desk's own. */
export function receiveStaff(
  desk: Desk,
  around: Around & { sessions: Sessions; gates: Gates; assistant: Assistant },
): void {
  const { sessions, gates } = around;
  desk.rooms.desk.use((socket, next) => {
    const auth = DeskAuth.safeParse(socket.handshake.auth);
    const fault = auth.success ? versionFault(auth.data.version) : null;
    if (fault) return next(fault);
    if (!isOwnOrigin(gates, socket.handshake.headers.origin))
      return next(new Turned('forbidden', 'The console works on its own address only.'));
    sessions.find(socket.handshake.headers.cookie).then(
      (session) => {
        if (!session) return next(new Turned('unauthorized', 'Please sign in.'));
        socket.data = { asker: session.asker, sessionHash: session.hash };
        next();
      },
      () =>
        next(
          new Turned('unavailable', 'The desk cannot check who you are right now; try again in a moment.'),
        ),
    );
  });
  desk.rooms.desk.on('connection', (socket) => void receive(desk, around, socket));
}

async function receive(
  desk: Desk,
  around: Around & { sessions: Sessions; assistant: Assistant },
  socket: DeskSocket,
): Promise<void> {
  const { asker, sessionHash } = socket.data;
  const inOrder = new InOrder();
  listen(desk, around, socket, inOrder);
  hearLists(desk, around, socket);
  hearReading(desk, around, socket, inOrder);
  hearProcedures(desk, around, socket, inOrder);
  hearOwnPhrases(desk, around, socket);
  const { unfinished } = around;
  const rooms = [EVERYBODY, staffRoom(asker.account), sessionRoom(sessionHash)];
  await socket.join(asker.role === 'agent' ? rooms : [...rooms, LEADS]);
  // Whoever was signed out between the look at their cookie and these rooms was in none from which they could be cut.
  if (!(await stillHolds(around.sessions, socket))) return void socket.disconnect(true);
  if (!socket.connected) return;
  socket.on('disconnect', () => unfinished.add(settle(desk, staffWent(desk, asker.account))));
  await unfinished.add(settle(desk, staffCame(desk, asker.account)));
  await unfinished.add(settle(desk, greet(desk, socket)));
}

/** Whether the session counts and has the role that the socket was let in with. Unknown counts as yes: it is looked at often. */
async function stillHolds(sessions: Sessions, { data }: DeskSocket): Promise<boolean> {
  const session = await sessions.look(data.sessionHash).catch(() => undefined);
  return session === undefined || session?.asker.role === data.asker.role;
}

async function greet(desk: Desk, socket: DeskSocket): Promise<void> {
  const { asker } = socket.data;
  const member = desk.directory.member(asker.account);
  socket.emit('welcome', {
    account: asker.account,
    role: asker.role,
    number: member?.number ?? '',
    name: member?.name ?? asker.account,
    status: member?.status ?? 'away',
    now: iso(desk.clock.now()),
    epoch: desk.epoch,
    desk: {
      company: desk.profile.company[desk.profile.locale],
      companyIn: desk.profile.company,
      hours: desk.profile.hours.text,
      complaintHours: desk.profile.complaintHours.simple,
      complexComplaintHours: desk.profile.complaintHours.complex,
      owes: {
        mark: desk.rules.owesMark,
        alarm: desk.rules.owesAlarm,
        lead: desk.rules.owesLead,
      },
      holdMinutes: Math.max(1, Math.round(desk.rules.holdOn / 60_000)),
      warningMs: desk.rules.harassmentClose,
    },
  });
  socket.emit('manual', { version: desk.book.running });
  if (desk.isShared) socket.emit('late', { late: desk.presence.isAlone });
  await lists(desk, asker, (snapshot) => socket.emit('chats', snapshot));
}

/** Every event of the desk; each goes through the one wrapper and the one table of rights. */
function listen(
  desk: Desk,
  around: Around & { assistant: Assistant },
  socket: DeskSocket,
  inOrder: InOrder,
): void {
  const { asker } = socket.data;
  const by = staff.actor(asker);
  const on = <E extends keyof typeof ask>(event: E) => ({ id: socket.id, event });
  socket.on(
    'status',
    answer(around, on('status'), ask.status, async ({ value }) => {
      await setStatus(desk, asker.account, value);
      return {};
    }),
  );
  socket.on(
    'message',
    answer(around, on('message'), ask.message, ({ chatId, ...words }) => {
      const write = () => staff.write(desk, asker, chatId, words);
      return anyBlocks(desk) ? inOrder.alone(chatId, write) : inOrder.change(chatId, write);
    }),
  );
  socket.on(
    'note',
    answer(around, on('note'), ask.note, ({ chatId, clientId, text }) =>
      inOrder.change(chatId, () =>
        staff.act(desk, asker, 'note', chatId, { type: 'noted', by, clientId, text }),
      ),
    ),
  );
  socket.on(
    'transfer',
    answer(around, on('transfer'), ask.transfer, ({ chatId, ...where }) =>
      inOrder.alone(chatId, () => staff.transfer(desk, asker, chatId, where)),
    ),
  );
}

function settle(desk: Desk, work: Promise<void>): Promise<void> {
  return work.catch((error: unknown) =>
    desk.log.error({ err: error }, 'a console could not be received or sent off'),
  );
}
