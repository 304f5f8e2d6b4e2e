import { check } from '../../../phrases/check/check.ts';
import { saidAgain } from '../../../phrases/check/said-again.ts';
import type { Manual } from '../../../phrases/manual.ts';
import { NEEDED_PHRASES } from '../../../phrases/needed-ids.ts';
import type { Courtesy, Suggestion } from '../../../phrases/suggest/facts.ts';
import type { LogEntry } from '../../domain/chat/log.ts';
import { manualFor } from '../../../phrases/kept-to.ts';
import { languageOf } from '../../../phrases/text.ts';
import type { Duration } from '../../domain/instant.ts';
import { recordOf, type MessageRecord, type Offer } from '../../domain/record/message-record.ts';
import { TypingTimes } from '../../domain/record/typing-times.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { BoundedMap, bytesOf } from '../../lib/bounded-map.ts';
import type { Needs } from '../services.ts';
import { isSpoken, StaffLines, type SpokenEntry } from './staff-lines.ts';

/** Messages examined before other work gets its turn, and records stored together. */
const AT_ONCE = 8;
/** More than this is not waited for: then the desk is busier than its records are worth. */
const WAIT_MAX = 20_000;
/** Bytes of the offers in memory, with the overhead of each offer and each of its phrases. */
const KEEP_BYTES = 16_000_000;
const EACH_OFFER = 1000;
const EACH_PHRASE = 200;

type Shown = Pick<Suggestion, 'situations' | 'phrases'> & { unanswered: readonly Courtesy[] };

/** A stored message of an agent, with what is known only at that moment. */
interface SentMessage {
  entry: SpokenEntry;
  /** This process has seen every entry after this one. */
  from: number;
  phraseId: string | null;
  account: string;
  offer: Offer | null;
  /** Thanks and goodbyes that waited for it. */
  unanswered: readonly Courtesy[];
  typed: Duration | null;
  /** How the line before it begins: the language of the talk. */
  lastText: string;
  /** Of the chat: the rules that are kept to others do not judge it. */
  department: string | null;
}

/** What is known when an entry arrives. */
interface LineContext extends Pick<SentMessage, 'from' | 'lastText' | 'department'> {
  /** Whether the line before it is the customer's. */
  answers: boolean;
}

/**
 * Records how each message of an agent follows the manual. It runs after the commit, a few messages at a time. If the
 * process dies, records that were not stored are missing from the reports, but nothing from a chat.
 */
export class Recorder {
  private readonly offers = new BoundedMap<Offer & Pick<Shown, 'unanswered'>>(KEEP_BYTES, weightOf);
  private readonly lines = new StaffLines();
  private readonly typings = new TypingTimes();
  private waiting: SentMessage[] = [];
  private working: Promise<void> | null = null;

  constructor(
    private readonly services: Needs<
      'clock' | 'directory' | 'log' | 'manual' | 'ownPhrases' | 'profile' | 'store.chats' | 'store.records'
    >,
  ) {}

  /** The assistant has shown this to the agent of a chat. */
  offered(chatId: string, question: number, { situations, phrases, unanswered }: Shown): void {
    const ids = situations.map(({ id }) => id);
    this.offers.set(chatId, { question, situations: ids, phrases, unanswered });
  }

  /** An agent types for a chat, or has stopped. */
  typing(account: string, chatId: string, on: boolean): void {
    this.typings.typed(`${account} ${chatId}`, on, this.services.clock.now());
  }

  /** Takes committed news; keeps only what would be lost later. */
  handle(news: ChatNews[]): void {
    for (const one of news) {
      const { before, entries } = one;
      const { chat } = one.after;
      const from = this.lines.handle(one);
      let answers = before?.chat.lastBy === 'customer';
      for (const entry of entries) {
        const lastText = before?.chat.lastText ?? chat.lastText;
        this.note(entry, { from, lastText, department: chat.department ?? null, answers });
        if (isSpoken(entry)) answers = entry.by.role === 'customer';
      }
      if (chat.state.status === 'closed') this.offers.delete(chat.id);
    }
    if (this.waiting.length > 0) this.working ??= this.work();
  }

  /** Resolves when everything so far has been recorded. */
  async settled(): Promise<void> {
    while (this.working) await this.working;
  }

  /** What was shown speaks of the customer's line just before it, so not of a second answer. */
  private note(entry: LogEntry, { from, lastText, department, answers }: LineContext): void {
    if (!isSpoken(entry) || !('account' in entry.by)) return;
    const { chatId, by } = entry;
    if (this.waiting.length >= WAIT_MAX) return this.lines.forget(chatId);
    const offer = this.offers.get(chatId) ?? null;
    this.waiting.push({
      ...{ entry, from, lastText, department, account: by.account },
      phraseId: entry.kind === 'warned' ? NEEDED_PHRASES.warning : (entry.data?.phraseId ?? null),
      offer,
      unanswered: answers && entry.kind === 'message' && offer !== null ? offer.unanswered : [],
      typed: this.typings.take(`${by.account} ${chatId}`, entry.at),
    });
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      const some = this.waiting.splice(0, AT_ONCE);
      await this.keepRecords(this.services, some);
    }
    this.working = null;
  }

  private async keepRecords(
    services: Needs<
      'directory' | 'log' | 'manual' | 'ownPhrases' | 'profile' | 'store.chats' | 'store.records'
    >,
    some: SentMessage[],
  ): Promise<void> {
    try {
      const records: MessageRecord[] = [];
      for (const message of some) records.push(await this.lookAt(services, message));
      await services.store.records.add(records);
    } catch (error) {
      for (const { entry } of some) this.lines.forget(entry.chatId);
      services.log.warn({ err: error, lost: some.length }, 'storing message records failed');
    }
  }

  private async lookAt(
    services: Needs<'directory' | 'manual' | 'ownPhrases' | 'profile' | 'store.chats'>,
    { entry, ...message }: SentMessage,
  ): Promise<MessageRecord> {
    const { chatId, seq, at, text } = entry;
    const talk = await this.lines.add(services.store.chats, entry, message.from);
    const said = talk.map(({ text }) => text);
    const own = talk.flatMap((one) => (one.by === message.account ? [one.text] : []));
    const {
      manual: { active: manuals },
      profile,
      directory,
    } = services;
    const whole = manuals[languageOf(text, languageOf(message.lastText, profile.locale))];
    const manual = manualFor(whole, message.department);
    const names = [directory.name(message.account)];
    const agentNo = directory.number(message.account);
    const { unanswered } = message;
    const findings = check(text, { said, agentNo, names, unanswered }, manual).map(({ rule }) => rule);
    return recordOf({
      ...{ chatId, seq, at, account: message.account, text, phraseId: message.phraseId },
      ...{ offer: message.offer, typed: message.typed, findings: [...new Set(findings)] },
      saidAgain: entry.kind === 'message' && saidAgain(text, own) !== null,
      ...sourceOf(services, message.phraseId, manual),
    });
  }
}

function weightOf({ phrases }: Offer): number {
  return phrases.reduce((bytes, { text }) => bytes + EACH_PHRASE + bytesOf(text), EACH_OFFER);
}

/** The phrase's texts, and the version of the manual that it is in. */
function sourceOf(
  { manual: { active: manuals }, ownPhrases }: Needs<'manual' | 'ownPhrases'>,
  phraseId: string | null,
  otherwise: Manual,
) {
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
