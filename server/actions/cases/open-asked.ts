import type { CaseWithEntries, OpenCase } from '../../../protocol/cases.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { senderOf } from '../../domain/chat/author.ts';
import { NO_SUCH_DEPARTMENT } from '../../domain/department/changes.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { actor } from '../chats/staff-actions.ts';
import { readable } from '../chats/staff-reading.ts';
import type { StoredCase } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import { openCase, tellAgain, type CaseServices } from './change-case.ts';
import { shownInFull, type ShowingServices } from './read-cases.ts';

/** Where a case comes from: a message of a chat, a customer, or nowhere that the desk knows. */
interface Origin {
  customerId: string | null;
  chatId: string | null;
  seq: number | null;
  department: string | null;
}

/**
 * Opens a case as somebody asks for it. Whoever records it has it first, unless it goes into the queue of a department.
 * [P5] S2
 */
export async function openAsked(
  services: Needs<CaseServices | ShowingServices | 'store.customers'>,
  asker: Asker,
  asked: OpenCase,
): Promise<CaseWithEntries | Refusal> {
  const before = await openedBefore(services, asker, asked);
  if (before !== null) return shownInFull(services, asker, before);
  const origin = await originOf(services, asker, asked);
  if (isRefusal(origin)) return origin;
  if (asked.department !== undefined && !services.rules.departments?.has(asked.department))
    return { ...NO_SUCH_DEPARTMENT, field: 'department' };
  const { department: ofChat, ...about } = origin;
  const { kind, text, department, urgent, clientId } = asked;
  const opened = await openCase(
    services,
    { kind, ...about },
    {
      ...{ type: 'opened', by: actor(asker), text },
      owner: department === undefined ? asker.account : null,
      department: department ?? ofChat,
      ...(urgent === undefined ? {} : { urgent }),
      ...(clientId === undefined ? {} : { clientId }),
      ...('complex' in asked ? { class: asked.class, complex: asked.complex } : {}),
      ...('dueAt' in asked && asked.dueAt !== undefined ? { dueAt: asked.dueAt } : {}),
    },
  );
  return isRefusal(opened) ? opened : shownInFull(services, asker, opened.stored);
}

/** What an earlier attempt opened: nothing that has changed since speaks against it. */
async function openedBefore(
  services: Needs<'chats' | 'log' | 'store.cases'>,
  asker: Asker,
  { clientId, chatId }: OpenCase,
): Promise<StoredCase | null> {
  if (clientId === undefined) return null;
  const sent = { sender: senderOf(actor(asker)), clientId, chatId: chatId ?? null };
  const before = await services.store.cases.opened(sent);
  if (before !== null) await tellAgain(services, before);
  return before;
}

/** A chat that the asker may read, or a customer with whom they have to do. */
async function originOf(
  services: Needs<'store.chats' | 'store.customers'>,
  asker: Asker,
  { chatId, seq, customerId }: Pick<OpenCase, 'chatId' | 'seq' | 'customerId'>,
): Promise<Origin | Refusal> {
  if (chatId === undefined) {
    if (seq !== undefined) return { ...refuse('bad_request', 'A seq needs its chat.'), field: 'seq' };
    if (customerId !== undefined && !(await knows(services, asker, customerId))) return NO_SUCH_CUSTOMER;
    return { customerId: customerId ?? null, chatId: null, seq: null, department: null };
  }
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return { ...stored, field: 'chatId' };
  const { chat } = stored;
  if (customerId !== undefined && customerId !== chat.customerId) return NO_SUCH_CUSTOMER;
  if (seq !== undefined && seq > chat.lastSeq)
    return { ...refuse('bad_request', 'The chat has no such entry.'), field: 'seq' };
  return { customerId: chat.customerId, chatId, seq: seq ?? null, department: chat.department };
}

const NO_SUCH_CUSTOMER: Refusal = {
  ...refuse('not_found', 'There is no such customer.'),
  field: 'customerId',
};

/** Leads know every customer, agents those of whose chats they may read one. */
async function knows(
  services: Needs<'store.chats' | 'store.customers'>,
  asker: Asker,
  customerId: string,
): Promise<boolean> {
  if (mayWith(asker, 'read', 'foreign') && (await services.store.customers.find(customerId))) return true;
  const visible = mayWith(asker, 'read', 'foreign') ? {} : { visibleTo: asker.account };
  return (await services.store.chats.list({ customerId, limit: 1, ...visible })).chats.length > 0;
}
