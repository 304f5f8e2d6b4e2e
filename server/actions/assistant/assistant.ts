import { advise, recognise, type Moment } from '../../domain/assistant/advice.ts';
import { deskFor, situationsFor } from '../../../phrases/kept-to.ts';
import { COMPLAINTS } from '../../../phrases/needed-ids.ts';
import { namedFor, type DeskFacts } from '../../domain/assistant/facts.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import type { Situations } from '../../live/situations.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import type { ChatServices, DeskState, Needs } from '../services.ts';
import { factsNow } from './desk-facts.ts';
import { restAfter, THOUGHT_MAX_MS, ThinkingQueue } from './thinking-queue.ts';
import type { Instant } from '../../domain/instant.ts';
import { LocalHour } from '../../domain/days.ts';
import { republishRowToStaff } from '../chats/republish-row.ts';
import { TranscriptCache } from './transcript-cache.ts';

/** From so many chats on that report a fault at one time, it is one that many customers have. S3 */
const MANY_FAULTS = 3;
/** So many running complaints of a customer are looked at. */
const RUNNING_MAX = 10;
/** So many open chats at most are suggested anew at once, when an outage is announced. */
const REMINDED_MAX = 500;
const FAULTS: ReadonlySet<string> = new Set(['fault', 'fault_outage']);

type Kind = ChatNews['entries'][number]['kind'];

/**
 * Recognizes the situation of a chat after each message of the customer, also in the queue, and suggests phrases to its
 * agent. It runs outside the path of messages: neither its duration nor its failures delay anybody.
 */
export class Assistant {
  private readonly transcripts: TranscriptCache;
  private readonly waiting = new ThinkingQueue();
  /** Chats whose row does not show yet what was made of the last message. */
  private readonly unshown = new Set<string>();
  private localHour: LocalHour;
  private isThinking = false;
  private resting: NodeJS.Timeout | undefined;

  constructor(
    private readonly services: Needs<
      | ChatServices
      | DeskState
      | 'announcements'
      | 'log'
      | 'manual'
      | 'ownPhrases'
      | 'phraseUses'
      | 'records'
      | 'rooms'
      | 'rules'
      | 'store.cases'
      | 'store.turns'
    >,
    private readonly situations: Situations,
  ) {
    this.transcripts = new TranscriptCache(services.store.chats, services.store.turns);
    this.localHour = new LocalHour(services.profile.hours.calendar.timeZone);
  }

  /** Takes committed news; considers it after it was published. */
  handle(news: ChatNews[]): void {
    for (const one of news) {
      const { after, entries } = one;
      const { chat } = after;
      // The published row already has what is known by now.
      this.unshown.delete(chat.id);
      if (chat.state.status === 'closed') this.forget(chat.id);
      else this.transcripts.handle(one);
      // A queued chat is considered in its latest state, never in an earlier one.
      const isAsked = this.waiting.has(chat.id) || entries.some(isCauseToThink);
      if (chat.state.status !== 'closed' && isAsked) this.consider(after);
    }
  }

  /** Publishes the suggestions again, to an agent who has just opened their chat. */
  remind(chatId: string, account: string): void {
    this.services.store.chats.find(chatId).then(
      (stored) => {
        if (stored?.chat.state.status === 'open' && agentOf(stored.chat) === account) this.consider(stored);
      },
      (error: unknown) => this.report(error),
    );
  }

  /** Suggests anew what follows from what staff have said of a turn. */
  judged(stored: StoredChat): void {
    this.judgedElsewhere(stored.chat.id);
    this.situations.tellJudged(stored.chat.id);
    this.consider(stored);
  }

  /** The same has happened on another process, which has suggested anew. */
  judgedElsewhere(chatId: string): void {
    this.transcripts.forget(chatId);
  }

  /** Publishes the suggestions again to agents whose customer has reported one of these. [P8] */
  async remindReporting(situations: ReadonlySet<string>): Promise<void> {
    try {
      for (const chatId of this.situations.chatsWith(situations).slice(0, REMINDED_MAX)) {
        const stored = await this.services.store.chats.find(chatId);
        if (stored?.chat.state.status === 'open') this.consider(stored);
      }
    } catch (error) {
      this.report(error);
    }
  }

  /** Tells the rows whose mark has changed and that no news has brought since; called a few times a second. */
  async tick(): Promise<void> {
    const chats = [...this.unshown];
    this.unshown.clear();
    // All at once: they share one quiet moment.
    const told = chats.map((chatId) => republishRowToStaff(this.services, chatId));
    for (const one of await Promise.allSettled(told)) if (one.status === 'rejected') this.report(one.reason);
  }

  /** Ends its work for good: what waits is not considered any more. */
  stop(): void {
    clearTimeout(this.resting);
    this.waiting.clear();
    this.unshown.clear();
  }

  /** The time zone is a setting. */
  private readonly hourAt = (at: Instant): number => {
    const { timeZone } = this.services.profile.hours.calendar;
    if (this.localHour.timeZone !== timeZone) this.localHour = new LocalHour(timeZone);
    return this.localHour.at(at);
  };

  private consider(stored: StoredChat): void {
    this.waiting.set(stored);
    if (this.isThinking) return;
    this.isThinking = true;
    setImmediate(() => void this.think());
  }

