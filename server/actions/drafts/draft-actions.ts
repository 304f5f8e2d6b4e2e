import { replyIn, type DraftWords, type StoredDraft } from '../../../protocol/drafts.ts';
import { isBlank } from '../../../protocol/limits.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { staffRoom } from '../../delivery/rooms.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { agentOf, type Chat } from '../../domain/chat/chat.ts';
import { wordsErased } from '../../domain/chat/rules/erasing.ts';
import { denial } from '../../domain/denial.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { Rules } from '../../domain/rules.ts';
import type { KeptDraft } from '../../storage/drafts.ts';
import { readable, relationFor } from '../chats/staff-reading.ts';
import type { Needs } from '../services.ts';

/** The drafts that an account has on all its computers. */
export async function draftsOf(
  services: Needs<'store.drafts'>,
  asker: Asker,
): Promise<{ drafts: StoredDraft[] }> {
  return { drafts: await services.store.drafts.of(asker.account) };
}

/** A request to keep a draft. */
interface Keeping {
  chatId: string;
  was: number;
  draft: DraftWords | null;
}

/**
 * Keeps a draft of a chat in which this account may write, and tells its other consoles, without the words: the stream between
 * processes is stored. Numbers that are masked in messages are masked here too. What cannot be said any more, because the chat
 * has closed or was erased (also at this moment), is not kept either. One's own draft can be emptied wherever it is.
 */
export async function keepDraft(
  services: Needs<'clock' | 'rooms' | 'rules' | 'store.chats' | 'store.drafts'>,
  asker: Asker,
  keeping: Keeping,
): Promise<KeptDraft | Refusal> {
  // Whoever may no longer write there can still throw away what they had begun.
  if (keeping.draft === null && keeping.was > 0) return put(services, asker, keeping);
  const { chatId } = keeping;
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  const { state, customerId, beside } = stored.chat;
  const owner = { status: state.status, agent: agentOf(stored.chat), beside, customerId };
  const relation = await relationFor(services, asker, owner);
  if (!mayWith(asker, 'note', relation)) return denial(asker, relation);
  const refusal = tooLate(stored.chat, keeping.draft);
  if (refusal) return refusal;
  const answer = await put(services, asker, keeping);
  // It may have closed or been erased meanwhile, and its drafts forgotten before this one was there.
  const after = await readable(services, asker, chatId);
  const late = isRefusal(after) ? null : tooLate(after.chat, keeping.draft);
  if (late) await services.store.drafts.forget([chatId]);
  return late ?? answer;
}

function tooLate({ state, erasedAt }: Chat, draft: DraftWords | null): Refusal | null {
  if (draft === null) return null;
  if (erasedAt !== null) return wordsErased();
  if (state.status === 'closed' && !isBlank(replyIn(draft))) return refuse('closed', 'The chat is closed.');
  return null;
}

async function put(
  services: Needs<'clock' | 'rooms' | 'rules' | 'store.drafts'>,
  { account }: Asker,
  { chatId, was, draft }: Keeping,
): Promise<KeptDraft> {
  const at = services.clock.now();
  const masked = draft && maskedBy(services.rules, draft);
  const answer = await services.store.drafts.put({ account, chatId, was, draft: masked, at });
  const { version } = answer.kept;
  if (answer.isOwn) services.rooms.desk.to(staffRoom(account)).emit('draft', { chatId, version });
  return answer;
}

function maskedBy({ mask }: Pick<Rules, 'mask'>, { text, other, ...rest }: DraftWords): DraftWords {
  return { ...rest, text: mask(text), ...(other === undefined ? {} : { other: mask(other) }) };
}

/** Nothing more is said in chats that have closed. */
export async function forgetClosed(services: Needs<'store.drafts'>, news: ChatNews[]): Promise<void> {
  const closed = news.filter(({ entries }) => entries.some(({ kind }) => kind === 'closed'));
  if (closed.length > 0) await services.store.drafts.forget(closed.map(({ after }) => after.chat.id));
}
