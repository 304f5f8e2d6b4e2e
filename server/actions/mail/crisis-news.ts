import type { ChatNews } from '../../delivery/publish.ts';
import { accountOf } from '../../domain/chat/author.ts';
import { iso } from '../../domain/instant.ts';
import type { Outgoing } from '../../domain/mail/mail.ts';
import type { Needs } from '../services.ts';
import { crisisWords } from './mail-words.ts';

/**
 * The named contact hears of a crisis by mail, and whoever listens to the webhook by that, as far as they are set: which chat,
 * since when, marked by whom; nothing of what was said in it. It is kept in the transaction of the crisis itself, so that no end
 * of a process loses it, and leaves once. [P6]
 */
export function crisisNews(
  services: Needs<'directory' | 'profile' | 'settings'>,
  news: readonly ChatNews[],
): Outgoing[] {
  return news.flatMap(({ after, entries }) =>
    entries.flatMap((entry) =>
      entry.kind === 'crisis_begun' ? outgoingOf(services, after.chat, entry) : [],
    ),
  );
}

type Begun = Extract<ChatNews['entries'][number], { kind: 'crisis_begun' }>;

function outgoingOf(
  { directory, profile, settings }: Needs<'directory' | 'profile' | 'settings'>,
  { id: chatId, department }: ChatNews['after']['chat'],
  { seq, at, by, data }: Begun,
): Outgoing[] {
  const link = `${settings.process.publicUrl}/#/chats/${chatId}`;
  const account = accountOf(by) ?? '';
  const { crisisContact: to, mail, webhook } = settings;
  // The same however often it is told.
  const id = `${chatId}.${String(seq)}`;
  const said = { event: 'crisis', id, at: iso(at), chat: chatId, link, department };
  const body = JSON.stringify({ ...said, by: account, leadsOnDuty: data.onDuty });
  const words = crisisWords(profile, { who: directory.name(account), link, at });
  return [
    ...(to === null || mail === null
      ? []
      : [{ ...{ id: `${id}.m`, kind: 'mail' as const, caseNumber: null, to }, ...words }]),
    ...(webhook === null
      ? []
      : [
          {
            ...{ id: `${id}.w`, kind: 'webhook' as const, caseNumber: null },
            ...{ to: '', subject: 'crisis', text: body },
          },
        ]),
  ];
}
