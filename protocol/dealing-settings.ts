import { setting } from './declare-setting.ts';
import { durationOrNever, durationWithin, flag, whole } from './setting-kinds.ts';

/** Who is given a chat, how it is offered, and how a shift is handed over, spread into `SETTINGS`. */
export const DEALING_SETTINGS = {
  acceptWithin: setting('team', durationWithin('5s', '5m'), {
    ...{ default: null, example: '20s' },
    zh: [
      '接待确认时间',
      '分配的对话先发给客服确认，过了这个时间没有接受就转给下一位（5 秒到 5 分钟）；不填则直接分配。',
    ],
    en: [
      'Accept within',
      'A chat that is dealt is offered first, and goes to the next person if it is not accepted in this time (5 seconds to 5 minutes). Unset: it is theirs at once.',
    ],
  }),
  missedOffers: setting('team', whole(1, 20), {
    ...{ default: 2, example: '3' },
    zh: ['连续未接次数', '客服连续多少次没有接受分配的对话，就自动设为离开。'],
    en: ['Missed in a row', 'After how many offered chats missed in a row somebody is set away.'],
  }),
  languageFirst: setting('team', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '按语言分配',
      '同样空闲的客服里，先分配给会客户语言的人；没有这样的人时照常分配，客户不会因此多等。',
    ],
    en: [
      'Language counts',
      'Among agents who are equally free, one who has the customer’s language gets the chat first; without one it is dealt as always, and nobody waits longer for it.',
    ],
  }),
  wrapUpTime: setting('team', durationWithin('5s', '10m'), {
    ...{ default: null, example: '30s', department: true, applies: 'new' },
    zh: [
      '小结时间',
      '会话结束后留给客服写小结的时间（5 秒到 10 分钟），输入时自动延长，最长为 4 倍；不填则不计时，随时可以写。',
    ],
    en: [
      'Wrap-up time',
      'For writing the wrap-up after a chat has ended (5 seconds to 10 minutes); typing extends it, to four times as long at most. Unset: no time is counted, and it can be written whenever.',
    ],
  }),
  wrapUpHolds: setting('team', flag, {
    ...{ default: false, example: '1', department: true },
    zh: ['小结占用接待名额', '写小结的时间里，这个会话仍占一个接待名额，下一位客户等它结束。'],
    en: [
      'Wrap-up takes a place',
      'While the wrap-up is being written its chat still counts towards the agent’s chats at once, so the next customer waits for it.',
    ],
  }),
  wrapUpRequired: setting('team', flag, {
    ...{ default: false, example: '1', department: true },
    zh: ['小结必须选标签', '完成小结时至少选一个标签；会话照常结束，不会因此拖延。'],
    en: [
      'Wrap-up needs a tag',
      'A wrap-up is done only with a tag. Chats end as always: nothing waits for it.',
    ],
  }),
  departmentChoice: setting('team', flag, {
    ...{ default: false, example: '1' },
    zh: ['访客自选技能组', '开始对话前由访客选择技能组；网站或网页已经指定时不再询问。'],
    en: [
      'Visitors choose',
      'Visitors choose a department before the chat, unless the website or its page has settled it.',
    ],
  }),
  handoverLead: setting('team', durationOrNever('1m', '1d'), {
    ...{ default: '30m', example: '15m' },
    zh: [
      '交班无人答复通知主管',
      '交班多久没有全部答复，就通知交班人所在技能组的主管和交班人（1 分钟到 1 天，P8）；没有接受的仍归交班人。0 表示从不。',
    ],
    en: [
      'Unanswered hand-over: lead',
      'From when on the leads of the giver’s departments, and the giver, are told of a hand-over with unanswered items (1 minute to 1 day, P8); they stay with the giver. 0 is never.',
    ],
  }),
};
