import type { Entry } from '../../../protocol/entry.ts';
import { leadsFor } from '../../../protocol/visibility.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { Directory } from '../../live/directory.ts';
import type { ChatServices, Needs } from '../services.ts';
import { act, actor } from './staff-actions.ts';

type Answered = Promise<{ entry: Entry } | Refusal>;

/** The agent calls a lead into the chat. The entry says how many leads were on duty. [P6] */
export async function callLead(
  services: Needs<ChatServices | 'presence'>,
  asker: Asker,
  chatId: string,
  reason: string | undefined,
): Answered {
  const department = (await services.store.chats.find(chatId))?.chat.department ?? null;
  const onDuty = leadsOnDuty(services, asker, department);
  const words = reason ? { reason } : {};
  return act(services, asker, 'callLead', chatId, {
    ...{ type: 'leadCalled', by: actor(asker), onDuty },
    ...words,
  });
}

/** The leads whom a chat of this department calls with a console open, whether or not they take chats; who asks does not count. */
export function leadsOnDuty(
  { directory, presence }: Needs<'directory' | 'presence'>,
  asker: Asker,
  department: string | null,
): number {
  const others = directory.members().filter(({ account }) => account !== asker.account);
  const staff = others.map(({ account, role, disabledAt, departments }) => ({
    ...{ account, role, disabled: disabledAt !== null, connected: presence.staffConnected(account) },
    departments: departments.map((one) => one.department),
  }));
  return leadsFor(staff, department).filter(({ connected }) => connected).length;
}

/**
 * A note for colleagues. `@number` mentions the colleague with that number, who is notified and may join the chat. [P6]
 */
export function note(
  services: Needs<'chats' | 'directory' | 'publisher'>,
  asker: Asker,
  chatId: string,
  { clientId, text }: { clientId: string; text: string },
): Answered {
  const mentions = mentionedIn(text, services.directory).filter((account) => account !== asker.account);
  return act(services, asker, 'note', chatId, { type: 'noted', by: actor(asker), clientId, text, mentions });
}

/** `@` and a number, not inside a word: an e-mail address mentions nobody. */
const MENTION = /(?<![\p{L}\p{N}._-])@(?<number>[\p{L}\p{N}-]{1,16})/gu;

/**
 * The accounts that a text mentions, each once. Chinese has no spaces (`@1002请看一下`), so the longest existing number
 * counts.
 */
function mentionedIn(text: string, directory: Pick<Directory, 'members'>): string[] {
  const members = directory.members().filter(({ disabledAt }) => disabledAt === null);
  const longestFirst = members.sort((one, other) => other.number.length - one.number.length);
  const accounts = [...text.matchAll(MENTION)].flatMap(({ groups }) => {
    const written = groups?.['number'] ?? '';
    const meant = longestFirst.find(({ number }) => number !== '' && isCalled(number, written));
    return meant ? [meant.account] : [];
  });
  return [...new Set(accounts)];
}

/** Whether `written` is this number, followed at most by words: `1002请` is 1002, `10021` is not. */
function isCalled(number: string, written: string): boolean {
  if (!written.startsWith(number)) return false;
  const next = written.slice(number.length);
  return next === '' || /^[^\p{N}a-z-]/iu.test(next);
}
