import { v7 as newId } from 'uuid';
import type { CustomerAnswers } from '../../protocol/customer.ts';
import type { DeskAnswers, Suggestions } from '../../protocol/desk.ts';
import type { Customer } from './a-customer.ts';
import { codeOf, granted } from './a-desk.ts';
import { queueCursorAt } from '../../server/storage/chats/cursor.ts';
import type { Agent } from './an-agent.ts';
import { ownPlays } from './own-plays.ts';

/** Who takes part: staff on one process, the customer on the other. */
export interface Cast {
  agent: Agent;
  lead: Agent;
  /** A chat that waits, of a customer on the other process. */
  waiting: () => Promise<Meeting>;
  /** A chat that the agent has, of a customer on the other process. */
  chat: () => Promise<Meeting>;
}

/** A customer and their chat. */
export interface Meeting {
  customer: Customer;
  chatId: string;
}

type Play = (cast: Cast) => Promise<unknown>;

const words = () => ({ clientId: newId(), text: `话 ${newId()}` });
const phrase = (phraseId: string) => ({ clientId: newId(), text: '请文明', phraseId });

const OWN = { text: '祝您愉快', scope: 'own', situation: null, shortcut: null } as const;

/** Every request of staff, once, with what must be heard of it on the other process. */
export const deskPlays: Record<keyof DeskAnswers, Play> = {
  async status({ agent, lead }) {
    for (const value of ['online', 'away'] as const) {
      granted(await agent.socket.emitWithAck('status', { value }));
      await lead.staff.first(({ account, status }) => account === agent.account && status === value);
    }
  },
  async setStatusOf({ agent, lead }) {
    const { account } = agent;
    for (const value of ['away', 'online', 'away'] as const) {
      granted(await lead.socket.emitWithAck('setStatusOf', { account, value }));
      await agent.statuses.first((news) => news.value === value && news.by === lead.account);
      await lead.staff.first((one) => one.account === account && one.status === value);
    }
  },
  async activity({ agent, lead }) {
    const { account } = agent;
    granted(await agent.socket.emitWithAck('status', { value: 'online' }));
    for (const is of ['locked', 'active'] as const) {
      granted(await agent.socket.emitWithAck('activity', { is, ago: 0 }));
      const value = is === 'active' ? 'online' : 'away';
      await agent.statuses.first((news) => news.value === value && news.cause === 'locked');
      await lead.staff.first((one) => one.account === account && one.status === value);
    }
    granted(await agent.socket.emitWithAck('status', { value: 'away' }));
  },
  async accept({ agent, waiting }) {
    const { customer, chatId } = await waiting();
    granted(await agent.socket.emitWithAck('accept', { chatId }));
    await customer.chats.first(({ status }) => status === 'open');
  },
  async takeOver({ lead, chat }) {
    const { customer, chatId } = await chat();
    granted(await lead.socket.emitWithAck('takeOver', { chatId }));
    await customer.entries.first(({ kind }) => kind === 'transferred' || kind === 'joined');
  },
  async declineOffer({ agent, waiting }) {
    const { chatId } = await waiting();
    granted(await agent.socket.emitWithAck('status', { value: 'online' }));
    // The desk of these tests has offers off: what is not offered cannot be declined.
    const answer = await agent.socket.emitWithAck('declineOffer', { chatId });
    granted(await agent.socket.emitWithAck('status', { value: 'away' }));
    expect(codeOf(answer)).toBe('conflict');
  },
  async open({ lead, chat }) {
    const { customer, chatId } = await chat();
    granted(await lead.socket.emitWithAck('open', { chatId }));
    granted(await customer.say('有人吗', newId()));
    await lead.entries.first((entry) => entry.chatId === chatId && entry.text === '有人吗');
  },
  async leave({ lead, chat }) {
    const { chatId } = await chat();
    granted(await lead.socket.emitWithAck('leave', { chatId }));
  },
  async message({ agent, chat }) {
    const { customer, chatId } = await chat();
    const said = words();
    granted(await agent.socket.emitWithAck('message', { chatId, ...said }));
    await customer.entries.first(({ text }) => text === said.text);
  },
  async wrapUp({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await lead.socket.emitWithAck('open', { chatId }));
    const written = { chatId, clientId: newId(), tags: [], summary: '退款', done: false };
    granted(await agent.socket.emitWithAck('wrapUp', written));
    await lead.entries.first((entry) => entry.chatId === chatId && entry.kind === 'wrapped_up');
  },
  async extendWrapUp({ agent, chat }) {
    const { chatId } = await chat();
    expect(codeOf(await agent.socket.emitWithAck('extendWrapUp', { chatId }))).toBe('conflict');
  },
  async wrapUpForm({ lead, chat }) {
    const { chatId } = await chat();
    granted(await lead.socket.emitWithAck('wrapUpForm', { chatId }));
  },
  async recall({ agent, chat }) {
    const { customer, chatId } = await chat();
    const { entry } = granted(await agent.socket.emitWithAck('message', { chatId, ...words() }));
    granted(await agent.socket.emitWithAck('recall', { chatId, seq: entry.seq }));
    await customer.entries.first(({ kind }) => kind === 'recalled');
  },
  async note({ agent, chat }) {
    granted(await agent.socket.emitWithAck('note', { chatId: (await chat()).chatId, ...words() }));
  },
  async warn({ agent, chat }) {
    const { customer, chatId } = await harassed(agent, chat);
    granted(await agent.socket.emitWithAck('warn', { chatId }));
    await customer.entries.first(({ kind }) => kind === 'warned');
  },
  async liftWarning({ agent, chat }) {
    const { customer, chatId } = await harassed(agent, chat);
    granted(await agent.socket.emitWithAck('warn', { chatId }));
    granted(await agent.socket.emitWithAck('liftWarning', { chatId }));
    await customer.entries.first(({ kind }) => kind === 'warning_lifted');
  },
  async flag({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await agent.socket.emitWithAck('warn', { chatId }));
    granted(await customer.say('订单号是多少', newId()));
    const { seq } = await agent.entries.first((one) => one.chatId === chatId && one.text === '订单号是多少');
    granted(await agent.socket.emitWithAck('flag', { chatId, seq }));
  },
  async judgeTurn({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await customer.say('我要投诉你们', newId()));
    const about = (one: Suggestions) =>
      one.chatId === chatId && one.situations.some(({ id }) => id === 'complaint');
    const { seq } = await agent.suggestions.first(about);
    granted(
      await agent.socket.emitWithAck('judgeTurn', { chatId, seq, situation: 'complaint', mark: 'not' }),
    );
    await agent.suggestions.next((one) => one.chatId === chatId && !about(one));
  },
  async unflag({ agent, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('flag', { chatId, seq: 1 }));
    granted(await agent.socket.emitWithAck('unflag', { chatId, seq: 1 }));
  },
  async transfer({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await agent.socket.emitWithAck('transfer', { chatId, to: null }));
    await customer.chats.next(({ status }) => status === 'waiting');
  },
  async close({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await agent.socket.emitWithAck('close', { chatId }));
    await customer.entries.first(({ kind }) => kind === 'closed');
  },
  async callLead({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('callLead', { chatId, reason: '客户要找主管' }));
    await lead.chats.first(({ id, leadCall }) => id === chatId && leadCall !== null);
  },
  async answerCall({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('callLead', { chatId }));
    granted(await lead.socket.emitWithAck('answerCall', { chatId }));
    await agent.entries.first((entry) => entry.chatId === chatId && entry.kind === 'lead_answered');
  },
  async withdrawCall({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('callLead', { chatId }));
    granted(await agent.socket.emitWithAck('withdrawCall', { chatId }));
    await lead.chats.first(
      ({ id, leadCall }) => id === chatId && leadCall !== null && leadCall.ended !== null,
    );
  },
  async passLeadOffer({ agent, chat }) {
    const { chatId } = await chat();
    const complained = { chatId, clientId: newId(), text: '很抱歉。', phraseId: 'complaint.1' };
    granted(await agent.socket.emitWithAck('message', complained));
    granted(await agent.socket.emitWithAck('passLeadOffer', { chatId }));
    await agent.entries.first((entry) => entry.chatId === chatId && entry.kind === 'lead_offer_passed');
  },
  async crisis({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('crisis', { chatId, on: true }));
    await lead.chats.first(({ id, crisis }) => id === chatId && crisis?.ended === null);
    granted(await lead.socket.emitWithAck('crisis', { chatId, on: false }));
    await agent.entries.first((entry) => entry.chatId === chatId && entry.kind === 'crisis_ended');
  },
  async reportCrisis({ agent, lead, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('crisis', { chatId, on: true }));
    const report = { chatId, what: '客户吃坏了肚子', fault: 'unknown' } as const;
    granted(await agent.socket.emitWithAck('reportCrisis', report));
    await lead.chats.first(({ id, crisis }) => id === chatId && crisis?.reported === true);
  },
  async approve({ agent, lead, chat }) {
    const { customer, id, text } = await pending(agent, chat);
    await lead.approvals.first((one) => one.id === id);
    granted(await lead.socket.emitWithAck('approve', { id }));
    await customer.entries.first((entry) => entry.text === text);
  },
  async refuse({ agent, lead, chat }) {
    const { id } = await pending(agent, chat);
    granted(await lead.socket.emitWithAck('refuse', { id, reason: '不要承诺' }));
    await agent.entries.first(({ kind, data }) => kind === 'approval_decided' && data?.id === id);
  },
  async takeBack({ agent, lead, chat }) {
    const { chatId, id } = await pending(agent, chat);
    granted(await agent.socket.emitWithAck('takeBack', { id }));
    await lead.chats.first((one) => one.id === chatId && one.crisis?.pending.length === 0);
  },
  async join({ lead, chat }) {
    const { customer, chatId } = await chat();
    granted(await lead.socket.emitWithAck('join', { chatId }));
    await customer.entries.first(({ kind, data }) => kind === 'joined' && data?.how === 'beside');
  },
  async unjoin({ lead, chat }) {
    const { customer, chatId } = await chat();
    granted(await lead.socket.emitWithAck('join', { chatId }));
    granted(await lead.socket.emitWithAck('unjoin', { chatId }));
    await customer.entries.first(({ kind }) => kind === 'left');
  },
  async askLead({ agent, lead, chat }) {
    const { chatId } = await asked(agent, chat);
    await lead.chats.first(({ id, closeAsked }) => id === chatId && closeAsked !== null);
  },
  async decide({ agent, lead, chat }) {
    const { customer, chatId } = await asked(agent, chat);
    granted(await lead.socket.emitWithAck('decide', { chatId, grant: true }));
    await customer.entries.first(({ kind }) => kind === 'closed');
  },
  async hold({ agent, chat }) {
    const { customer, chatId } = await chat();
    const { entry } = granted(await agent.socket.emitWithAck('hold', { chatId, minutes: 2 }));
    await customer.entries.first(({ text }) => text === entry.text);
  },
  async block({ lead, chat }) {
    const { customer, chatId } = await chat();
    await blocked(lead, chatId);
    await customer.desks.first((desk) => desk.blocked !== null && desk.blocked !== undefined);
    await customer.entries.first(({ kind }) => kind === 'closed');
  },
  async blocks({ lead }) {
    granted(await lead.socket.emitWithAck('blocks', {}));
  },
  async liftBlock({ lead, chat }) {
    const { customer, chatId } = await chat();
    const { id } = await blocked(lead, chatId);
    await customer.desks.first((desk) => desk.blocked !== null && desk.blocked !== undefined);
    granted(await lead.socket.emitWithAck('liftBlock', { blockId: id }));
    await customer.desks.first((desk) => desk.blocked === null);
  },
  async typing({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await agent.socket.emitWithAck('typing', { chatId, on: true }));
    await customer.typing.first(({ on }) => on);
  },
  async read({ agent, chat }) {
    const { customer, chatId } = await chat();
    const { entries } = granted(await agent.socket.emitWithAck('open', { chatId }));
    granted(await agent.socket.emitWithAck('read', { chatId, seq: entries.at(-1)!.seq }));
    await customer.reads.first(() => true);
  },
  async watch({ lead }) {
    granted(await lead.socket.emitWithAck('watch', {}));
  },
  async page({ agent }) {
    const cursor = queueCursorAt({ front: 1, queuedAt: 0, id: '0' });
    granted(await agent.socket.emitWithAck('page', { list: 'waiting', cursor }));
  },
  async unwatch({ lead }) {
    granted(await lead.socket.emitWithAck('unwatch', {}));
  },
  async watchVisitors({ agent, waiting }) {
    await waiting();
    const { visitors } = granted(await agent.socket.emitWithAck('watchVisitors', {}));
    const news = visitors.length > 0 ? { visitors } : await agent.visitors.first((one) => one.total > 0);
    expect(news.visitors[0]).toMatchObject({ invited: null });
  },
  async unwatchVisitors({ agent }) {
    granted(await agent.socket.emitWithAck('unwatchVisitors', {}));
  },
  async inviteVisitor({ agent }) {
    // `visitors-together.test.ts` invites one; the agent of these tests is away.
    const wanted = { visitorId: 'nobody', text: '您好' };
    expect(codeOf(await agent.socket.emitWithAck('inviteVisitor', wanted))).toBe('not_found');
  },
  async ownPhrases({ agent }) {
    granted(await agent.socket.emitWithAck('ownPhrases', {}));
  },
  async keepDraft({ agent, chat }) {
    const { chatId } = await chat();
    granted(await agent.socket.emitWithAck('keepDraft', { chatId, was: 0, draft: null }));
  },
  ...ownPlays,
  async keepPhrase({ agent }) {
    granted(await agent.socket.emitWithAck('keepPhrase', OWN));
  },
  async placePhrase({ agent }) {
    const { phrase: kept } = granted(await agent.socket.emitWithAck('keepPhrase', OWN));
    granted(await agent.socket.emitWithAck('placePhrase', { phraseId: kept.id, before: null }));
  },
  async dropPhrase({ agent }) {
    const { phrase: kept } = granted(await agent.socket.emitWithAck('keepPhrase', OWN));
    granted(await agent.socket.emitWithAck('dropPhrase', { phraseId: kept.id }));
  },
};

