import { staffCame, staffWent } from '../../server/actions/routing/attendance.ts';
import { addEntry } from '../../server/actions/cases/add-entry.ts';
import { openAsked } from '../../server/actions/cases/open-asked.ts';
import { addDepartment } from '../../server/actions/departments/departments.ts';
import { block } from '../../server/actions/visitors/block-actions.ts';
import { act, greet, start, sync } from '../../server/actions/chats/customer-actions.ts';
import type { Services } from '../../server/actions/services.ts';
import { keepPhrase } from '../../server/actions/own-phrases/own-phrase-actions.ts';
import { erasePerson } from '../../server/actions/privacy/erase-person.ts';
import * as crisis from '../../server/actions/chats/crisis.ts';
import { callLead, note } from '../../server/actions/chats/help.ts';
import { askLead, close, decide, hold } from '../../server/actions/chats/procedures.ts';
import {
  act as does,
  declineOffer,
  flag,
  take,
  transfer,
  unflag,
  warn,
  recall,
  write,
} from '../../server/actions/chats/staff-actions.ts';
import { extendWrapUp, wrapUp } from '../../server/actions/chats/wrap-up.ts';
import { deskFor } from '../../server/actions/visitors/visitors.ts';
import { isRefusal, type Refusal } from '../../server/domain/refusal.ts';
import { ENTRY_KINDS } from '../../protocol/entry.ts';
import {
  aDesk,
  comesOnline,
  granted,
  kindsOf,
  MINUTE,
  settle,
  shut,
  type TestDesk,
} from '../actions/a-desk.ts';

/** Stands in everything that staff are called, type to each other or know, and in no word to a customer. */
const CANARY = 'kanarienvogel';
const AGENT = { account: `${CANARY}-1`, role: 'agent' } as const;
const COLLEAGUE = { account: `${CANARY}-2`, role: 'agent' } as const;
const LEAD = { account: `${CANARY}-9`, role: 'lead' } as const;
const BY = { role: 'agent', account: AGENT.account } as const;

let test_: TestDesk;
let desk: Services;
/** What customers were answered. */
let answers: unknown[];
let writing = 0;

beforeEach(async () => {
  test_ = await aDesk({ staff: [AGENT, COLLEAGUE, LEAD].map(({ account, role }) => [account, role]) });
  ({ desk } = test_);
  answers = [];
  for (const { account } of [AGENT, COLLEAGUE]) await comesOnline(test_, account);
});
afterEach(() => shut(test_));

/** A customer of the desk, whose answers are kept; one chat is the agent's. */
async function aCustomer(id: string) {
  const heard = <T extends object>(answer: T | Refusal): T => {
    answers.push(answer);
    return granted(answer);
  };
  const said = { clientId: `${id}-first`, text: '在吗' };
  const { chat } = heard(await start(desk, id, {}, said));
  await settle(test_);
  const held = await desk.store.chats.find(chat.id);
  if (held?.chat.state.status === 'waiting') granted(await take(desk, AGENT, chat.id, 'accepted'));
  const says = async (text: string): Promise<void> => {
    const outcome = await act(desk, id, { type: 'customerWrote', clientId: `${id}-${(writing += 1)}`, text });
    answers.push(outcome);
  };
  return { id, chatId: chat.id, says, heard };
}

type Somebody = Awaited<ReturnType<typeof aCustomer>>;

async function passes(minutes: number): Promise<void> {
  test_.clock.pass(minutes * MINUTE);
  await test_.tick();
  await settle(test_);
}

/** Who has the chat now: the desk deals it as it likes. */
async function holderOf({ chatId }: Somebody) {
  const stored = await desk.store.chats.find(chatId);
  const state = stored?.chat.state;
  return state?.status === 'open' && state.agent === COLLEAGUE.account ? COLLEAGUE : AGENT;
}

/** Words in the agent's own name, under an id and from a phrase that are nobody's business. */
async function answersWith(chat: Somebody, text: string, phraseId?: string): Promise<void> {
  const clientId = `${CANARY}-${(writing += 1)}`;
  granted(await write(desk, await holderOf(chat), chat.chatId, { clientId, text, phraseId }));
}

/** The lead is asked, and does not grant it; asked again, does not answer. [P3] */
async function leadIsAsked(chat: Somebody): Promise<void> {
  for (const phraseId of ['abusive_language.1', 'abusive_language.2']) {
    await chat.says('滚');
    await answersWith(chat, '请文明', phraseId);
  }
  granted(await askLead(desk, await holderOf(chat), chat.chatId));
  granted(await decide(desk, LEAD, chat.chatId, { grant: false, guidance: CANARY }));
}

