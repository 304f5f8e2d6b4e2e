import type { CrisisFault, Entry, EntryKind } from '../../../protocol/entry.ts';

/** The languages of a desk. */
export type TranscriptLanguage = 'zh-CN' | 'en';

/** Times as a transcript writes them. */
export interface Told {
  moment: (iso: string | undefined) => string;
  silence: string | null;
  /** The tags of the chat, by their names. */
  tags: string;
}

/** What a transcript calls people and events. */
export interface TranscriptWords {
  customer: string;
  system: string;
  agent: (number: string) => string;
  lead: (number: string) => string;
  erased: string;
  /** A file or picture that was sent, by its name. */
  file: (name: string) => string;
  /** `told` has the entry's times as text: on the desk's clock, or the length of the silence that closed the chat. */
  events: Record<EntryKind, (data: NonNullable<Entry['data']>, told: Told) => string>;
}

/** What a crisis report says of the desk's own fault. S2 */
const FAULT: Record<TranscriptLanguage, Record<CrisisFault, string>> = {
  'zh-CN': { yes: '我方有过失', no: '我方无过失', unknown: '过失待查' },
  en: { yes: 'our fault', no: 'not our fault', unknown: 'fault not clear yet' },
};

/** A transcript's words in each language. */
export const TRANSCRIPT_WORDS: Record<TranscriptLanguage, TranscriptWords> = {
  'zh-CN': {
    customer: '客户',
    system: '系统',
    agent: (number) => `${number} 号客服`,
    lead: (number) => `${number} 号主管`,
    erased: '（已删除）',
    file: (name) => `［文件：${name}］`,
    events: {
      message: () => '',
      note: () => '备注（仅内部可见）',
      joined: ({ how }) => (how === 'beside' ? '加入对话' : '接入对话'),
      transferred: () => '转接对话',
      agent_lost: () => '客服的连接已断开',
      agent_back: () => '客服重新连接',
      nudged: () => '已提醒客服询问客户是否在线',
      warned: ({ until }, { moment }) => `发出警告，观察期至 ${moment(until)}`,
      warning_lifted: () => '警告解除',
      flagged: ({ words = [] }) => (words.length > 0 ? `检测到骚扰用语：${words.join('、')}` : '标为骚扰'),
      unflagged: () => '撤销骚扰标记',
      close_asked: () => '请示主管是否结束对话',
      close_decided: ({ granted }) => (granted === true ? '同意结束对话' : '不同意结束对话'),
      held: () => '请客户等候',
      hold_over: () => '约定的时间已到',
      promise_made: ({ until }, { moment }) => `承诺客户在 ${moment(until)} 前回复`,
      promise_ended: ({ outcome = 'kept' }) => PROMISE_ENDS['zh-CN'][outcome],
      contact_given: ({ contact = '' }) => `联系方式已存入客户资料：${contact}`,
      lead_told: () => '已提醒主管',
      offered: () => '请客服接待',
      offer_ended: () => '客服没有接待',
      overflowed: () => '等候过久，也可由其他技能组接待',
      lead_called: () => '呼叫主管',
      lead_answered: () => '主管接手呼叫',
      lead_call_withdrawn: () => '撤回对主管的呼叫',
      complaint_recorded: ({ case: number = '', over }) =>
        `投诉 ${number} ${over === true ? '已办结' : '已登记'}`,
      lead_offered: () => '投诉持续过久，已建议客服呼叫主管',
      lead_offer_passed: () => '认为不需要主管',
      crisis_begun: () => '标记为危机对话',
      crisis_reported: ({ fault = 'unknown' }) => `危机书面报告（${FAULT['zh-CN'][fault]}）`,
      crisis_ended: () => '解除危机',
      approval_asked: () => '待主管批准（未发给客户）',
      approval_decided: ({ granted }) => (granted === true ? '批准发送' : '不予批准'),
      approval_withdrawn: () => '撤回待批准的内容',
      left: () => '离开对话',
      closed: ({ reason = 'agent' }, { silence }) =>
        reason === 'idle' && silence !== null
          ? `对话结束：客户 ${silence}未回应`
          : `对话结束：${CLOSED['zh-CN'][reason]}`,
      rated: ({ score = 0, expected }) =>
        `客户评分：${score} / 5${expected === undefined ? '' : `，期望 ${expected} / 5`}`,
      recalled: () => '撤回了一条消息',
      wrapped_up: (_, { tags }) => `会话小结${tags === '' ? '' : `：${tags}`}`,
      wrap_up_extended: ({ until }, { moment }) => `小结时间延长至 ${moment(until)}`,
      wrap_up_over: () => '小结时间已到',
      erased: () => '对话内容已删除',
    },
  },
  en: {
    customer: 'Customer',
    system: 'System',
    agent: (number) => `Agent ${number}`,
    lead: (number) => `Lead ${number}`,
    erased: '(deleted)',
    file: (name) => `[file: ${name}]`,
    events: {
      message: () => '',
      note: () => 'Note (staff only)',
      joined: ({ how }) => (how === 'beside' ? 'Joined the chat' : 'Took the chat'),
      transferred: () => 'Passed the chat on',
      agent_lost: () => 'The agent lost the connection',
      agent_back: () => 'The agent is back',
      nudged: () => 'The agent was reminded to ask whether the customer is still there',
      warned: ({ until }, { moment }) => `Gave a warning; under observation until ${moment(until)}`,
      warning_lifted: () => 'The warning was lifted',
      flagged: ({ words = [] }) =>
        words.length > 0 ? `Harassing words found: ${words.join(', ')}` : 'Flagged as harassment',
      unflagged: () => 'Took a flag back',
      close_asked: () => 'Asked a lead whether to close the chat',
      close_decided: ({ granted }) =>
        granted === true ? 'Agreed to close the chat' : 'Refused to close the chat',
      held: () => 'Asked the customer to wait',
      hold_over: () => 'The promised time is over',
      promise_made: ({ until }, { moment }) => `Promised the customer a reply by ${moment(until)}`,
      promise_ended: ({ outcome = 'kept' }) => PROMISE_ENDS.en[outcome],
      contact_given: ({ contact = '' }) => `Contact kept with the customer: ${contact}`,
      lead_told: () => 'The lead was told',
      offered: () => 'Offered to an agent',
      offer_ended: () => 'The agent did not take it',
      overflowed: () => 'Waited too long; another department may take the chat too',
      lead_called: () => 'Called a lead',
      lead_answered: () => 'Took the call',
      lead_call_withdrawn: () => 'Withdrew the call for a lead',
      complaint_recorded: ({ case: number = '', over }) =>
        over === true ? `Complaint ${number} no longer runs` : `Recorded complaint ${number}`,
      lead_offered: () => 'The complaint has run for long; the agent was advised to call a lead',
      lead_offer_passed: () => 'Said that no lead is needed',
      crisis_begun: () => 'Marked the chat as a crisis',
      crisis_reported: ({ fault = 'unknown' }) => `Crisis report (${FAULT.en[fault]})`,
      crisis_ended: () => 'Ended the crisis',
      approval_asked: () => 'Waits for a lead’s approval (not sent to the customer)',
      approval_decided: ({ granted }) => (granted === true ? 'Approved for sending' : 'Not approved'),
      approval_withdrawn: () => 'Took back what was waiting for approval',
      left: () => 'Left the chat',
      closed: ({ reason = 'agent' }, { silence }) =>
        reason === 'idle' && silence !== null
          ? `Chat closed: no reply for ${silence}`
          : `Chat closed: ${CLOSED.en[reason]}`,
      rated: ({ score = 0, expected }) =>
        `Customer's rating: ${score} / 5${expected === undefined ? '' : `, expected ${expected} / 5`}`,
      recalled: () => 'Withdrew a message',
      wrapped_up: (_, { tags }) => `Wrap-up${tags === '' ? '' : `: ${tags}`}`,
      wrap_up_extended: ({ until }, { moment }) => `Time for the wrap-up extended until ${moment(until)}`,
      wrap_up_over: () => 'The time for the wrap-up is over',
      erased: () => 'The words of this chat were deleted',
    },
  },
};

const PROMISE_ENDS = {
  'zh-CN': { kept: '承诺已兑现', broken: '承诺的时间已到', withdrawn: '承诺不再有效' },
  en: {
    kept: 'The promise was kept',
    broken: 'The time of the promise is over',
    withdrawn: 'The promise no longer stands',
  },
} as const;

const CLOSED = {
  'zh-CN': {
    agent: '客服结束',
    customer: '客户结束',
    idle: '客户未回应',
    harassment: '警告后仍骚扰',
    abuse: '使用不文明语言',
    abandoned: '客户在答复前离开',
  },
  en: {
    agent: 'by the agent',
    customer: 'by the customer',
    idle: 'the customer did not reply',
    harassment: 'harassment after a warning',
    abuse: 'abusive language',
    abandoned: 'the customer left before the answer',
  },
} as const;
