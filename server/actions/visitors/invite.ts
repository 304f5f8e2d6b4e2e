import { v7 as newId } from 'uuid';
import type { Asker } from '../../../protocol/rights.ts';
import {
  INVITATION_MS,
  type InvitationAnswer,
  type InvitationView,
  type VisitorView,
} from '../../../protocol/visitors.ts';
import { customerRoom } from '../../delivery/rooms.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { answered, stands, type Invitation } from '../../domain/visitor/invitation.ts';
import { isFree } from '../desk-view.ts';
import type { ChatServices, Needs } from '../services.ts';
import { maySee, NOT_SHOWN, visitorView } from './on-site.ts';

const NO_SUCH_VISITOR = refuse('not_found', 'This visitor is no longer on the site.');
const BLOCKED = refuse('forbidden', 'This visitor is blocked.');
const NOT_ONLINE = refuse('conflict', 'Set yourself online first.');
const FULL = refuse('conflict', 'You have as many chats and open invitations as you may have.');

/**
 * Invites somebody who is on the site to a chat. Of two agents who do it at once, one does; the other is told who. Not
 * while the visitor is in a chat or blocked, nor against what they have answered.
 */
export async function inviteVisitor(
  services: Needs<
    | 'blocks'
    | 'clock'
    | 'directory'
    | 'presence'
    | 'profile'
    | 'rooms'
    | 'rules'
    | 'siteVisitors'
    | 'store.chats'
    | 'store.invitations'
  >,
  asker: Asker,
  { visitorId: customerId, text }: { visitorId: string; text: string },
): Promise<{ visitor: VisitorView } | Refusal> {
  const { blocks, clock, profile, siteVisitors, store } = services;
  if (!profile.visitorsOnSite) return NOT_SHOWN;
  const visitor = siteVisitors.find(customerId);
  if (visitor === null || !maySee(services, asker, visitor)) return NO_SUCH_VISITOR;
  const against =
    (blocks.any && blocks.of({ customerId, network: visitor.network, contact: null }) !== null
      ? BLOCKED
      : null) ??
    (await inChat(services, customerId)) ??
    (await noRoom(services, asker.account));
  if (against) return against;
  const now = clock.now();
  const invitation: Invitation = {
    ...{ customerId, id: newId(), account: asker.account, words: text },
    ...{ state: 'open', until: now + INVITATION_MS },
  };
  if (!(await store.invitations.add(invitation, now)))
    return whyNot(services, await store.invitations.of(customerId));
  siteVisitors.change(customerId, {
    invited: { by: asker.account, state: 'open', until: invitation.until },
  });
  tellVisitor(services, invitation);
  return { visitor: visitorView(services, siteVisitors.find(customerId) ?? visitor) };
}

/** Tells a visitor who has just come to a page of an invitation that stands. */
export async function tellStanding(
  services: Needs<'clock' | 'directory' | 'profile' | 'rooms' | 'store.invitations'>,
  customerId: string,
): Promise<void> {
  if (!services.profile.visitorsOnSite) return;
  const found = await services.store.invitations.of(customerId);
  if (found !== null && isShown(found) && stands(found, services.clock.now())) tellVisitor(services, found);
}

/** The visitor answers. `late`: it was over; then an accepted one leads to the queue, as any chat does. */
export async function answerInvitation(
  services: Needs<'clock' | 'rooms' | 'siteVisitors' | 'store.invitations'>,
  customerId: string,
  answer: InvitationAnswer,
): Promise<{ late: boolean }> {
  const { clock, rooms, siteVisitors, store } = services;
  const before = await store.invitations.of(customerId);
  const after = before && answered(before, answer, clock.now());
  if (before === null || after === null || !(await store.invitations.replace(before, after)))
    return { late: before?.state !== 'accepted' };
  if (after.state !== 'used')
    siteVisitors.change(customerId, {
      invited: { by: after.account, state: after.state, until: after.until },
    });
  // The other tabs.
  if (after.state !== 'accepted')
    rooms.customers.to(customerRoom(customerId)).emit('invitation', { invitation: null });
  return { late: false };
}

/** The accepted invitation with which a chat would begin. Null: none. */
export async function acceptedInvitation(
  { clock, profile, store }: Needs<'clock' | 'profile' | 'store.invitations'>,
  customerId: string,
): Promise<Invitation | null> {
  if (!profile.visitorsOnSite) return null;
  const found = await store.invitations.of(customerId);
  return found?.state === 'accepted' && found.until > clock.now() ? found : null;
}

/** A chat has begun with an accepted invitation, which is used by that; false if it was used already. */
export async function useInvitation(
  { clock, siteVisitors, store }: Needs<'clock' | 'siteVisitors' | 'store.invitations'>,
  before: Invitation,
): Promise<boolean> {
  const used: Invitation = { ...before, state: 'used', until: clock.now(), words: '' };
  const isUsed = await store.invitations.replace(before, used);
  if (isUsed) siteVisitors.change(before.customerId, { invited: null });
  return isUsed;
}

/** Writes down for colleagues with which words the customer was invited. */
export async function noteInvitation(
  { chats, directory, profile }: Needs<ChatServices | 'profile'>,
  chatId: string,
  { account, words }: Invitation,
): Promise<void> {
  const text = profile.locale === 'en' ? `Invited from the website: ${words}` : `在网站上邀请客户：${words}`;
  const by = { role: directory.member(account)?.role === 'agent' ? 'agent' : 'lead', account } as const;
  await chats.perform({ to: { chatId }, event: { type: 'noted', by, clientId: newId(), text } });
}

async function inChat({ store }: Needs<'store.chats'>, customerId: string): Promise<Refusal | null> {
  const latest = await store.chats.latestOf(customerId);
  const isRunning = latest !== null && latest.chat.state.status !== 'closed';
  return isRunning ? refuse('conflict', 'This visitor is in a chat already.') : null;
}

/** An invitation that stands takes a place, as the chat would that comes of it. */
async function noRoom(
  services: Needs<'clock' | 'directory' | 'presence' | 'rules' | 'store.chats' | 'store.invitations'>,
  account: string,
): Promise<Refusal | null> {
  const { clock, directory, presence, rules, store } = services;
  const member = directory.member(account);
  if (member === undefined || !isFree(presence, member)) return NOT_ONLINE;
  const [loads, standing] = await Promise.all([
    store.chats.loads(),
    store.invitations.standing(account, clock.now()),
  ]);
  return (loads.get(account) ?? 0) + standing >= (member.capacity ?? rules.capacity) ? FULL : null;
}

function whyNot({ directory }: Needs<'directory'>, found: Invitation | null): Refusal {
  if (found === null) return NO_SUCH_VISITOR;
  const who = `${directory.number(found.account)} ${directory.name(found.account)}`;
  if (found.state === 'never') return refuse('conflict', 'This visitor does not want to be invited.');
  if (found.state === 'later') return refuse('conflict', 'This visitor has declined an invitation today.');
  // `field` names the colleague for programs.
  return { ...refuse('conflict', `${who} has invited this visitor.`), field: found.account };
}

function tellVisitor({ directory, rooms }: Needs<'directory' | 'rooms'>, invitation: Invitation): void {
  const { customerId, id, account, words, state, until } = invitation;
  const view: InvitationView = {
    ...{ id, agent: directory.number(account), text: words },
    ...{ expiresAt: iso(until), accepted: state === 'accepted' },
  };
  rooms.customers.to(customerRoom(customerId)).emit('invitation', { invitation: view });
}

const isShown = ({ state }: Invitation): boolean => state === 'open' || state === 'accepted';
