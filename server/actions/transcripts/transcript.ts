import type { Entry } from '../../../protocol/entry.ts';
import { elapsedText, silenceOf } from '../../../protocol/elapsed.ts';
import { isErased } from '../../../protocol/erased.ts';
import { indentedLines, linesOf, momentIn, partOfLine, escaped } from '../../../protocol/transcript-lines.ts';
import { tagName } from '../../domain/tag/tags.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';
import { TRANSCRIPT_WORDS, type Told, type TranscriptWords } from './transcript-words.ts';

const PAGE = 500;
/**
 * A whole chat as a file for staff, in the desk's language and time zone. What people typed can become neither markup
 * nor a line that looks like somebody else's.
 */
export async function writeTranscript(
  services: Needs<'directory' | 'profile' | 'publisher' | 'store.chats'>,
  stored: StoredChat,
  format: 'txt' | 'json' | 'html',
): Promise<{ type: string; body: string }> {
  const entries = await allEntries(services, stored);
  await services.directory.ensureLoaded([stored.chat.customerId]);
  if (format === 'json') {
    const body = JSON.stringify({ chat: services.publisher.forStaff(stored), entries }, null, 2);
    return { type: 'application/json', body };
  }
  const lines = entries.map((entry) => lineOf(services, stored, entry));
  return format === 'txt'
    ? { type: 'text/plain', body: plainText(lines) }
    : { type: 'text/html', body: page(services, stored, lines) };
}

async function allEntries(
  services: Needs<'publisher' | 'store.chats'>,
  { chat }: StoredChat,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let after = 0; after < chat.lastSeq; after = entries.at(-1)?.seq ?? chat.lastSeq) {
    const found = await services.store.chats.entries(chat.id, { after, limit: PAGE });
    if (found.length === 0) break;
    entries.push(...found.map((entry) => services.publisher.entryForStaff(entry)));
  }
  return entries;
}

interface Line {
  role: Entry['by']['role'];
  at: string;
  when: string;
  who: string;
  /** What the customer calls themselves; empty for everybody else. */
  name: string;
  event: string;
  text: string;
}

function lineOf(
  services: Needs<'directory' | 'profile' | 'publisher'>,
  stored: StoredChat,
  entry: Entry,
): Line {
  const { profile } = services;
  const words = TRANSCRIPT_WORDS[profile.locale];
  const customer = services.publisher.forStaff(stored).customer;
  return {
    role: entry.by.role,
    at: entry.at,
    when: momentIn(profile.hours.calendar.timeZone, entry.at),
    who: whoIs(services, words, entry.by),
    name: entry.by.role === 'customer' ? partOfLine(customer.name ?? '') : '',
    event: partOfLine(words.events[entry.kind](entry.data ?? {}, toldOf(services, entry))),
    text: isErased(entry) ? words.erased : saidIn(entry, words),
  };
}

/** The words, and below them the names of what was sent. */
function saidIn({ text = '', files = [] }: Entry, words: TranscriptWords): string {
  return [...(text === '' ? [] : [text]), ...files.map(({ name }) => words.file(name))].join('\n');
}

function toldOf({ profile }: Needs<'profile'>, { at, data = {} }: Entry): Told {
  const silentMs = data.reason === 'idle' ? silenceOf(data, at) : null;
  return {
    moment: (iso) => (iso === undefined ? '' : momentIn(profile.hours.calendar.timeZone, iso)),
    silence: silentMs === null ? null : elapsedText(silentMs, profile.locale),
    tags: (data.tags ?? []).map((id) => tagName(profile.tags, id)).join('; '),
  };
}

function whoIs(
  services: Needs<'directory'>,
  words: TranscriptWords,
  { role, account, name }: Entry['by'],
): string {
  const number =
    (account === undefined ? undefined : services.directory.member(account)?.number) ?? account ?? name ?? '';
  switch (role) {
    case 'customer':
      return words.customer;
    case 'agent':
      return words.agent(number);
    case 'lead':
      return words.lead(number);
    case 'system':
      return words.system;
  }
}

function plainText(lines: Line[]): string {
  return `${lines.map(paragraph).join('\n')}\n`;
}

function paragraph({ when, who, name, event, text }: Line): string {
  // Names have brackets of their own, which are stripped from names.
  const called = name === '' ? '' : ` ‹${name}›`;
  const head = `[${when}] ${who}${called}${event === '' ? '' : ` · ${event}`}`;
  return [head, ...indentedLines(text)].join('\n');
}

function page({ profile }: Needs<'profile'>, { chat }: StoredChat, lines: Line[]): string {
  const began = momentIn(profile.hours.calendar.timeZone, new Date(chat.startedAt).toISOString());
  return [
    '<!doctype html>',
    `<html lang="${profile.locale}"><head><meta charset="utf-8">`,
    `<title>${escaped(`${profile.company[profile.locale]} ${began}`)}</title>`,
    '<style>ol{list-style:none;padding:0}li{margin:0 0 1em}p{margin:0;white-space:pre-wrap}</style>',
    `</head><body><h1>${escaped(profile.company[profile.locale])}</h1><p>${escaped(began)}</p><ol>`,
    ...lines.map(item),
    '</ol></body></html>',
    '',
  ].join('\n');
}

function item({ role, at, when, who, name, event, text }: Line): string {
  const called = name === '' ? '' : ` ‹<bdi>${escaped(name)}</bdi>›`;
  const happened = event === '' ? '' : ` · <span>${escaped(event)}</span>`;
  const said = text === '' ? '' : `<p dir="auto">${escaped(linesOf(text).join('\n'))}</p>`;
  return `<li class="${role}"><time datetime="${at}">${escaped(when)}</time> <b>${escaped(who)}</b>${called}${happened}${said}</li>`;
}