/** Every request of a customer, once, with what must be heard of it on the other process. */
export const customerPlays: Record<keyof CustomerAnswers, Play> = {
  async hello({ chat }) {
    const { customer } = await chat();
    granted(await customer.socket.emitWithAck('hello', { page: 'https://shop.example/basket' }));
  },
  async start({ agent, waiting }) {
    const { chatId } = await waiting();
    await agent.chats.first(({ id }) => id === chatId);
  },
  async message({ agent, chat }) {
    const { customer } = await chat();
    const { text, clientId } = words();
    granted(await customer.say(text, clientId));
    await agent.entries.first((entry) => entry.text === text);
  },
  async visit({ agent, chat }) {
    const { customer, chatId } = await chat();
    const pages = [{ page: 'https://shop.example/p/7?token=x', ago: 5 }];
    granted(await customer.socket.emitWithAck('visit', { timeZone: 'Asia/Shanghai', pages }));
    await agent.details.first((news) => news.chatId === chatId);
  },
  async invitation({ chat }) {
    const { customer } = await chat();
    expect(granted(await customer.socket.emitWithAck('invitation', { answer: 'later' })).late).toBe(true);
  },
  async sync({ chat }) {
    granted(await (await chat()).customer.socket.emitWithAck('sync', { after: 0 }));
  },
  async typing({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await customer.socket.emitWithAck('typing', { on: true }));
    await agent.typing.first((news) => news.chatId === chatId && news.on);
  },
  async read({ agent, chat }) {
    const { customer, chatId } = await chat();
    const { entry } = granted(await agent.socket.emitWithAck('message', { chatId, ...words() }));
    const { seq } = await customer.entries.first(({ text }) => text === entry.text);
    granted(await customer.socket.emitWithAck('read', { seq }));
    await agent.reads.first((news) => news.chatId === chatId);
  },
  async leave({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await customer.socket.emitWithAck('leave', {}));
    await agent.entries.first((entry) => entry.chatId === chatId && entry.kind === 'closed');
  },
  async rate({ agent, chat }) {
    const { customer, chatId } = await chat();
    granted(await agent.socket.emitWithAck('close', { chatId, skipped: '客户已离开' }));
    await customer.chats.first(({ status }) => status === 'closed');
    granted(await customer.socket.emitWithAck('rate', { score: 5 }));
    await agent.entries.first((entry) => entry.chatId === chatId && entry.kind === 'rated');
  },
};

