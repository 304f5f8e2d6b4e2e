import { v7 as newId } from 'uuid';
import { ModelRefused, readModel } from '../../../phrases/detect/desk-model-file.ts';
import type { LearnedOutcome } from '../../../protocol/learning.ts';
import { zoned } from '../../domain/days.ts';
import type { Instant } from '../../domain/instant.ts';
import { isEnough, type Learned } from '../../domain/learning/learned-version.ts';
import { turnLabels, type ChatMaterial, type TurnLabel } from '../../domain/learning/turn-labels.ts';
import type { Needs } from '../services.ts';
import type { StoredBase, TurnLearner } from './turn-learner.ts';
import { vocabularyOf } from './vocabulary.ts';

/** In these hours of the desk's night it learns by itself: not in the morning, when it was switched off at night. */
const NIGHT = { from: 3, to: 6 };
/** How often it is asked whether it is time, and how often what is in force is read, in milliseconds. */
const NIGHT_LOOK_MS = 60_000;
const LOOK_MS = 2000;
/** So long a learner has the right to learn: one that died in the middle is followed by another. */
const LONGEST_MS = 15 * 60_000;
/** Between two pages of chats the desk's own work has its turn (ms). */
const BREATH_MS = 20;
/** Chats from longer ago say little of what customers ask today. */
const OLDEST_MS = 400 * 86_400_000;
/** Chats that are looked at, at most: with few labels in each it would be all there are. */
const CHATS_MAX = 30_000;

type Used = Needs<'clock' | 'log' | 'manual' | 'ownPhrases' | 'profile' | 'store.learned' | 'store.turns'>;

/** How much was read. */
interface Read {
  turns: number;
  chats: number;
}

/** Nobody waits any longer for what is learnt: the process ends. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Learns from the desk's own records each night, and when a lead asks for it, on one process at a time and off the thread that
 * serves chats. What it has learnt is offered to leads; a published version is used by every process within seconds.
 */
export class Learner {
  /** Why the version in force is not used; null if it is, or if none is in force. */
  refused: string | null = null;
  #version = 0;
  #lookedAt: Instant = -Infinity;
  #askedAt: Instant = -Infinity;
  #running: Promise<void> | null = null;
  #thread: TurnLearner | null = null;
  #isStopped = false;

  constructor(
    private readonly services: Used,
    private readonly start: () => TurnLearner,
    private readonly breathe: () => Promise<void> = () => new Promise((done) => setTimeout(done, BREATH_MS)),
  ) {}