async function isWarned(chat: Somebody): Promise<void> {
  await chat.says('滚开');
  const holder = await holderOf(chat);
  granted(await warn(desk, holder, chat.chatId));
  granted(await flag(desk, holder, chat.chatId, 1));
  granted(await unflag(desk, holder, chat.chatId, 1));
  granted(await does(desk, holder, 'liftWarning', chat.chatId, { type: 'warningLifted', by: BY }));
}

async function withdraws(chat: Somebody): Promise<void> {
  const holder = await holderOf(chat);
  const said = { clientId: `${CANARY}-${(writing += 1)}`, text: '说错了' };
  const { entry } = granted(await write(desk, holder, chat.chatId, said));
  granted(await recall(desk, holder, chat.chatId, entry.seq));
}

async function contactIsAsked(chat: Somebody): Promise<void> {
  await answersWith(chat, '请问您的联系方式是什么?', 'ask_contact.1');
  await chat.says('13812345678');
}

async function isHandedAbout(chat: Somebody): Promise<void> {
  const { chatId } = chat;
  granted(await does(desk, await holderOf(chat), 'note', chatId, noted()));
  granted(await keepPhrase(desk, AGENT, { text: CANARY, scope: 'team', situation: null, shortcut: null }));
  const to = (await holderOf(chat)) === AGENT ? COLLEAGUE : AGENT;
  granted(await transfer(desk, await holderOf(chat), chatId, { to: to.account, note: CANARY }));
  granted(await take(desk, LEAD, chatId, 'takenOver'));
  granted(await transfer(desk, LEAD, chatId, { to: AGENT.account, note: CANARY }));
}

const noted = () => ({ type: 'noted', by: BY, clientId: CANARY, text: CANARY }) as const;

/** A complaint is recorded, runs for too long, and the agent needs no lead. [P6] */
async function complains({ chatId }: Somebody): Promise<void> {
  const asked = { kind: 'complaint', class: 'quality', complex: false, text: CANARY, chatId } as const;
  granted(await openAsked(desk, AGENT, asked));
  // Whatever else is due comes first, one line at a time.
  for (const minutes of [16, 1, 1, 1]) await passes(minutes);
  granted(await does(desk, AGENT, 'callLead', chatId, { type: 'leadOfferPassed', by: BY }));
}

async function leadHelps({ chatId }: Somebody): Promise<void> {
  const by = { role: 'lead', account: LEAD.account } as const;
  granted(await callLead(desk, AGENT, chatId, CANARY));
  granted(await does(desk, AGENT, 'callLead', chatId, { type: 'leadCallWithdrawn', by: BY }));
  granted(await callLead(desk, AGENT, chatId, CANARY));
  granted(await does(desk, LEAD, 'join', chatId, { type: 'joinedBeside', by }));
  granted(await note(desk, LEAD, chatId, { clientId: `${CANARY}-w`, text: `${CANARY} @N${AGENT.account}` }));
  granted(await does(desk, LEAD, 'unjoin', chatId, { type: 'leftBeside', by }));
}

async function isInCrisis(chat: Somebody): Promise<void> {
  const { chatId } = chat;
  const says = async (text: string): Promise<string> => {
    const clientId = `${CANARY}-${(writing += 1)}`;
    return granted(await write(desk, AGENT, chatId, { clientId, text })).pending ?? '';
  };
  granted(await crisis.begin(desk, AGENT, chatId));
  const told = { what: CANARY, fault: 'yes', faultHow: CANARY, ruling: CANARY } as const;
  granted(await crisis.report(desk, AGENT, chatId, told));
  granted(await crisis.refuseStatement(desk, LEAD, await says(CANARY), CANARY));
  granted(await crisis.takeBack(desk, AGENT, await says(CANARY)));
  granted(await crisis.approve(desk, LEAD, await says(CANARY), '我们正在核实'));
  granted(await crisis.end(desk, LEAD, chatId));
}

/** The agent promises something, and does it. [P7] */
async function isPromised({ chatId }: Somebody): Promise<void> {
  const dueAt = test_.clock.now() + 30 * MINUTE;
  const asked = { kind: 'promise', text: CANARY, dueAt, chatId } as const;
  const { case: promise } = granted(await openAsked(desk, AGENT, asked));
  await settle(test_);
  granted(await addEntry(desk, AGENT, promise.number, { type: 'kept', text: CANARY }));
  await settle(test_);
}

/** Its agent writes it up after the close, and their time ends. */
async function isWrappedUp({ chatId }: Somebody): Promise<void> {
  test_.clock.pass(45_000);
  granted(await extendWrapUp(desk, AGENT, chatId));
  const written = { chatId, clientId: `${CANARY}-u`, tags: [], summary: CANARY, done: false };
  granted(await wrapUp(desk, AGENT, written));
  await passes(2);
}

