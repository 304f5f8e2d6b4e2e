import type { z } from 'zod';
import type { ChatsPage, ChatsQuery } from '../../protocol/http.ts';
import { pastChatOperations as ask } from '../../protocol/operations/chats.ts';
import type { Needs } from '../actions/services.ts';
import { logPast } from '../actions/chats/log-reading.ts';
import { readable, whileReadable, wordsRecalled } from '../actions/chats/staff-reading.ts';
import { writeTranscript } from '../actions/transcripts/transcript.ts';
import { mayWith, type Asker } from '../../protocol/rights.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { BadCursor } from '../storage/chats/store.ts';

const PER_PAGE = 50;

/** Chats over HTTP: agents see their own and the queue's, leads all. */
export function pastChatHandlers(
  services: Needs<'audit' | 'clock' | 'directory' | 'profile' | 'publisher' | 'readingWatch' | 'store.chats'>,
): Record<keyof typeof ask, HttpHandled> {
  return {
    findChats: staffRoute(ask.findChats, ({ asker, input }) => page(services, asker, input)),
    getChat: staffRoute(ask.getChat, async ({ asker, address }) => {
      const stored = await readable(services, asker, address.id);
      if (isRefusal(stored)) return stored;
      await services.directory.ensureLoaded([stored.chat.customerId]);
      return { chat: services.publisher.inFull(stored) };
    }),
    getRecalled: staffRoute(ask.getRecalled, ({ asker, address: { id, seq } }) =>
      wordsRecalled(services, asker, id, seq),
    ),
    getEntries: staffRoute(ask.getEntries, ({ asker, address, input }) =>
      whileReadable(services, asker, address.id, async ({ chat }) => {
        const entries = await logPast(services.store.chats, chat.id, input.after);
        return { entries: entries.map((entry) => services.publisher.entryForStaff(entry)) };
      }),
    ),
    getTranscript: staffRoute(ask.getTranscript, async ({ asker, address: { id }, input: { format } }) => {
      const written = await whileReadable(services, asker, id, (stored) =>
        writeTranscript(services, stored, format),
      );
      if (isRefusal(written)) return written;
      await services.audit.record({ by: asker.account, act: 'exported', about: id, details: { format } });
      return new Download(`chat-${id}.${format}`, written.type, written.body);
    }),
  };
}

async function page(
  services: Needs<'directory' | 'publisher' | 'store.chats'>,
  asker: Asker,
  { status, agent, q, customer, department, tag, cursor }: z.output<typeof ChatsQuery>,
): Promise<ChatsPage | Refusal> {
  try {
    const found = await services.store.chats.list({
      limit: PER_PAGE,
      ...(status ? { status } : {}),
      ...(agent ? { agent } : {}),
      ...(q ? { q } : {}),
      ...(customer ? { customerId: customer } : {}),
      ...(department ? { department } : {}),
      ...(tag ? { tag } : {}),
      ...(cursor ? { cursor } : {}),
      ...(mayWith(asker, 'read', 'foreign') ? {} : { visibleTo: asker.account }),
    });
    await services.directory.ensureLoaded(found.chats.map(({ chat }) => chat.customerId));
    return {
      chats: found.chats.map((one) => services.publisher.forStaff(one)),
      cursor: found.cursor,
      ...(found.found
        ? { found: Object.fromEntries([...found.found].map(([id, { text }]) => [id, text])) }
        : {}),
    };
  } catch (error) {
    if (!(error instanceof BadCursor)) throw error;
    return { ...refuse('bad_request', 'cursor: take it from the page before'), field: 'cursor' };
  }
}
