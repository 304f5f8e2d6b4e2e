import type { z } from 'zod';
import type { Edit } from '../../../phrases/edit/edit.ts';
import type { Replayed, Tried } from '../../../protocol/manual-views.ts';
import type { Try } from '../../../protocol/manual.ts';
import type { Asker } from '../../domain/access.ts';
import { isRefusal, type Refusal } from '../../domain/refusal.ts';
import { isAlwaysOpen } from '../../domain/service-hours.ts';
import type { Desk } from '../desk.ts';
import { together, nothing } from './compare.ts';
import { contentOf, orRefused } from './contents.ts';
import { contentWith } from './drafting.ts';
import { talkOf, type Surroundings, type Talk } from './talk.ts';

/** As long as a replay may take, ms, and as much as it looks at. */
const REPLAY_MS = 8000;
const CHATS_PER_PAGE = 20;
const ENTRIES_PER_CHAT = 200;

/** What a version, with or without unsaved edits, makes of one message. */
export async function tryMessage(
  desk: Desk,
  asker: Asker,
  { version, text, prev, locale }: z.output<typeof Try>,
  edits: Edit[],
): Promise<Tried | Refusal> {
  const loaded = await contentWith(desk, version, edits);
  if (isRefusal(loaded)) return loaded;
  const content = JSON.stringify(loaded.content);
  return orRefused(() => desk.book.bench.tryOut(content, { text, prev, locale }, surroundings(desk, asker)));
}

/** Plays the newest chats again with the version in force and another one: which suggestions would change. */
export async function replay(
  desk: Desk,
  asker: Asker,
  { version, chats }: { version: number; chats: number },
  edits: Edit[],
): Promise<Replayed | Refusal> {
  const before = await contentOf(desk, desk.book.running);
  const loaded = await contentWith(desk, version, edits);
  if (typeof before !== 'string') return before;
  if (isRefusal(loaded)) return loaded;
  const after = JSON.stringify(loaded.content);
  const until = performance.now() + REPLAY_MS;
  return orRefused(async () => {
    let counted = nothing();
    for await (const talks of pastTalks(desk, chats)) {
      if (performance.now() > until) return { ...counted, cutShort: true };
      const found = await desk.book.bench.compare({ before, after, talks }, surroundings(desk, asker));
      counted = together(counted, found);
    }
    return { ...counted, cutShort: false };
  });
}

/** What was spoken in the newest chats, some at a time. */
async function* pastTalks({ store }: Desk, most: number): AsyncGenerator<Talk[]> {
  let cursor: string | null = null;
  let left = most;
  do {
    const limit = Math.min(CHATS_PER_PAGE, left);
    const page: Awaited<ReturnType<typeof store.chats.list>> = await store.chats.list({
      limit,
      ...(cursor === null ? {} : { cursor }),
    });
    const talks: Talk[] = [];
    for (const { chat } of page.chats) {
      const entries = await store.chats.entries(chat.id, { after: 0, limit: ENTRIES_PER_CHAT });
      talks.push(talkOf(chat.id, entries));
    }
    if (talks.length > 0) yield talks;
    left -= page.chats.length;
    cursor = page.cursor;
  } while (cursor !== null && left > 0);
}

function surroundings({ profile, directory }: Desk, asker: Asker): Surroundings {
  return {
    company: profile.company,
    locale: profile.locale,
    hours: profile.hours.text,
    alwaysOpen: isAlwaysOpen(profile.hours),
    timeZone: profile.hours.timeZone,
    complaintHours: profile.complaintHours,
    agentNo: directory.number(asker.account),
  };
}
