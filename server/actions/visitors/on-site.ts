import { cut } from '../../../protocol/graphemes.ts';
import { SHORT_MAX } from '../../../protocol/limits.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { VISITORS_SHOWN, type VisitorsOnSite, type VisitorView } from '../../../protocol/visitors.ts';
import type { ChatNews } from '../../delivery/publish.ts';
import { VISITOR_WATCHERS, type CustomerSocketData } from '../../delivery/rooms.ts';
import { agentOf } from '../../domain/chat/chat.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { stands } from '../../domain/visitor/invitation.ts';
import { every, type Job } from '../../lib/jobs.ts';
import type { SiteVisitor } from '../../live/site-visitors.ts';
import type { StoredChat } from '../../storage/chats/store.ts';
import type { Needs } from '../services.ts';
import type { Introduction } from './introduce.ts';

/** Consoles get the list at most so often, ms. */
const PUBLISH_MS = 2_000;

/** Invitations that have been over for so long are removed, looked for so often, so many at a time. */
const OVER_MS = 86_400_000;
const REMOVE_MS = 60_000;
const REMOVED_AT_ONCE = 1_000;

/** As much of an address is kept, in characters. */
const ADDRESS_MAX = 300;

/** Of a desk that does not show its visitors. */
export const NOT_SHOWN = refuse('forbidden', 'This desk does not show who is on its websites.');

/** Notes on which page a visitor is, if the desk wants to know; what it knows of them is looked up once in a visit. */
export async function seeVisitor(
  services: Needs<'clock' | 'directory' | 'profile' | 'siteVisitors' | 'store.chats' | 'store.invitations'>,
  data: CustomerSocketData,
  { page, referrer, attributes, name }: Introduction,
  department: string | null,
): Promise<void> {
  const { profile, siteVisitors, directory } = services;
  const { customerId, device, locale, network } = data;
  if (!profile.visitorsOnSite) return;
  const isNew = siteVisitors.find(customerId)?.page === undefined;
  const isSeen = siteVisitors.saw({
    ...{ customerId, network, device, locale, department, returning: false },
    ...{ page: addressOf(page), referrer: addressOf(referrer), title: titleIn(attributes) },
    name: name || directory.customer(customerId)?.name || null,
  });
  if (isSeen && isNew && mayBeKnown(data)) await lookUp(services, customerId);
}

/** Whether they may have written before: nobody else has a token of before, or an id from their website. */
export function mayBeKnown({
  returning,
  verifiedUntil,
}: Pick<CustomerSocketData, 'returning' | 'verifiedUntil'>): boolean {
  return returning || verifiedUntil !== null;
}

/** Adds what the desk knows of somebody who has come back. */
async function lookUp(
  {
    clock,
    directory,
    siteVisitors,
    store,
  }: Needs<'clock' | 'directory' | 'siteVisitors' | 'store.chats' | 'store.invitations'>,
  customerId: string,
): Promise<void> {
  const [latest, invitation] = await Promise.all([
    store.chats.latestOf(customerId),
    store.invitations.of(customerId),
  ]);
  if (latest !== null) await directory.ensureLoaded([customerId]);
  siteVisitors.change(customerId, {
    ...(latest === null ? {} : { returning: true, chat: chatOf(latest) }),
    invited:
      invitation !== null && invitation.state !== 'used' && stands(invitation, clock.now())
        ? { by: invitation.account, state: invitation.state, until: invitation.until }
        : null,
  });
}

/** Keeps the list up with the chats of those who are in it. */
export function followVisitors(
  { siteVisitors, profile }: Needs<'profile' | 'siteVisitors'>,
  news: readonly ChatNews[],
): void {
  if (!profile.visitorsOnSite) return;
  for (const { after } of news) {
    const { customerId } = after.chat;
    const before = siteVisitors.find(customerId);
    if (before === null) continue;
    const chat = chatOf(after);
    if (before.returning && before.chat?.id === chat?.id && before.chat?.agent === chat?.agent) continue;
    siteVisitors.change(customerId, { returning: true, chat });
  }
}

