import { check } from '../../phrases/check/check.ts';
import { saidAgain } from '../../phrases/check/said-again.ts';
import type { Manual } from '../../phrases/manual.ts';
import type { Courtesy, Suggestion } from '../../phrases/suggest/facts.ts';
import { LOOK_BACK } from '../domain/chat/talk.ts';
import type { LogEntry } from '../domain/chat/log.ts';
import { languageOf } from '../../phrases/language.ts';
import type { Duration } from '../domain/instant.ts';
import { recordOf, type MessageRecord, type Offer } from '../domain/record/message-record.ts';
import { TypingTimes } from '../domain/record/typing-times.ts';
import type { News } from '../delivery/publish.ts';
import type { Desk } from './desk.ts';

/** Messages looked at before everybody who has written meanwhile is served, and records stored together. */
const AT_ONCE = 8;
/** More than this is not waited for: then the desk is busier than its records are worth. */
const WAIT_MAX = 20_000;
/** Chats kept at hand. */
const KEEP = 5000;
const HARASSMENT = 'harassment.1';

/** Something that an agent has said in a chat; the desk's own warning belongs to nobody's words. */
interface Said {
  by: string | null;
  text: string;
}

type Shown = Pick<Suggestion, 'situations' | 'phrases'> & { unanswered: readonly Courtesy[] };

/** A message of an agent that was stored, with what is known only in that moment. */
interface Heard {
  entry: LogEntry;
  text: string;
  phraseId: string | null;
  account: string;
  offer: Offer | null;
  /** Thanks and goodbyes that waited for it. */
  unanswered: readonly Courtesy[];
  typed: Duration | null;
  /** How the line before it begins: the language of the talk. */
  lastText: string;
}

/**
 * Puts on record what came of the manual in each message of an agent. Beside the path: it begins after the commit, a
 * few messages at a time, and what has not been stored when the process dies is missing from the figures, never from
 * a chat.
 */
export class Recorder {
  private desk: Desk | null = null;
  private readonly offers = new Map<string, Offer & Pick<Shown, 'unanswered'>>();
  private readonly said = new Map<string, Said[]>();
  private readonly typings = new TypingTimes();
  private waiting: Heard[] = [];
  private working: Promise<void> | null = null;

  /** Begins, once the desk has been put together. */
  join(desk: Desk): void {
    this.desk = desk;
  }

  /** The assistant has shown this to the agent of a chat. */
  offered(chatId: string, question: number, { situations, phrases, unanswered }: Shown): void {
    const ids = situations.map(({ id }) => id);
    keep(this.offers, chatId, { question, situations: ids, phrases, unanswered });
  }

  /** An agent types for a chat, or has stopped. */
  typing(account: string, chatId: string, on: boolean): void {
    if (this.desk) this.typings.typed(`${account} ${chatId}`, on, this.desk.clock.now());
  }

  /** Hears what was stored; remembers only what would be gone later. */
  hear(news: News[]): void {
    for (const { before, after, entries } of news) {
      const { chat } = after;
      if (before === null) keep(this.said, chat.id, []);
      let answers = before?.chat.lastBy === 'customer';
      for (const entry of entries) {
        this.note(entry, before?.chat.lastText ?? chat.lastText, answers);
        if (isSaid(entry)) answers = entry.by.role === 'customer';
      }
      if (chat.state.status === 'closed') this.offers.delete(chat.id);
    }
    if (this.waiting.length > 0) this.working ??= this.work();
  }

  /** Resolves when everything heard so far is on record. */
  async settled(): Promise<void> {
    while (this.working) await this.working;
  }

