import { maskAttributes, maskPersonalNumbers } from '../../../phrases/check/mask.ts';
import { append } from '../../../server/domain/chat/fold.ts';
import { newChat, type Chat } from '../../../server/domain/chat/chat.ts';
import type { Staff } from '../../../server/domain/chat/author.ts';
import type { ChatEvent } from '../../../server/domain/chat/chat-event.ts';
import type { LogEntry } from '../../../server/domain/chat/log.ts';
import { step } from '../../../server/domain/chat/step.ts';
import { isRefusal, type Refusal } from '../../../server/domain/refusal.ts';
import type { Rules } from '../../../server/domain/rules.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

/** The manual's own figures; 滚 is all that is harassing here. */
export const RULES: Rules = {
  idleClose: HOUR,
  idleNudge: 5 * MINUTE,
  harassmentClose: 5 * MINUTE,
  lostGrace: MINUTE,
  lostRequeue: 3 * MINUTE,
  leadAnswer: 3 * MINUTE,
  returnMark: 24 * HOUR,
  holdOn: 2 * MINUTE,
  answerLater: 12 * HOUR,
  owesMark: 40 * SECOND,
  owesAlarm: 3 * MINUTE,
  owesLead: 5 * MINUTE,
  overdueHandover: null,
  callLeadAfter: 15 * MINUTE,
  acceptWithin: null,
  missedOffers: 2,
  languageFirst: false,
  wrapUpTime: null,
  wrapUpHolds: false,
  wrapUpRequired: false,
  capacity: 5,
  waitingPerNetwork: 50,
  harassing: (text) => (text.includes('滚') ? ['滚'] : null),
  mask: maskPersonalNumbers,
  maskAttributes,
};

export const AGENT: Staff = { role: 'agent', account: '1001' };
export const OTHER: Staff = { role: 'agent', account: '1002' };
export const LEAD: Staff = { role: 'lead', account: '9001' };

/** A chat that a test moves through time; the clock stands still unless it is moved. */
export class AChat {
  chat: Chat;
  entries: LogEntry[] = [];
  refusal: Refusal | null = null;
  private ids = 0;

  constructor(
    public now = 1_000_000,
    readonly rules: Rules = RULES,
  ) {
    this.chat = newChat({
      id: 'chat',
      customerId: 'customer',
      startedAt: now,
      continues: null,
      preferredAgent: null,
      leftMessage: false,
      queuedBehind: 0,
    });
  }

  /** What kinds of entries this adds; the refusal, if any, stands in `refusal`. */
  does(event: ChatEvent): string[] {
    const outcome = step(this.chat, event, this.now, this.rules);
    this.refusal = isRefusal(outcome) ? outcome : null;
    const added = isRefusal(outcome) ? [] : outcome;
    const { chat, entries } = append(this.chat, added, this.now);
    this.chat = chat;
    this.entries.push(...entries);
    return entries.map(({ kind }) => kind);
  }

  after(ms: number): this {
    this.now += ms;
    return this;
  }

  customerSays(text = '在吗'): string[] {
    return this.does({ type: 'customerWrote', clientId: `c${(this.ids += 1)}`, text });
  }

  agentSays(text = '您好', by: Staff = AGENT, phraseId?: string): string[] {
    const phrase = { phraseId: phraseId ?? '', phraseUse: 'verbatim', manual: '1' } as const;
    const clientId = `a${(this.ids += 1)}`;
    return this.does({ type: 'staffWrote', by, clientId, text, ...(phraseId ? { phrase } : {}) });
  }

  warn(by: Staff = AGENT): string[] {
    return this.does({ type: 'warned', by, text: '请您关闭窗口,谢谢。' });
  }

  timePasses({ typing = false, online = true } = {}): string[] {
    return this.does({ type: 'timePassed', customerTyping: typing, customerOnline: online });
  }

  get status(): string {
    return this.chat.state.status;
  }

  get reason(): string | null {
    return this.chat.state.status === 'closed' ? this.chat.state.reason : null;
  }
}

/** A customer has asked, an agent has the chat. */
export function openChat(rules: Rules = RULES): AChat {
  const chat = new AChat(1_000_000, rules);
  chat.customerSays('你好');
  chat.does({ type: 'assigned', to: AGENT.account });
  return chat;
}

/** … and has answered: the customer owes. */
export function answeredChat(rules: Rules = RULES): AChat {
  const chat = openChat(rules);
  chat.agentSays();
  return chat;
}