/** Who is on the websites, as far as this person may see them. */
export function visitorsFor(
  services: Needs<'clock' | 'directory' | 'profile' | 'siteVisitors'>,
  asker: Asker,
  online: readonly SiteVisitor[] = services.siteVisitors.online(),
): VisitorsOnSite | Refusal {
  if (!services.profile.visitorsOnSite) return NOT_SHOWN;
  // In the order in which they came.
  const seen = online.filter((one) => maySee(services, asker, one));
  const latest = seen.slice(-VISITORS_SHOWN).reverse();
  return { visitors: latest.map((one) => visitorView(services, one)), total: seen.length };
}

/** Leads see everybody; agents those of their departments, and of none. */
export function maySee(
  { directory }: Needs<'directory'>,
  { account, role }: Asker,
  { department }: Pick<SiteVisitor, 'department'>,
): boolean {
  if (role !== 'agent' || department === null) return true;
  return directory.member(account)?.departments.some((one) => one.department === department) === true;
}

/** Sends the list to the consoles of this process that show it, where it has changed. `time` is monotonic, ms. */
export function visitorsJob(
  services: Needs<'clock' | 'directory' | 'profile' | 'rooms' | 'siteVisitors'>,
  time: () => number,
): Job {
  let told = -1;
  const publish = (): Promise<void> => {
    const { profile, rooms, siteVisitors } = services;
    if (!profile.visitorsOnSite) siteVisitors.forget();
    // Who has left is noticed, and forgotten, only on looking: also while nobody watches.
    const online = siteVisitors.online();
    const watchers = rooms.desk.adapter.rooms.get(VISITOR_WATCHERS) ?? new Set<string>();
    if (watchers.size === 0) return Promise.resolve();
    if (told === siteVisitors.changes) return Promise.resolve();
    told = siteVisitors.changes;
    for (const id of watchers) {
      const socket = rooms.desk.sockets.get(id);
      const list = socket && visitorsFor(services, socket.data.asker, online);
      if (list && 'visitors' in list) socket.emit('visitors', list);
      else socket?.emit('visitors', { visitors: [], total: 0 });
    }
    return Promise.resolve();
  };
  return { name: 'visitors', run: every(PUBLISH_MS, time, publish) };
}

/** Removes invitations that have been over for a day. `time` is monotonic, ms. */
export function invitationsJob(services: Needs<'clock' | 'store.invitations'>, time: () => number): Job {
  const remove = () => services.store.invitations.removeOver(services.clock.now() - OVER_MS, REMOVED_AT_ONCE);
  return { name: 'invitations', run: every(REMOVE_MS, time, remove) };
}

/** A visitor as consoles see them. */
export function visitorView(
  { clock, directory }: Needs<'clock' | 'directory'>,
  visitor: SiteVisitor,
): VisitorView {
  const { customerId, page, title, referrer, locale, device, name, department } = visitor;
  const { since, onPageSince, returning, chat, invited } = visitor;
  const holds = invited !== null && (invited.state === 'never' || invited.until > clock.now());
  return {
    ...{ id: customerId, page, title, referrer, locale, device, department, returning },
    name: directory.customer(customerId)?.name ?? name,
    chat: chat && { agent: chat.agent },
    ...{ since: iso(since), onPageSince: iso(onPageSince) },
    invited: holds ? { ...invited, until: iso(invited.until) } : null,
  };
}

function chatOf({ chat }: StoredChat): SiteVisitor['chat'] {
  return chat.state.status === 'closed' ? null : { id: chat.id, agent: agentOf(chat) };
}

/** Addresses can carry secrets behind the question mark. */
function addressOf(said: string | undefined): string | null {
  return cut(said?.split(/[?#]/u)[0] ?? '', ADDRESS_MAX) || null;
}

function titleIn(attributes: Introduction['attributes']): string | null {
  return cut(attributes?.['title'] ?? '', SHORT_MAX) || null;
}
