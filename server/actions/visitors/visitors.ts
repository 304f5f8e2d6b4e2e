import type { DeskView } from '../../../protocol/chat.ts';
import type { Visitor } from '../../live/blocks.ts';
import { contactRoom, customerRoom, departmentSeenBy, networkRoom } from '../../delivery/rooms.ts';
import { type Block, blockNotice, noticeLocale } from '../../domain/block/block.ts';
import { iso, type Instant } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { deskView } from '../desk-view.ts';
import type { Needs } from '../services.ts';

/** A visitor as their connection knows them, with the language of their browser. */
export interface LocalVisitor extends Visitor {
  locale: string | null;
  verifiedUntil: Instant | null;
}

/** A visitor with the contact that the desk knows of them, if their connection has not given one. */
async function known(
  services: Needs<'directory' | 'visitorNames'>,
  visitor: LocalVisitor,
): Promise<LocalVisitor> {
  if (visitor.contact !== null) return visitor;
  await services.directory.ensureLoaded([visitor.customerId]);
  return {
    ...visitor,
    contact: services.visitorNames.contact(services.directory.customer(visitor.customerId)?.contact),
  };
}

/** The desk as this visitor sees it, as a department or as itself, with the block that applies to them. [P2] */
export async function deskFor(
  services: Needs<'blocks' | 'clock' | 'directory' | 'presence' | 'profile' | 'rules' | 'visitorNames'>,
  visitor: LocalVisitor & { department: string | null },
): Promise<DeskView> {
  const block = services.blocks.any ? services.blocks.of(await known(services, visitor)) : null;
  const blocked = block && { until: iso(block.until), message: noticeOf(services, visitor) };
  const first = unknownVisitor(services, visitor);
  return {
    ...deskView(services, noticeLocale(visitor.locale, services.profile.locale), visitor.department),
    blocked,
    ...(first ? { signInFirst: first.message } : {}),
  };
}

/** Says no to a blocked visitor, with the sentence that says how else to get help; null if they may write. [P2] */
export async function refusedVisitor(
  services: Needs<'blocks' | 'directory' | 'profile' | 'visitorNames'>,
  visitor: LocalVisitor,
): Promise<Refusal | null> {
  const block = services.blocks.of(await known(services, visitor));
  return block && refuse('forbidden', noticeOf(services, visitor));
}

const SIGN_IN_FIRST = {
  'zh-CN': '请先登录网站，再开始咨询。',
  en: 'Please sign in to the website first, then start your chat.',
} as const;

/** Refuses an anonymous visitor where the desk requires a website's identity; null if they may start a chat. */
export function unknownVisitor(
  services: Needs<'profile'>,
  { verifiedUntil, locale }: LocalVisitor,
): Refusal | null {
  const { identityRequired, locale: own } = services.profile;
  if (!identityRequired || verifiedUntil !== null) return null;
  return refuse('forbidden', SIGN_IN_FIRST[noticeLocale(locale, own)]);
}

/**
 * Publishes the state of the desk to the connections on this process that a block concerns, and to those of these
 * customers. Each gets its own message, because what applies depends on the visitor.
 */
export async function publishBlockHere(
  services: Needs<
    'blocks' | 'clock' | 'directory' | 'presence' | 'profile' | 'rooms' | 'rules' | 'visitorNames'
  >,
  { kind, value }: Pick<Block, 'kind' | 'value'>,
  customerIds: readonly string[],
): Promise<void> {
  const { adapter, sockets } = services.rooms.customers;
  const room = { customer: customerRoom, contact: contactRoom, network: networkRoom }[kind](value);
  const rooms = [room, ...customerIds.map(customerRoom)];
  const ids = new Set(rooms.flatMap((name) => [...(adapter.rooms.get(name) ?? [])]));
  for (const id of ids) {
    const socket = sockets.get(id);
    if (!socket) continue;
    const visitor = { ...socket.data, department: departmentSeenBy(socket) };
    socket.emit('desk', await deskFor(services, visitor));
  }
}

function noticeOf({ profile }: Needs<'profile'>, { locale }: LocalVisitor): string {
  const language = noticeLocale(locale, profile.locale);
  return blockNotice({
    locale: language,
    company: profile.company[language],
    own: profile.blockNotice[language],
  });
}