  /** The chats whose turn it is; then messages have theirs. A busy chat is thought about less often. */
  private async think(): Promise<void> {
    let took = 0;
    for (let chatId = this.waiting.next(); chatId !== undefined; chatId = this.waiting.next()) {
      took += await this.advise(chatId);
      if (took >= THOUGHT_MAX_MS) break;
    }
    const rest = restAfter(took, this.services.chats.pending() > 0);
    if (this.waiting.size === 0) this.isThinking = false;
    else if (rest === 0) setImmediate(() => void this.think());
    else this.resting = setTimeout(() => void this.think(), rest);
  }

  /** Gives the time that it took the thread, in milliseconds. */
  private async advise(chatId: string): Promise<number> {
    const asked = this.waiting.get(chatId);
    let began = performance.now();
    try {
      const talk = asked ? await this.transcripts.of(asked.chat) : { lines: [], marks: [] };
      began = performance.now();
      const stored = this.waiting.get(chatId);
      this.waiting.delete(chatId);
      // An entry was stored while the transcript was being read, which may lack it: read it again.
      if (stored && asked && stored.chat.lastSeq > asked.chat.lastSeq) {
        this.transcripts.forget(chatId);
        this.consider(stored);
      } else if (stored) began += await this.offer(stored, talk);
    } catch (error) {
      this.waiting.delete(chatId);
      this.report(error);
    }
    return performance.now() - began;
  }

  /** Gives the time that was waited for the database, in milliseconds: meanwhile the thread was free. */
  private async offer(
    { chat }: StoredChat,
    { lines: transcript, marks }: Awaited<ReturnType<TranscriptCache['of']>>,
  ): Promise<number> {
    if (chat.state.status === 'closed') return 0;
    const pastChats = this.services.directory.pastChats(chat.customerId);
    const { manual, profile } = this.services;
    const whole = manual.active[profile.locale];
    const department = chat.department ?? null;
    const recognised = recognise(chat, transcript, pastChats, deskFor(whole, manual.desk, department), marks);
    if (!recognised) return 0;
    const { question, isAnswered } = recognised;
    // What is kept to other departments is not spoken of here.
    const found = situationsFor(whole, recognised.found, department);
    let waited = 0;
    // A chat in the queue has no agent to suggest phrases to: only its situation is shown.
    if (chat.state.status === 'open') {
      const from = performance.now();
      const complaint = await this.complaintOf(chat, found);
      waited = performance.now() - from;
      const { agent } = chat.state;
      this.suggestTo({ chat, agent, transcript, found, question, at: this.services.clock.now() }, complaint);
    }
    if (isAnswered) return waited;
    const mark = chat.warning === null ? (found[0]?.id ?? null) : 'harassment';
    if (this.situations.set(chat.id, mark)) this.unshown.add(chat.id);
    return waited;
  }

  /** Whether a complaint of this customer is on record and runs; asked only where it makes a difference. [P5] */
  private async complaintOf(
    { customerId }: Moment['chat'],
    found: Moment['found'],
  ): Promise<DeskFacts['complaint']> {
    if (!found.some(({ id }) => id.startsWith(COMPLAINTS))) return null;
    const { clock, store } = this.services;
    const running = await store.cases.list({
      customerId,
      kind: 'complaint',
      status: 'open',
      limit: RUNNING_MAX,
    });
    if (running.cases.length === 0) return null;
    const now = clock.now();
    const isOverdue = running.cases.some(
      ({ case: { deadline } }) => deadline !== null && deadline.dueAt <= now,
    );
    return isOverdue ? 'overdue' : 'open';
  }

  private suggestTo(moment: Moment, complaint: DeskFacts['complaint']): void {
    const { services } = this;
    const { chat, agent, question } = moment;
    const outage = this.situations.count(FAULTS) >= MANY_FAULTS;
    const known = factsNow(services, chat, agent, {
      ...{ outage, complaint, hourAt: this.hourAt },
    });
    const { facts, ...offered } = advise(
      { manuals: services.manual.active, locale: services.profile.locale },
      moment,
      known,
    );
    const { situations, phrases, next } = offered;
    const named = namedFor(moment, known);
    services.rooms.desk.to(staffRoom(agent)).emit('suggestions', {
      chatId: chat.id,
      seq: question.seq,
      situations,
      phrases,
      owed: [...facts.unanswered, ...(facts.unconfirmed ? (['confirm_understood'] as const) : [])],
      ...(next ? { next: { id: next.id, text: next.text, ...targetOf(next.id, named) } } : {}),
    });
    services.records.offered(chat.id, question.seq, { ...offered, unanswered: facts.unanswered });
  }

  private forget(chatId: string): void {
    this.waiting.delete(chatId);
    this.transcripts.forget(chatId);
    this.situations.forget(chatId);
  }

  private report(error: unknown): void {
    this.services.log.warn({ err: error }, 'assistant failed');
  }
}

const CAUSES: ReadonlySet<Kind> = new Set<Kind>([
  'message',
  'warned',
  'warning_lifted',
  'nudged',
  'joined',
  'transferred',
  'held',
  'hold_over',
  'close_decided',
]);

/** What changes the advice: words of either side, a warning, silence, another agent, how far a procedure has come. */
function isCauseToThink({ kind }: ChatNews['entries'][number]): boolean {
  return CAUSES.has(kind);
}

/** The target of a hand-over, if the customer has asked for somebody who is present. */
function targetOf(step: string, named: ReturnType<typeof namedFor>): { to?: string } {
  return step === 'transfer' && named?.online === true ? { to: named.account } : {};
}
