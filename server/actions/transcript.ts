import type { Entry } from '../../protocol/entry.ts';
import { iso } from '../domain/instant.ts';
import type { StoredChat } from '../storage/store.ts';
import type { Desk } from './desk.ts';
import { escaped } from './escaped.ts';

const PAGE = 500;

/** A whole chat as a file for staff. Whatever people typed stays text: nothing of it becomes markup. */
export async function writeTranscript(
  desk: Desk,
  stored: StoredChat,
  format: 'txt' | 'json' | 'html',
): Promise<{ type: string; body: string }> {
  const entries = await allEntries(desk, stored);
  switch (format) {
    case 'json': {
      await desk.directory.know([stored.chat.customerId]);
      const body = JSON.stringify({ chat: desk.publisher.inFull(stored), entries }, null, 2);
      return { type: 'application/json', body };
    }
    case 'txt':
      return { type: 'text/plain', body: `${entries.map(line).join('\n')}\n` };
    case 'html':
      return { type: 'text/html', body: page(stored, entries) };
  }
}

async function allEntries(desk: Desk, { chat }: StoredChat): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; after < chat.lastSeq; after = entries.at(-1)?.seq ?? chat.lastSeq) {
    const found = await desk.store.chats.entries(chat.id, { after, limit: PAGE });
    if (found.length === 0) break;
    entries.push(...found.map((entry) => desk.publisher.entryForStaff(entry)));
  }
  return entries;
}

function line({ at, by, kind, text, data }: Entry): string {
  const who = by.account ?? by.role;
  const what = kind === 'message' ? '' : `[${kind}${data?.reason ? ` ${data.reason}` : ''}] `;
  return `${at} ${who}: ${what}${text ?? ''}`;
}

function page({ chat }: StoredChat, entries: Entry[]): string {
  const rows = entries.map(
    (entry) =>
      `<li class="${entry.by.role}"><time>${entry.at}</time> ${escaped(line(entry).slice(entry.at.length + 1))}</li>`,
  );
  return [
    '<!doctype html>',
    '<html><head><meta charset="utf-8">',
    `<title>${escaped(chat.id)}</title>`,
    `</head><body><h1>${iso(chat.startedAt)}</h1><ol>`,
    ...rows,
    '</ol></body></html>',
    '',
  ].join('\n');
}