async function waits(chat: Somebody): Promise<void> {
  granted(await hold(desk, AGENT, chat.chatId, 2));
  await passes(3);
  await chat.says('还在吗');
  await passes(6);
  await answersWith(chat, '在的');
  await passes(6);
  await staffWent(desk, AGENT.account);
  await passes(2);
  await staffCame(desk, AGENT.account);
  await settle(test_);
}

/** A chat waits in a department where nobody is, and is offered to another. */
async function overflows(): Promise<string> {
  const [name, pages] = [CANARY, []];
  granted(await addDepartment(desk, LEAD.account, { id: `${CANARY}-b`, name, pages, overflow: [] }));
  const overflow = [{ id: `${CANARY}-b`, after: '1m' }];
  granted(await addDepartment(desk, LEAD.account, { id: `${CANARY}-a`, name, pages, overflow }));
  const said = { clientId: 'moved', text: '在吗', department: `${CANARY}-a` };
  const begun = await start(desk, 'moved', {}, said);
  answers.push(begun);
  await passes(1);
  return granted(begun).chat.id;
}

/** A chat is offered to somebody, who declines it. */
async function isOffered(): Promise<string> {
  Object.assign(desk.rules, { acceptWithin: MINUTE });
  const begun = await start(desk, 'offered', {}, { clientId: 'offered', text: '在吗' });
  answers.push(begun);
  await settle(test_);
  const { id } = granted(begun).chat;
  const state = (await desk.store.chats.find(id))?.chat.state;
  const to = state?.status === 'waiting' ? state.offer?.to : undefined;
  granted(await declineOffer(desk, to === AGENT.account ? AGENT : COLLEAGUE, id));
  await settle(test_);
  return id;
}

/** Everything that can come of a chat, to its end. */
async function everything(): Promise<{ kinds: string[]; mine: string; others: string }> {
  const other = await aCustomer('other');
  const chat = await aCustomer('customer');
  await leadIsAsked(chat);
  await isWarned(chat);
  await withdraws(chat);
  await contactIsAsked(chat);
  await isHandedAbout(chat);
  await complains(chat);
  await leadHelps(chat);
  await isInCrisis(chat);
  await isPromised(chat);
  await waits(chat);
  Object.assign(desk.rules, { wrapUpTime: MINUTE });
  granted(await close(desk, AGENT, chat.chatId, CANARY));
  await isWrappedUp(chat);
  chat.heard(await act(desk, chat.id, { type: 'customerRated', score: 3, remark: '好' }));
  granted(await block(desk, LEAD, { chatId: chat.chatId, by: 'customer', minutes: 9, reason: CANARY }));
  const moved = await overflows();
  const offered = await isOffered();
  await askedAll(chat);
  await erasePerson(desk, LEAD, other.id, 'asked');
  const kinds = [
    ...(await kindsOf(test_, chat.chatId)),
    ...(await kindsOf(test_, other.chatId)),
    ...(await kindsOf(test_, moved)),
    ...(await kindsOf(test_, offered)),
  ];
  return { kinds, mine: chat.chatId, others: other.chatId };
}

/** What a customer who comes back, or asks what they missed, finds. */
async function askedAll({ id }: Somebody): Promise<void> {
  const visitor = {
    customerId: id,
    network: null,
    contact: null,
    locale: null,
    department: null,
    verifiedUntil: null,
  };
  answers.push(await greet(desk, id), await sync(desk, id, 0), await deskFor(desk, visitor));
}

const toCustomers = () => test_.told.filter(({ side }) => side === 'customer');

test('of what staff are called, write to each other and know, nothing reaches a customer, whatever becomes of a chat', async () => {
  const { kinds } = await everything();
  expect(ENTRY_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([]);
  const all = JSON.stringify([toCustomers().map(({ event, payload }) => [event, payload]), answers]);
  // An agent's number is all that customers see of them; in these tests it is made from the account.
  expect(all.match(/.{0,40}(?<!"N)kanarienvogel.{0,40}/g)).toBeNull();
  expect(all).not.toMatch(/phraseId|evidence|skipped|guidance|"words"|account/);
  expect(answers.filter((answer) => isRefusal(answer as object))).toEqual([]);
});

test('what is told of a chat goes to its own customer only', async () => {
  const { mine, others } = await everything();
  const heardBy = (id: string) => JSON.stringify(toCustomers().filter(({ to }) => to.has(`customer:${id}`)));
  expect([heardBy('customer').includes(mine), heardBy('customer').includes(others)]).toEqual([true, false]);
  expect([heardBy('other').includes(others), heardBy('other').includes(mine)]).toEqual([true, false]);
  expect(toCustomers().filter(({ to, event }) => to.size !== 1 && event !== 'desk')).toEqual([]);
});
