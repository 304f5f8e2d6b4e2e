import type { IgnoredView, UnheardView } from '../../../protocol/learning.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { IgnoredFindings } from '../../domain/learning/ignored-findings.ts';
import { LikeGroups } from '../../domain/learning/like-groups.ts';
import { unheardTurns } from '../../domain/learning/turn-labels.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { noticeAll, type NoticingServices } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';
import { pagesOf } from './learner.ts';
import { vocabularyOf } from './vocabulary.ts';

const DAY_MS = 86_400_000;
/** What is older says little of what the desk does not understand today. */
const SINCE_MS = 60 * DAY_MS;
/** Of so many turns the latest are grouped, from so many chats at most. */
const TURNS_MAX = 2000;
const CHATS_MAX = 5000;
const GROUPS_SHOWN = 30;
/** Characters of a turn that are shown. */
const SHOWN = 300;
/** Ignored findings are counted over so long, of so many messages at most. */
const IGNORED_MS = 30 * DAY_MS;
const RECORDS_MAX = 50_000;

/** Both read much: one at a time in a process, whoever asks. */
const queue = new SerialQueue();

/** What the desk does not understand: turns in which nothing was recognised, those alike together. */
export async function unheard(
  services: Needs<NoticingServices | 'manual' | 'ownPhrases' | 'store.turns'>,
  asker: Asker,
): Promise<UnheardView> {
  const found = await queue.run(() => unheardIn(services));
  const shown = found.groups.flatMap(({ examples }) => examples.map(({ chatId }) => chatId));
  await noticeAll(services, asker, shown);
  return found;
}

async function unheardIn(
  services: Needs<'clock' | 'manual' | 'ownPhrases' | 'store.turns'>,
): Promise<UnheardView> {
  const vocabulary = vocabularyOf(services);
  const groups = new LikeGroups();
  let turns = 0;
  for await (const chats of pagesOf(services, services.clock.now() - SINCE_MS, CHATS_MAX)) {
    for (const turn of chats.flatMap((chat) => unheardTurns(chat, vocabulary))) {
      groups.add(turn);
      turns += 1;
    }
    if (turns >= TURNS_MAX) break;
  }
  const shown = groups.largest(GROUPS_SHOWN).map((group) => ({
    turns: group.turns,
    examples: group.examples.map(({ chat, seq, text }) => ({
      chatId: chat,
      seq,
      text: text.slice(0, SHOWN),
    })),
  }));
  return { turns, groups: shown };
}

/** Rules of conduct whose findings agents have sent all the same, three times or more: candidates for a change. */
export async function ignoredFindings(
  services: Needs<NoticingServices | 'store.records'>,
  asker: Asker,
): Promise<{ rules: IgnoredView[] }> {
  const rules = await queue.run(() => ignoredIn(services));
  const shown = rules.flatMap(({ examples }) => examples.map(({ chatId }) => chatId));
  await noticeAll(services, asker, shown);
  return { rules };
}

async function ignoredIn({
  clock,
  store,
}: Needs<'clock' | 'store.chats' | 'store.records'>): Promise<IgnoredView[]> {
  const found = new IgnoredFindings();
  const scope = { from: clock.now() - IGNORED_MS, to: clock.now() };
  let after: string | null = null;
  let read = 0;
  do {
    const page = await store.records.page(scope, after);
    for (const record of page.rows) found.count(record);
    read += page.rows.length;
    after = page.next;
  } while (after !== null && read < RECORDS_MAX);
  const rules: IgnoredView[] = [];
  for (const { examples, ...counted } of found.often()) {
    const messages = [];
    for (const { chatId, seq } of examples) {
      const [entry] = await store.chats.entries(chatId, { after: seq - 1, limit: 1 });
      const text = entry !== undefined && 'text' in entry ? (entry.text ?? '') : '';
      if (text !== '') messages.push({ chatId, seq, text: text.slice(0, SHOWN) });
    }
    rules.push({ ...counted, examples: messages });
  }
  return rules;
}
