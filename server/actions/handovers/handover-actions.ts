import { createHash, randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type {
  AnswerHandover,
  HandoverAnswered,
  HandoversPage,
  HandoverView,
  OfferHandover,
} from '../../../protocol/handovers.ts';
import { may, type Asker } from '../../../protocol/rights.ts';
import { LEADS, staffRoom } from '../../delivery/rooms.ts';
import {
  isSame,
  seesHandover,
  statusOf,
  type ItemId,
  type ShiftHandover,
} from '../../domain/handover/handover.ts';
import { iso, isoOrNull } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { HandoverPlace } from '../../storage/handovers.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { moveItem, type Moving } from './move-item.ts';
import { itemsInWords, owedBy, owedItem } from './owed-items.ts';

/** Hand-overs of one page of the log. */
const PER_PAGE = 20;
const ID_LENGTH = 24;

type Reading = Needs<'directory' | 'store.cases' | 'store.chats' | 'store.handovers'>;

/** What the asker owes now, what is offered to them, and the log of hand-overs: for leads everybody's. [P8] */
export async function listHandovers(
  services: Reading,
  asker: Asker,
  cursor: string | undefined,
): Promise<HandoversPage | Refusal> {
  const after = cursor === undefined ? null : placeIn(cursor);
  if (cursor !== undefined && after === null) return refuse('bad_request', 'This cursor is none.');
  const of = may(asker, 'watchFloor') ? null : asker.account;
  const [owed, page] = await Promise.all([
    owedBy(services, asker.account),
    services.store.handovers.list(of, after, PER_PAGE + 1),
  ]);
  const shown = page.slice(0, PER_PAGE);
  const last = page.length > PER_PAGE ? shown.at(-1) : undefined;
  const mine = shown.filter((one) => one.to === asker.account && statusOf(one) === 'offered');
  const open = mine.flatMap(({ items }) => items.filter(({ answer }) => answer === null));
  return {
    owed: owed.map(owedItem),
    handovers: shown.map(viewOf),
    cursor: last ? `${last.at}.${last.id}` : null,
    offered: (await itemsInWords(services, open)).map(owedItem),
  };
}

/** Offers what somebody owes to a colleague; nothing moves before they accept. Sent again, it is offered once. [P8] */
export async function offerHandover(
  services: Reading & Needs<'clock' | 'rooms' | 'rules'>,
  asker: Asker,
  { clientId = randomUUID(), to, note = '', items }: z.output<typeof OfferHandover>,
): Promise<{ handover: HandoverView } | Refusal> {
  const { clock, directory, rules, store } = services;
  const id = idOf(asker.account, clientId);
  const before = await store.handovers.find(id);
  if (before) return { handover: viewOf(before) };
  const taker = directory.member(to);
  if (!taker || taker.disabledAt !== null)
    return { ...refuse('not_found', 'There is no such colleague.'), field: 'to' };
  if (to === asker.account) return { ...refuse('bad_request', 'That is yourself.'), field: 'to' };
  const owed = await owedBy(services, asker.account);
  const unowed = items.find((item) => !owed.some((one) => isSame(one, item)));
  if (unowed)
    return { ...refuse('conflict', `You do not have ${unowed.kind} ${unowed.id}.`), field: 'items' };
  const made: ShiftHandover = {
    ...{
      id,
      from: asker.account,
      to,
      at: clock.now(),
      note: rules.mask(note),
      withdrawn: false,
      toldAt: null,
    },
    items: owed
      .filter((one) => items.some((item) => isSame(one, item)))
      .map(({ kind, id: item, why, dueAt }) => ({
        ...{ kind, id: item, why, dueAt, answer: null, reason: null, answeredAt: null },
      })),
  };
  await store.handovers.add(made);
  tell(services, made, 'offered', 0);
  return { handover: viewOf(made) };
}

/**
 * Takes over all or part of a hand-over, one item after the other: an item that cannot move now stays unanswered and with its
 * owner, and does not keep the others. Of what is declined leads are told. [P8]
 */
export async function answerHandover(
  services: Reading & Moving & Needs<'rooms'>,
  asker: Asker,
  id: string,
  answers: z.output<typeof AnswerHandover>['items'],
): Promise<HandoverAnswered | Refusal> {
  const { clock, directory, rules, store } = services;
  const handover = await store.handovers.find(id);
  if (!handover || !seesHandover(asker, handover)) return NO_SUCH_HANDOVER;
  const objection = objectionToAnswer(asker, handover, answers);
  if (objection) return objection;
  const giver = directory.member(handover.from);
  const sides = {
    from: { account: handover.from, role: giver?.role ?? ('agent' as const) },
    to: asker,
    handover,
  };
  const failed: HandoverAnswered['failed'] = [];
  const counted = { accepted: 0, declined: 0, gone: 0 };
  for (const { kind, id: item, accept, reason = '' } of answers) {
    const isOpen = handover.items.some((one) => isSame(one, { kind, id: item }) && one.answer === null);
    if (!isOpen) continue;
    const came = accept ? await moveItem(services, { kind, id: item }, sides) : ('declined' as const);
    if (typeof came === 'object') {
      failed.push({ kind, id: item, code: came.refused, message: came.message });
      continue;
    }
    const said = { answer: came, reason: accept ? null : rules.mask(reason), answeredAt: clock.now() };
    if (await store.handovers.answer(id, { kind, id: item }, said)) counted[came] += 1;
  }
  const after = (await store.handovers.find(id)) ?? handover;
  tell(services, after, 'answered', counted.declined);
  return recorded(
    services,
    { handover: viewOf(after), failed },
    { by: asker.account, act: 'handover_answered', about: id, details: { from: handover.from, ...counted } },
  );
}

function objectionToAnswer(
  { account }: Asker,
  { to, withdrawn, items }: ShiftHandover,
  answers: readonly ItemId[],
): Refusal | null {
  if (to !== account) return refuse('forbidden', 'Only who it is offered to answers it.');
  if (withdrawn) return refuse('conflict', 'This hand-over was withdrawn.');
  const unknown = answers.find((one) => !items.some((item) => isSame(item, one)));
  if (unknown === undefined) return null;
  return { ...refuse('not_found', `There is no ${unknown.kind} ${unknown.id} in it.`), field: 'items' };
}

const NO_SUCH_HANDOVER = refuse('not_found', 'There is no such hand-over.');

function tell(
  { rooms }: Needs<'rooms'>,
  { id, from, to }: ShiftHandover,
  is: 'offered' | 'answered',
  declined: number,
): void {
  rooms.desk.to([LEADS, staffRoom(from), staffRoom(to)]).emit('handover', { id, from, to, is, declined });
}

function viewOf(handover: ShiftHandover): HandoverView {
  const { id, from, to, at, note, items, toldAt } = handover;
  return {
    ...{ id, from, to, at: iso(at), note, status: statusOf(handover), toldAt: isoOrNull(toldAt) },
    items: items.map(({ dueAt, answeredAt, ...item }) => ({
      ...item,
      dueAt: isoOrNull(dueAt),
      answeredAt: isoOrNull(answeredAt),
    })),
  };
}

function placeIn(cursor: string): HandoverPlace | null {
  const [, at = '', id = ''] = /^(\d{1,15})\.([0-9a-f]+)$/.exec(cursor) ?? [];
  return id === '' ? null : { at: Number(at), id };
}

/** The id of a new one: of two requests for the same, the second finds the first. */
function idOf(account: string, clientId: string): string {
  const name = JSON.stringify(['handover', account, clientId]);
  return createHash('sha256').update(name).digest('hex').slice(0, ID_LENGTH);
}
