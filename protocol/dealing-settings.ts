import { setting } from './declare-setting.ts';
import { durationWithin, flag, whole } from './setting-kinds.ts';

/** Who is given a chat, and how it is offered, spread into `SETTINGS`. */
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
  departmentChoice: setting('team', flag, {
    ...{ default: false, example: '1' },
    zh: ['访客自选技能组', '开始对话前由访客选择技能组；网站或网页已经指定时不再询问。'],
    en: [
      'Visitors choose',
      'Visitors choose a department before the chat, unless the website or its page has settled it.',
    ],
  }),
};
