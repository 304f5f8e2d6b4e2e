import type { CloseReason } from '../../../protocol/entry.ts';
import type { AgentPart, Report } from '../../../protocol/reports.ts';
import type { Chat } from '../chat/chat.ts';
import { iso, type Instant } from '../instant.ts';
import type { MessageRecord } from '../record/message-record.ts';
import { busyHours, slotOf, medianOf, spreadOf, typingSpeed } from './measures.ts';
import { countChat, countMessage, noFigures, partOf, together, type Figures } from './figures.ts';
import { measureChat, type Moment } from './measure-chat.ts';
import { PhraseUses } from './phrase-uses.ts';

/** What a report is about. */
export interface ReportFrame {
  from: Instant;
  to: Instant;
  timeZone: string;
  /** The hour of the day in the desk's time zone, 0 to 23. */
  hourOf: (at: Instant) => number;
  numberOf: (account: string) => string;
  /** A tag with those above it. */
  withTagsAbove?: (tag: string) => readonly string[];
}

/** The figures of one time by themselves. */
export type ReportFigures = Omit<Report, 'before' | 'days'>;

/** Gathers chats, then records, and makes the report of them. */
export class ReportBuilder {
  private readonly slots = new Map<number, Figures>();
  private readonly agents = new Map<string, { figures: Figures; speeds: number[] }>();
  private readonly uses = new PhraseUses();
  private readonly rules = new Map<string, number>();
  private readonly byReason = noReasons();
  private readonly ratings: Report['ratings'] = [0, 0, 0, 0, 0];
  private readonly begun = new Set<string>();
  private readonly tags = new Map<string, number>();
  private leftMessages = 0;
  private staffMessages = 0;
  private records = 0;

  constructor(private readonly frame: ReportFrame) {}

  /** A chat begun in the range. */
  chat(chat: Chat, moments: readonly Moment[]): void {
    const measured = measureChat(chat, moments);
    const places = [
      this.slot(chat.startedAt),
      ...(measured.agent === null ? [] : [this.agent(measured.agent)]),
    ];
    for (const figures of places) countChat(figures, chat, measured);
    for (const reply of measured.replies)
      for (const figures of [this.slot(reply.asked), this.agent(reply.account)])
        figures.reply.push(reply.took);
    const { firstReply } = measured;
    if (firstReply)
      for (const figures of [this.slot(firstReply.asked), this.agent(firstReply.account)])
        figures.firstReply.push(firstReply.took);
    for (const call of measured.leadCalls)
      for (const figures of [this.slot(call.at), this.agent(call.account)]) figures.leadCalls += 1;
    for (const answer of measured.leadAnswers)
      for (const figures of [this.slot(answer.asked), this.agent(answer.account)])
        figures.leadAnswer.push(answer.took);
    if (chat.leftMessage) this.leftMessages += 1;
    this.countTags(chat);
    this.begun.add(chat.id);
    this.staffMessages += measured.spokenAt.filter((at) => at < this.frame.to).length;
    this.close(chat);
  }

  /** A record of the range; after the chats, so that it is known which of them began in it. */
  record(record: MessageRecord): void {
    if (this.begun.has(record.chatId)) this.records += 1;
    countMessage(this.slot(record.at), record);
    countMessage(this.agent(record.account), record);
    this.uses.count(record);
    for (const rule of record.findings) this.rules.set(rule, (this.rules.get(rule) ?? 0) + 1);
    const speed = typingSpeed(record);
    if (speed !== null) this.agents.get(record.account)?.speeds.push(speed);
  }

  /** Everything gathered, in figures. */
  report(): ReportFigures {
    const { from, to, timeZone } = this.frame;
    const busy = busyHours(new Map([...this.slots].map(([slot, { chats }]) => [slot, chats])));
    const ofSlots = (wanted: (slot: number) => boolean) => [...this.slots].filter(([slot]) => wanted(slot));
    return {
      ...{ from: iso(from), to: iso(to), timeZone, leftMessages: this.leftMessages },
      ...{ byReason: this.byReason, ratings: this.ratings },
      total: partOf(together([...this.slots.values()])),
      busy: hoursOf(ofSlots((slot) => busy.has(slot))),
      quiet: hoursOf(ofSlots((slot) => !busy.has(slot))),
      hours: this.hours(),
      agents: this.agentParts(),
      situations: this.uses.situations(),
      tags: [...this.tags].map(([id, chats]) => ({ id, chats })).sort((a, b) => b.chats - a.chats),
      phrases: this.uses.phrases(),
      rules: [...this.rules].map(([id, broken]) => ({ id, broken })).sort((a, b) => b.broken - a.broken),
      recorded: { messages: this.staffMessages, records: this.records },
    };
  }

  private countTags({ tags }: Chat): void {
    const above = this.frame.withTagsAbove ?? ((tag) => [tag]);
    for (const tag of new Set(tags.flatMap(above))) this.tags.set(tag, (this.tags.get(tag) ?? 0) + 1);
  }

  private close({ state }: Chat): void {
    if (state.status !== 'closed') return;
    this.byReason[state.reason] += 1;
    const at = state.rating === null ? undefined : STARS[state.rating - 1];
    if (at !== undefined) this.ratings[at] += 1;
  }

  private hours(): Report['hours'] {
    const all = Array.from({ length: 24 }, (): Figures[] => []);
    for (const [slot, figures] of this.slots) all[this.frame.hourOf(slot * HOUR_MS)]?.push(figures);
    return all.map(together).map(({ chats, reply }, hour) => ({ hour, chats, reply: spreadOf(reply) }));
  }

  private agentParts(): AgentPart[] {
    const answers = this.uses.answers();
    return [...this.agents]
      .map(([account, { figures, speeds }]) => ({
        ...{ account, number: this.frame.numberOf(account), ...partOf(figures) },
        answers: answers.get(account) ?? { offered: 0, passed: 0 },
        typing: { count: speeds.length, median: medianOf(speeds) },
      }))
      .sort((a, b) => (a.number < b.number ? -1 : 1));
  }

  private slot(at: Instant): Figures {
    const slot = slotOf(at);
    const known = this.slots.get(slot) ?? noFigures();
    this.slots.set(slot, known);
    return known;
  }

  private agent(account: string): Figures {
    const known = this.agents.get(account) ?? { figures: noFigures(), speeds: [] };
    this.agents.set(account, known);
    return known.figures;
  }
}

const HOUR_MS = 3_600_000;
const STARS = [0, 1, 2, 3, 4] as const;

function hoursOf(slots: [number, Figures][]): Report['busy'] {
  const figures = slots.map(([, one]) => one);
  return { ...partOf(together(figures)), hours: figures.filter(({ chats }) => chats > 0).length };
}

function noReasons(): Record<CloseReason, number> {
  return { agent: 0, customer: 0, idle: 0, harassment: 0, abuse: 0, abandoned: 0 };
}
