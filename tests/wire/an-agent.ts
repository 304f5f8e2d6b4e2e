import { io, type Socket } from 'socket.io-client';
import type { PendingStatement, StaffChat, StaffView } from '../../protocol/chat.ts';
import type { DeskToServer, ServerToDesk, Suggestions, Welcome } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';
import { connected, keepPackets } from './connecting.ts';
import { Heard } from './heard.ts';

type Said<E extends keyof ServerToDesk> = Parameters<ServerToDesk[E]>[0];

/** A member of staff at a real socket. */
export class Agent {
  readonly entries = new Heard<Entry>('entry');
  readonly chats = new Heard<StaffChat>('chat');
  readonly snapshots = new Heard<Said<'chats'>>('snapshot');
  readonly gone = new Heard<Said<'gone'>>('gone');
  readonly typing = new Heard<Said<'typing'>>('typing');
  readonly reads = new Heard<Said<'read'>>('read');
  readonly staff = new Heard<StaffView>('staff');
  readonly suggestions = new Heard<Suggestions>('suggestions');
  readonly welcomes = new Heard<Welcome>('welcome');
  readonly manuals = new Heard<Said<'manual'>>('manual');
  readonly handovers = new Heard<Said<'handover'>>('a hand-over');
  readonly announcements = new Heard<Said<'announcement'>>('an announcement');
  readonly drafts = new Heard<{ chatId: string; version: number }>('news of a draft');
  readonly ownPhrases = new Heard<object>('news of own phrases');
  readonly lates = new Heard<Said<'late'>>('late');
  readonly queues = new Heard<Said<'queue'>>('count of the queue');
  readonly desks = new Heard<Said<'desk'>>('facts of the desk');
  readonly statuses = new Heard<Said<'statusSet'>>('status set by a colleague');
  readonly approvals = new Heard<PendingStatement>('statement that waits');
  readonly cases = new Heard<Said<'case'>['case']>('case');
  readonly casesGone = new Heard<Said<'caseGone'>>('case that is gone');
  readonly visitors = new Heard<Said<'visitors'>>('visitors');
  readonly details = new Heard<Said<'customer'>>('details of a customer');
  readonly packets: string[] = [];

  private constructor(
    readonly account: string,
    readonly cookie: string,
    readonly socket: Socket<ServerToDesk, DeskToServer>,
  ) {
    socket.on('entry', (entry) => this.entries.add(entry));
    socket.on('chat', (chat) => this.chats.add(chat));
    socket.on('chats', (snapshot) => this.snapshots.add(snapshot));
    socket.on('gone', (gone) => this.gone.add(gone));
    socket.on('typing', (typing) => this.typing.add(typing));
    socket.on('read', (read) => this.reads.add(read));
    socket.on('staff', (view) => this.staff.add(view));
    socket.on('suggestions', (offered) => this.suggestions.add(offered));
    socket.on('manual', (manual) => this.manuals.add(manual));
    socket.on('handover', (news) => this.handovers.add(news));
    socket.on('announcement', (news) => this.announcements.add(news));
    socket.on('draft', (news) => this.drafts.add(news));
    socket.on('ownPhrases', (news) => this.ownPhrases.add(news));
    socket.on('late', (late) => this.lates.add(late));
    socket.on('queue', (queue) => this.queues.add(queue));
    socket.on('customer', (news) => this.details.add(news));
    socket.on('approval', (statement) => this.approvals.add(statement));
    socket.on('case', (news) => this.cases.add(news.case));
    socket.on('caseGone', (news) => this.casesGone.add(news));
    socket.on('visitors', (news) => this.visitors.add(news));
    socket.on('desk', (facts) => this.desks.add(facts));
    socket.on('statusSet', (news) => this.statuses.add(news));
    socket.on('welcome', (welcome) => this.welcomes.add(welcome));
  }

  /** Connects with the cookie of a session. */
  static async come(url: string, account: string, cookie: string): Promise<Agent> {
    const socket: Socket<ServerToDesk, DeskToServer> = io(`${url}/desk`, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    const agent = new Agent(account, cookie, socket);
    keepPackets(socket, agent.packets);
    await connected(socket);
    await agent.snapshots.first(() => true);
    return agent;
  }

  /** Resolves when all that was told before this has come: answers follow the news on the same connection. */
  async quiet(): Promise<void> {
    for (let round = 0; round < 3; round += 1) await this.socket.emitWithAck('leave', { chatId: 'none' });
  }

  go(): void {
    this.socket.disconnect();
  }
}
