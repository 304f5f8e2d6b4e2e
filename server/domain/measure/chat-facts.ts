import { accountOf } from '../chat/author.ts';
import type { EntryOf } from '../chat/log.ts';
import type { Instant } from '../instant.ts';
import { isWithin, UNSAID, type Fact, type Stretch } from './fact.ts';

/** A line of a chat from which is measured who had it and how it ended. */
export type MarkEntry = EntryOf<
  'joined' | 'transferred' | 'closed' | 'rated' | 'lead_called' | 'lead_answered' | 'lead_call_withdrawn'
>;

/** Whose chat it is: what figures are told apart by. */
export interface ChatOf {
  id: string;
  /** Who has it, or had it last. */
  agent: string | null;
  department: string | null;
  /** The record in force of its customer, and what class that is of. */
  customer: string;
  customerClass: string | null;
}

/** A line with its chat. */
export interface Mark {
  chat: ChatOf;
  entry: MarkEntry;
}

interface Turn {
  chat: ChatOf;
  agent: string;
  from: Instant;
}

/** Turns the lines of chats, in the order of time, into what is counted. Those before the stretch say who had a chat in it. */
export class ChatFacts {
  private readonly found: Fact[] = [];
  private readonly turns = new Map<string, Turn>();
  private readonly calls = new Map<string, Instant>();

  constructor(private readonly stretch: Stretch) {}

  /** One more line. */
  mark({ chat, entry }: Mark): void {
    switch (entry.kind) {
      case 'joined':
        if (entry.data.how !== 'beside') this.turn(chat, accountOf(entry.by), entry.at);
        return;
      case 'transferred':
        this.turn(chat, entry.data.to, entry.at);
        return;
      case 'closed':
        this.closed(chat, entry);
        return;
      case 'rated':
        this.rated(chat, entry);
        return;
      case 'lead_called':
        this.calls.set(chat.id, entry.at);
        return;
      case 'lead_answered':
        this.calls.delete(chat.id);
        this.add(chat, {
          ...{ measure: 'leadReply', part: 0, at: entry.at, agent: accountOf(entry.by) },
          value: Math.max(0, entry.at - entry.data.since),
        });
        return;
      case 'lead_call_withdrawn':
        this.unanswered(chat, entry.at);
    }
  }

  /** Everything that counts for the stretch; a turn that goes on ends with it. */
  facts(): Fact[] {
    for (const { chat } of [...this.turns.values()]) this.turn(chat, null, this.stretch.to);
    return this.found;
  }

  private turn(chat: ChatOf, agent: string | null, at: Instant): void {
    const before = this.turns.get(chat.id);
    // A turn of no time at all was none.
    if (before !== undefined && at > before.from) {
      const { agent: whose, from } = before;
      this.add(chat, { measure: 'atOnce', part: 0, at: from, until: at, agent: whose });
    }
    if (agent === null) this.turns.delete(chat.id);
    else this.turns.set(chat.id, { chat, agent, from: at });
  }

  private closed(chat: ChatOf, { at, by, data }: EntryOf<'closed'>): void {
    this.turn(chat, null, at);
    this.unanswered(chat, at);
    this.add(chat, { measure: 'complaints', part: 1, at });
    if (data.reason !== 'agent') return;
    const missing = data.missing ?? [];
    this.add(chat, {
      ...{ measure: 'closing', part: missing.length === 0 ? 0 : 1, at, missing },
      agent: accountOf(by),
    });
  }

  private rated(chat: ChatOf, { at, data: { score, expected } }: EntryOf<'rated'>): void {
    if (expected === undefined) return;
    this.add(chat, {
      ...{ measure: 'expectation', part: score >= expected ? 0 : 1, at, value: expected - score },
      rated: { expected, perceived: score },
    });
  }

  /** The call ended, or the chat, before a lead had come. [P6] */
  private unanswered(chat: ChatOf, at: Instant): void {
    if (this.calls.delete(chat.id)) this.add(chat, { measure: 'leadReply', part: 1, at, agent: null });
  }

  private add(chat: ChatOf, fact: Pick<Fact, 'measure' | 'part' | 'at'> & Partial<Fact>): void {
    const { id, ...whose } = chat;
    const whole: Fact = { ...UNSAID, ...whose, chatId: id, ...fact };
    if (isWithin(whole, this.stretch)) this.found.push(whole);
  }
}