  /** `answers`: the line before it is the customer's. What was shown speaks of that one, not of a second answer. */
  private note(entry: LogEntry, lastText: string, answers: boolean): void {
    if (!isSaid(entry) || !('account' in entry.by) || this.waiting.length >= WAIT_MAX) return;
    const { chatId, by, text } = entry;
    const offer = this.offers.get(chatId) ?? null;
    this.waiting.push({
      ...{ entry, text, lastText, account: by.account },
      phraseId: entry.kind === 'warned' ? HARASSMENT : (entry.data?.phraseId ?? null),
      offer,
      unanswered: answers && entry.kind === 'message' && offer !== null ? offer.unanswered : [],
      typed: this.typings.take(`${by.account} ${chatId}`, entry.at),
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const some = this.waiting.splice(0, AT_ONCE);
      if (this.desk) await this.keepRecords(this.desk, some);
    }
    this.working = null;
  }

  private async keepRecords(desk: Desk, some: Heard[]): Promise<void> {
    try {
      const records: MessageRecord[] = [];
      for (const heard of some) records.push(await this.lookAt(desk, heard));
      await desk.store.records.add(records);
    } catch (error) {
      desk.log.warn({ err: error, lost: some.length }, 'messages could not be put on record');
    }
  }

  private async lookAt(desk: Desk, { entry, ...heard }: Heard): Promise<MessageRecord> {
    const { chatId, seq, at } = entry;
    const talk = this.said.get(chatId) ?? (await recall(desk, chatId, seq));
    const by = entry.kind === 'message' ? heard.account : null;
    keep(this.said, chatId, [...talk, { by, text: heard.text }].slice(-LOOK_BACK));
    const said = talk.map(({ text }) => text);
    const own = talk.flatMap((one) => (one.by === heard.account ? [one.text] : []));
    const { manuals, profile, directory } = desk;
    const manual = manuals[languageOf(heard.text, languageOf(heard.lastText, profile.locale))];
    const names = [directory.name(heard.account)];
    const agentNo = directory.number(heard.account);
    const { unanswered } = heard;
    const findings = check(heard.text, { said, agentNo, names, unanswered }, manual).map(({ rule }) => rule);
    return recordOf({
      ...{ chatId, seq, at, account: heard.account, text: heard.text, phraseId: heard.phraseId },
      ...{ offer: heard.offer, typed: heard.typed, findings: [...new Set(findings)] },
      saidAgain: by !== null && saidAgain(heard.text, own) !== null,
      ...sourceOf(desk, heard.phraseId, manual),
    });
  }
}

function isSaid(entry: LogEntry): entry is Extract<LogEntry, { kind: 'message' | 'warned' }> {
  return entry.kind === 'message' || entry.kind === 'warned';
}

/** The phrase's wordings, and the version of the manual that it stands in. */
function sourceOf({ manuals, ownPhrases }: Desk, phraseId: string | null, otherwise: Manual) {
  const own = phraseId === null ? undefined : ownPhrases.named(phraseId);
  if (own) return { manual: otherwise.version, wordings: [own.text] };
  const wordings = Object.values(manuals).flatMap(({ version, situations }) =>
    situations.flatMap(({ phrases }) =>
      phrases.filter(({ id }) => id === phraseId).map(({ text }) => ({ text, version })),
    ),
  );
  const known = wordings.find(({ version }) => version === otherwise.version) ?? wordings[0];
  return { manual: known?.version ?? otherwise.version, wordings: wordings.map(({ text }) => text) };
}

/** What the agents had said before, from the log. */
async function recall(desk: Desk, chatId: string, seq: number): Promise<Said[]> {
  const after = Math.max(0, seq - 1 - LOOK_BACK);
  const entries = await desk.store.chats.entries(chatId, { after, limit: LOOK_BACK });
  return entries.flatMap((entry) => {
    if (!isSaid(entry) || entry.by.role === 'customer' || entry.seq >= seq) return [];
    const by = entry.kind === 'message' && 'account' in entry.by ? entry.by.account : null;
    return [{ by, text: entry.text }];
  });
}

function keep<T>(map: Map<string, T>, chatId: string, value: T): void {
  map.delete(chatId);
  map.set(chatId, value);
  const oldest = map.size > KEEP ? map.keys().next().value : undefined;
  if (oldest !== undefined) map.delete(oldest);
}
