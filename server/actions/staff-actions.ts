import { TO_QUEUE } from '../../protocol/desk.ts';
import type { Entry } from '../../protocol/entry.ts';
import { fill } from '../../phrases/suggest/fill.ts';
import type { Ability, Asker } from '../domain/access.ts';
import type { Happening, Staff } from '../domain/chat/happening.ts';
import type { PhraseUse } from '../domain/chat/log.ts';
import { lastQuestion, LOOK_BACK, spoken } from '../domain/chat/talk.ts';
import { languageOf } from '../domain/language.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import type { Desk } from './desk.ts';
import { readable, withEntries, type ChatWithEntries } from './staff-reading.ts';

/** The one who acts, as the log names them. */
export function actor(asker: Asker): Staff {
  return { role: asker.role === 'agent' ? 'agent' : 'lead', account: asker.account };
}

/** Something that staff do to a chat, if they may. Answered with the entry that says so. */
export async function act(
  desk: Desk,
  asker: Asker,
  ability: Ability,
  chatId: string,
  happening: Happening,
): Promise<{ entry: Entry } | Refusal> {
  const reply = await desk.perform({ to: { chatId }, happening, asker, ability });
  if (isRefusal(reply)) return reply;
  const [entry] = reply.entries;
  return entry
    ? { entry: desk.publisher.entryForStaff(entry) }
    : refuse('conflict', 'Nothing has changed by this.');
}

/** Takes a chat, from the queue or (leads) from a colleague, and shows it. */
export async function take(
  desk: Desk,
  asker: Asker,
  chatId: string,
  how: 'accepted' | 'takenOver',
): Promise<ChatWithEntries | Refusal> {
  const ability = how === 'accepted' ? 'accept' : 'takeOver';
  const reply = await desk.perform({
    to: { chatId },
    happening: { type: how, by: actor(asker) },
    asker,
    ability,
  });
  return isRefusal(reply) ? reply : withEntries(desk, reply.stored, undefined);
}

/** Marks a customer's message as harassing; only a customer's message can be. [P2] */
export async function flag(
  desk: Desk,
  asker: Asker,
  chatId: string,
  seq: number,
): Promise<{ entry: Entry } | Refusal> {
  const stored = await readable(desk, asker, chatId);
  if (isRefusal(stored)) return stored;
  const entry = await desk.store.chats.entry(chatId, seq);
  if (entry?.kind !== 'message' || entry.by.role !== 'customer')
    return refuse('bad_request', 'Only a message of the customer can be marked.');
  return act(desk, asker, 'flag', chatId, { type: 'flagged', by: actor(asker), seq });
}

/** To a colleague who is there, or back to the queue. */
export async function transfer(
  desk: Desk,
  asker: Asker,
  chatId: string,
  { to, note }: { to: string | null; note?: string | undefined },
): Promise<{ entry: Entry } | Refusal> {
  const target = to === TO_QUEUE ? null : to;
  const member = target === null ? undefined : desk.directory.member(target);
  if (target !== null && !member) return refuse('not_found', 'There is no such colleague.');
  if (member && (member.status !== 'online' || !desk.presence.staffConnected(member.account)))
    return refuse('conflict', 'This colleague is not online; choose another or the queue.');
  const happening = { type: 'transferred', by: actor(asker), to: target, ...(note ? { note } : {}) } as const;
  return act(desk, asker, 'transfer', chatId, happening);
}

/** Sends the manual's harassment phrase, in the customer's language, and starts the clock. S1(13) [P2] */
export async function warn(desk: Desk, asker: Asker, chatId: string): Promise<{ entry: Entry } | Refusal> {
  const { profile, manuals } = desk;
  const talk = spoken(await desk.store.chats.entries(chatId, { last: LOOK_BACK }));
  const words = lastQuestion(talk)?.question.text ?? '';
  const manual = manuals[languageOf(words, profile.locale)];
  const phrase = manual.situations.find(({ id }) => id === 'harassment')?.phrases[0];
  const text = phrase ? fill(phrase.text, { company: profile.company }) : '';
  return act(desk, asker, 'warn', chatId, { type: 'warned', by: actor(asker), text });
}

/** What of the manual is in a message, for the record. */
export function phraseUse(desk: Desk, phraseId: string | undefined, text: string): PhraseUse | undefined {
  if (phraseId === undefined) return undefined;
  for (const manual of Object.values(desk.manuals)) {
    for (const { phrases } of manual.situations) {
      const phrase = phrases.find(({ id }) => id === phraseId);
      if (phrase && isVerbatim(phrase.text, text))
        return { phraseId, phraseUse: 'verbatim', manual: manual.version };
    }
  }
  return { phraseId, phraseUse: 'edited', manual: desk.manuals[desk.profile.locale].version };
}

/** A phrase's text with anything in its blanks. */
function isVerbatim(phrase: string, text: string): boolean {
  const parts = phrase.split(/\{\{\w+\}\}/).map((part) => part.normalize('NFC'));
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part.trim(), from);
    if (found < 0) return false;
    from = found + part.trim().length;
  }
  return true;
}
