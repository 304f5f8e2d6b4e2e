import type { z } from 'zod';
import type { ChatsPage, ChatsQuery } from '../../protocol/http.ts';
import { pastChatOperations as ask } from '../../protocol/operations/chats.ts';
import type { Desk } from '../actions/desk.ts';
import { logPast } from '../actions/chats/log-reading.ts';
import { readable, whileReadable } from '../actions/chats/staff-reading.ts';
import { writeTranscript } from '../actions/transcripts/transcript.ts';
import { mayWith, type Asker } from '../domain/access.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { BadCursor } from '../storage/chats/store.ts';

const PER_PAGE = 50;

/** Chats over HTTP: agents see their own and the queue's, leads all. */
export function pastChatHandlers(desk: Desk): Record<keyof typeof ask, HttpHandled> {
  return {
    findChats: staffRoute(ask.findChats, ({ asker, input }) => page(desk, asker, input)),
    getChat: staffRoute(ask.getChat, async ({ asker, address }) => {
      const stored = await readable(desk, asker, address.id);
      if (isRefusal(stored)) return stored;
      await desk.directory.ensureLoaded([stored.chat.customerId]);
      return { chat: desk.publisher.inFull(stored) };
    }),
    getEntries: staffRoute(ask.getEntries, ({ asker, address, input }) =>
      whileReadable(desk, asker, address.id, async ({ chat }) => {
        const entries = await logPast(desk.store.chats, chat.id, input.after);
        return { entries: entries.map((entry) => desk.publisher.entryForStaff(entry)) };
      }),
    ),
    getTranscript: staffRoute(ask.getTranscript, async ({ asker, address: { id }, input: { format } }) => {
      const written = await whileReadable(desk, asker, id, (stored) => writeTranscript(desk, stored, format));
      if (isRefusal(written)) return written;
      await desk.audit.record({ by: asker.account, act: 'exported', about: id, details: { format } });
      return new Download(`chat-${id}.${format}`, written.type, written.body);
    }),
  };
}

async function page(
  desk: Desk,
  asker: Asker,
  { status, agent, q, customer, cursor }: z.output<typeof ChatsQuery>,
): Promise<ChatsPage | Refusal> {
  try {
    const found = await desk.store.chats.list({
      limit: PER_PAGE,
      ...(status ? { status } : {}),
      ...(agent ? { agent } : {}),
      ...(q ? { q } : {}),
      ...(customer ? { customerId: customer } : {}),
      ...(cursor ? { cursor } : {}),
      ...(mayWith(asker, 'read', 'foreign') ? {} : { visibleTo: asker.account }),
    });
    await desk.directory.ensureLoaded(found.chats.map(({ chat }) => chat.customerId));
    return { chats: found.chats.map((one) => desk.publisher.forStaff(one)), cursor: found.cursor };
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
  }
}