async function harassed(agent: Agent, chat: Cast['chat']): Promise<Meeting> {
  const meeting = await chat();
  granted(await meeting.customer.say('你真是个贱货', newId()));
  await agent.entries.first(({ chatId, text }) => chatId === meeting.chatId && text === '你真是个贱货');
  return meeting;
}

async function pending(agent: Agent, chat: Cast['chat']): Promise<Meeting & { id: string; text: string }> {
  const meeting = await chat();
  const said = words();
  granted(await agent.socket.emitWithAck('crisis', { chatId: meeting.chatId, on: true }));
  const { pending: id = '' } = granted(
    await agent.socket.emitWithAck('message', { chatId: meeting.chatId, ...said }),
  );
  return { ...meeting, id, text: said.text };
}

async function asked(agent: Agent, chat: Cast['chat']): Promise<Meeting> {
  const meeting = await chat();
  const { chatId } = meeting;
  for (const id of ['abusive_language.1', 'abusive_language.2'])
    granted(await agent.socket.emitWithAck('message', { chatId, ...phrase(id) }));
  granted(await agent.socket.emitWithAck('askLead', { chatId }));
  return meeting;
}

async function blocked(lead: Agent, chatId: string): Promise<{ id: string }> {
  const why = { by: 'customer', minutes: 5, reason: '反复骚扰' } as const;
  return granted(await lead.socket.emitWithAck('block', { chatId, ...why })).block;
}
