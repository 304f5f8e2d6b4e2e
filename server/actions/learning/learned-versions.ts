import { type LearnedChange, type LearningView } from '../../../protocol/learning.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { lastTurn, utterances } from '../../domain/chat/transcript.ts';
import type { LearnedVersion } from '../../storage/learning/learned-store.ts';
import { recorded } from '../audit/audit.ts';
import { noticeAll, type NoticingServices } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';

/** Lines of a turn that are read back to be shown. */
const TURN_LINES = 12;

type Reading = Needs<'clock' | 'learner' | 'profile' | 'store.learned'>;
type Deciding = Reading & Needs<'audit' | 'log'>;

/** What the desk has learnt: what is in force, what is on offer, and what came of the last time. */
export async function learningView(services: Reading): Promise<LearningView> {
  const { clock, learner, profile, store } = services;
  await learner.look();
  const { inForce, versions } = await stateOf(store);
  const { version, learnsUntil, last } = inForce;
  return {
    inForce: version,
    unusable: learner.refused,
    isRunning: learnsUntil !== null && learnsUntil > clock.now(),
    turns: profile.learnTurns,
    last: last && { ...last, at: iso(last.at) },
    versions: versions.map(viewOf),
  };
}

/** What is in force and all versions, as of one moment: else a new version would stand beside "still learning". */
async function stateOf({ learned }: Reading['store']) {
  const before = await learned.inForce();
  const versions = await learned.versions();
  const inForce = await learned.inForce();
  const isSame = inForce.learnsUntil === before.learnsUntil;
  return { inForce, versions: isSame ? versions : await learned.versions() };
}

/** Begins to learn now, on a lead's wish. */
export async function learnNow(services: Reading): Promise<LearningView | Refusal> {
  const { learner, profile } = services;
  if (profile.learnTurns === 0) return refuse('conflict', 'Learning is switched off in the settings.');
  if (!(await learner.begin(null))) return refuse('conflict', 'The desk is learning already.');
  return learningView(services);
}

/** Some of the turns that a version understands in another way, with their words as long as these are there. */
export async function learnedChanges(
  services: Needs<NoticingServices | 'store.learned'>,
  asker: Asker,
  number: number,
): Promise<{ changes: LearnedChange[] } | Refusal> {
  const { store } = services;
  const found = await store.learned.find(number);
  if (!found) return noVersion(number);
  const changes: LearnedChange[] = [];
  for (const change of found.figures.changes) {
    const { chatId, seq } = change;
    const page = { after: Math.max(0, seq - TURN_LINES), limit: TURN_LINES };
    const text = lastTurn(
      utterances(await store.chats.entries(chatId, page)).filter((one) => one.seq <= seq),
    )?.question.text.trim();
    changes.push({ ...change, text: text === undefined || text === '' ? null : text });
  }
  const shown = changes.filter(({ text }) => text !== null);
  await noticeAll(
    services,
    asker,
    shown.map(({ chatId }) => chatId),
  );
  return { changes };
}

/** Puts a version into force on every process; an earlier one or 0, as shipped, goes back. */
export async function publishLearned(
  services: Deciding,
  { account }: Asker,
  number: number,
): Promise<LearningView | Refusal> {
  const { clock, learner, store } = services;
  if (!(await store.learned.publish(number, account, clock.now()))) return noVersion(number);
  await learner.look();
  return decided(services, account, number, 'published');
}

/** Takes a version off the offer. */
export async function discardLearned(
  services: Deciding,
  { account }: Asker,
  number: number,
): Promise<LearningView | Refusal> {
  const { clock, store } = services;
  const found = await store.learned.find(number);
  if (!found) return noVersion(number);
  if (!(await store.learned.discard(number, account, clock.now())))
    return refuse('conflict', 'This version has been decided on already.');
  return decided(services, account, number, 'discarded');
}

async function decided(
  services: Deciding,
  by: string,
  number: number,
  state: 'published' | 'discarded',
): Promise<LearningView | Refusal> {
  const view = await learningView(services);
  return recorded(services, view, {
    ...{ by, act: 'learned_decided', about: String(number), details: { number, state } },
  });
}

function viewOf({ number, learnedAt, state, decided: act, figures }: LearnedVersion) {
  const { turns, chats, labels, base, before, after, situations, changed, took } = figures;
  const shown = { turns, chats, labels, base, before, after, situations, changed, took };
  return {
    ...{ number, learnedAt: iso(learnedAt), state, figures: shown },
    decided: act && { by: act.by, at: iso(act.at) },
  };
}

function noVersion(number: number): Refusal {
  return refuse('not_found', `Nothing was learnt under the number ${number}.`);
}