  /** Uses what is in force by now, and begins to learn if it is night and nobody has done so; called several times a second. */
  async tick(): Promise<void> {
    const now = this.services.clock.now();
    if (Math.abs(now - this.#lookedAt) >= LOOK_MS) await this.look();
    if (Math.abs(now - this.#askedAt) < NIGHT_LOOK_MS) return;
    this.#askedAt = now;
    const { timeZone } = this.services.profile.hours.calendar;
    const here = zoned(now, timeZone);
    if (here.hour >= NIGHT.from && here.hour < NIGHT.to) await this.begin(here.toPlainDate().toString());
  }

  /** Begins to learn; false if somebody does already, here or elsewhere. `day` null: whether or not it has been done today. */
  async begin(day: string | null): Promise<boolean> {
    const { clock, profile, store } = this.services;
    if (this.#running || this.#isStopped || profile.learnTurns === 0) return false;
    const learner = newId();
    const now = clock.now();
    if (!(await store.learned.begin(learner, day, now, now + LONGEST_MS))) return false;
    this.#running = this.learn(learner)
      .catch((error: unknown) => this.failed(error))
      .finally(() => (this.#running = null));
    return true;
  }

  /** Resolves when nothing is being learnt here any more. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Ends what is being learnt: nothing of it is kept. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#thread?.end();
    await this.#running;
  }

  /** Uses the version in force, if that is not the one in use. One that cannot be used leaves the shipped weights. */
  async look(): Promise<void> {
    const { clock, log, manual, store } = this.services;
    this.#lookedAt = clock.now();
    const { version } = await store.learned.inForce();
    if (version === this.#version) return;
    const found = version === 0 ? null : await store.learned.find(version);
    try {
      manual.learned = found === null ? undefined : (readModel(found.model) ?? undefined);
      this.refused = null;
    } catch (error) {
      if (!(error instanceof ModelRefused)) throw error;
      manual.learned = undefined;
      this.refused = error.message;
      log.error({ version, why: error.message }, 'what was learnt is not used');
    }
    this.#version = version;
  }

  private async learn(learner: string): Promise<void> {
    const { clock, store } = this.services;
    const began = performance.now();
    let read: Read = { turns: 0, chats: 0 };
    try {
      read = await this.readAll();
      const base = await this.base();
      // `stop` may have come meanwhile: nobody waits for what a thread would learn then.
      if (this.#isStopped) throw new Stopped();
      const learned = await this.#thread?.learn(base);
      await this.keep(learner, learned ?? { is: 'few' }, read, Math.round(performance.now() - began));
    } catch (error) {
      const last: LearnedOutcome = { at: clock.now(), is: 'failed', ...read };
      // A process that stops leaves the right to learn: another one, or this one tomorrow, begins anew.
      await store.learned.end(learner, last, null);
      if (!(error instanceof Stopped) && !this.#isStopped) throw error;
    } finally {
      await this.#thread?.end();
      this.#thread = null;
    }
  }

  private async keep(learner: string, learned: Learned, read: Read, took: number): Promise<void> {
    const { clock, log, store } = this.services;
    const last: LearnedOutcome = { at: clock.now(), is: learned.is, ...read };
    const version =
      learned.is === 'offered' ? { model: learned.model, figures: { ...learned.figures, took } } : null;
    const number = await store.learned.end(learner, last, version);
    log.info({ outcome: learned.is, ...read, took, version: number }, 'learnt from records');
  }

  /** Hands the labels of the latest chats to a thread, some at a time; there is none as long as they are too few. */
  private async readAll(): Promise<Read> {
    const { clock, profile } = this.services;
    const vocabulary = vocabularyOf(this.services);
    const most = profile.learnTurns;
    const read = { turns: 0, chats: 0 };
    let waiting: TurnLabel[] = [];
    for await (const chats of pagesOf(this.services, clock.now() - OLDEST_MS)) {
      const labels = chats.flatMap((chat) => turnLabels(chat, vocabulary)).slice(0, most - read.turns);
      waiting = [...waiting, ...labels];
      if (this.#thread === null && isEnough(waiting)) this.#thread = this.start();
      if (this.#thread !== null) this.#thread.add(waiting.splice(0));
      read.turns += labels.length;
      read.chats += new Set(labels.map(({ chat }) => chat)).size;
      if (read.turns >= most) break;
      if (this.#isStopped) throw new Stopped();
      await this.breathe();
    }
    return read;
  }

  private async base(): Promise<StoredBase> {
    const { learned } = this.services.store;
    const { version } = await learned.inForce();
    const found = version === 0 ? null : await learned.find(version);
    return { number: version, model: found?.model ?? null, learnedAt: found?.learnedAt ?? 0 };
  }

  private failed(error: unknown): void {
    this.services.log.error({ err: error }, 'learning from records failed');
  }
}

/** The chats that can be learnt from, the newest first, a page at a time. */
export async function* pagesOf(
  { store }: Needs<'store.turns'>,
  since: Instant,
  most = CHATS_MAX,
): AsyncGenerator<ChatMaterial[]> {
  let before: number | null = null;
  let seen = 0;
  do {
    const page = await store.turns.material(since, before);
    yield page.chats;
    seen += page.chats.length;
    before = page.next;
  } while (before !== null && seen < most);
}
