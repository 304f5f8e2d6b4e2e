import { v7 as newId } from 'uuid';
import type { BlockKind, BlockView } from '../../../protocol/block.ts';
import { mayWith, type Asker } from '../../../protocol/rights.ts';
import { notAllowed } from '../../domain/denial.ts';
import type { Block } from '../../domain/block/block.ts';
import type { Chat } from '../../domain/chat/chat.ts';
import { iso } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import type { ChatServices, DeskState, Needs } from '../services.ts';
import { republishRow } from '../chats/republish-row.ts';
import { actor } from '../chats/staff-actions.ts';
import { readable } from '../chats/staff-reading.ts';
import { publishBlockHere } from './visitors.ts';

/** What a lead says when they block. */
interface Blocking {
  chatId: string;
  by: BlockKind;
  minutes: number;
  reason: string;
}

/** What it takes to tell everybody of a block. */
type Announcing = Needs<ChatServices | DeskState | 'blocks' | 'log' | 'rooms' | 'visitorNames'>;

/** A lead blocks the visitor of a chat for a time. A running chat ends with it: nobody could answer in it. [P2] */
export async function block(
  services: Announcing & Needs<'audit' | 'rules' | 'store.blocks'>,
  asker: Asker,
  { chatId, by, minutes, reason }: Blocking,
): Promise<{ block: BlockView } | Refusal> {
  const stored = await readable(services, asker, chatId);
  if (isRefusal(stored)) return stored;
  if (!mayWith(asker, 'block', 'foreign')) return notAllowed('liftBlocks');
  await services.directory.ensureLoaded([stored.chat.customerId]);
  const known = nameFor(services, stored.chat, by);
  if (known === null) return refuse('conflict', `The visitor's ${by} is not known; choose another way.`);
  const at = services.clock.now();
  const made: Block = {
    ...{ id: newId(), kind: by, ...known, reason: services.rules.mask(reason), chatId },
    ...{ by: asker.account, at, until: at + minutes * 60_000, lifted: null },
  };
  await services.store.blocks.add(made);
  const details = { blockId: made.id, kind: by, minutes };
  await recorded(services, {}, { by: asker.account, act: 'blocked', about: chatId, details });
  await afterwards(services, made, async () => {
    await end(services, asker, stored.chat, made.reason);
    return stored.chat;
  });
  return { block: viewOf(made) };
}

/** A lead takes a block back. [P2] */
export async function liftBlock(
  services: Announcing & Needs<'audit' | 'store.blocks'>,
  asker: Asker,
  blockId: string,
): Promise<{ block: BlockView } | Refusal> {
  const lifted = await services.store.blocks.lift(blockId, asker.account, services.clock.now());
  if (lifted === null) return refuse('not_found', 'There is no such block, or it has been lifted.');
  const { chatId } = lifted;
  await recorded(
    services,
    {},
    { by: asker.account, act: 'block_lifted', about: chatId, details: { blockId } },
  );
  await afterwards(services, lifted, async () => (await services.store.chats.find(chatId))?.chat ?? null);
  return { block: viewOf(lifted) };
}

/** The blocks in force. [P2] */
export async function blocksInForce(
  services: Needs<'clock' | 'store.blocks'>,
): Promise<{ blocks: BlockView[] }> {
  return { blocks: (await services.store.blocks.inForce(services.clock.now())).map(viewOf) };
}

function nameFor(
  services: Needs<'directory' | 'visitorNames'>,
  { customerId }: Chat,
  by: BlockKind,
): { value: string; label: string } | null {
  const customer = services.directory.customer(customerId);
  switch (by) {
    case 'customer':
      return { value: customerId, label: customer?.name ?? customerId.slice(-4) };
    case 'contact': {
      const value = services.visitorNames.contact(customer?.contact);
      return value === null ? null : { value, label: `…${customer?.contact?.trim().slice(-4) ?? ''}` };
    }
    case 'network': {
      const value = customer?.network ?? null;
      return value === null ? null : { value, label: '' };
    }
  }
}

async function end(services: Needs<'chats'>, asker: Asker, chat: Chat, reason: string): Promise<void> {
  if (chat.state.status === 'closed') return;
  const event = { type: 'staffClosed', by: actor(asker), skipped: reason } as const;
  await services.chats.perform({ to: { chatId: chat.id }, event });
}

/**
 * Publishes a stored block. It is in force already on all processes, so failures are logged and not answered: a lead
 * who tried again would store it twice.
 */
async function afterwards(
  services: Announcing,
  made: Block,
  first: () => Promise<Chat | null>,
): Promise<void> {
  try {
    await services.blocks.read();
    await publishBlock(services, made, await first());
  } catch (error) {
    services.log.error({ err: error, block: made.id }, 'publishing a block failed');
  }
}

/** Publishes it to the visitor's tabs on all processes, and to staff with the rows of their chats. */
async function publishBlock(services: Announcing, made: Block, about: Chat | null): Promise<void> {
  const running = await services.store.chats.running();
  await services.directory.ensureLoaded(running.map(({ chat }) => chat.customerId));
  const concerned = running.filter(({ chat }) => {
    const customer = services.directory.customer(chat.customerId);
    const names = [chat.customerId, customer?.network, services.visitorNames.contact(customer?.contact)];
    return names.includes(made.value);
  });
  const customers = concerned.map(({ chat }) => chat.customerId);
  services.blocks.announce(made, customers);
  await publishBlockHere(services, made, customers);
  const chatIds = new Set(concerned.map(({ chat }) => chat.id));
  if (about) chatIds.add(about.id);
  for (const chatId of chatIds) await republishRow(services, chatId);
}

function viewOf({ id, kind, label, reason, chatId, by, at, until, lifted }: Block): BlockView {
  return {
    ...{ id, kind, label, reason, chatId, by, at: iso(at), until: iso(until) },
    lifted: lifted === null ? null : { by: lifted.by, at: iso(lifted.at) },
  };
}
