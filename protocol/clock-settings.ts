import { setting } from './declare-setting.ts';
import { duration, durationOrNever, durationWithin, flag } from './setting-kinds.ts';

/** Which clocks rest outside working hours, spread into `SETTINGS`. [P10] */
export const RESTING_SETTINGS = {
  idleRests: setting('clocks', flag, {
    ...{ default: false, example: '1', department: true },
    zh: [
      '静默时间在服务时间外暂停',
      '打开后，静默提醒和静默关闭只计服务时间：下班前没等到的部分，下次上班后接着计（P1、P10）。',
    ],
    en: [
      'Idle clock rests outside hours',
      'The idle reminder and the idle close then count working time only, and go on when the desk opens again (P1, P10).',
    ],
  }),
  queueRests: setting('waiting', flag, {
    ...{ default: false, example: '1', department: true },
    zh: [
      '排队时间在服务时间外暂停',
      '打开后，转给其他技能组之前的等待，和访客离开后保留排队的时间，只计服务时间（P10）。',
    ],
    en: [
      'Queue clock rests outside hours',
      'The wait until other departments are asked, and the time for which the place of a visitor who has gone is kept, then count working time only (P10).',
    ],
  }),
  alarmRests: setting('waiting', flag, {
    ...{ default: false, example: '1', department: true },
    zh: [
      '未回复报警在服务时间外暂停',
      '打开后，未回复的标记、报警、通知主管和转给他人只计服务时间（P3、P10）。',
    ],
    en: [
      'Alarms rest outside hours',
      'The mark, the alarm, the message to the lead and the handing on of an unanswered chat then count working time only (P3, P10).',
    ],
  }),
};

/** How deadlines of cases are counted, spread into `SETTINGS`. [P5] [P9] [P10] */
export const CASE_SETTINGS = {
  complaintSimple: setting('complaints', duration, {
    ...{ default: '12h', example: '8h' },
    zh: ['一般投诉', '一般投诉的话术里答应的时限，也用于没有说时间的答复承诺（P5）。'],
    en: [
      'Simple complaints',
      'The time promised in phrases for simple complaints, and for answers promised without a time (P5).',
    ],
  }),
  complaintComplex: setting('complaints', duration, {
    ...{ default: '24h', example: '48h' },
    zh: ['复杂投诉', '复杂投诉的话术里答应的时限（P5）。'],
    en: ['Complex complaints', 'The time promised in phrases for complex complaints (P5).'],
  }),
  complaintInHours: setting('complaints', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '投诉时限按服务时间计',
      '打开后，投诉的时限只计所在技能组（没有则为本店）的服务时间，节假日不计，话术里说“12 个工作小时”（P5、P10）。已记录的投诉时限不变。',
    ],
    en: [
      'Complaints in working hours',
      'The time for complaints then counts the hours of their department, else of the desk, without holidays, and phrases say “12 working hours” (P5, P10). Deadlines of complaints that are recorded already stay.',
    ],
  }),
  followUpAfter: setting('complaints', durationWithin('1h', '90d'), {
    ...{ default: '7d', example: '3d' },
    zh: ['回访', '问题解决后多久回访客户，没有另外约定时使用（1 小时到 90 天，P9）。'],
    en: [
      'Follow-up',
      'After how long a customer is asked again, unless a day was agreed (1 hour to 90 days, P9).',
    ],
  }),
  followUpInHours: setting('complaints', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '回访按服务时间计',
      '打开后，上面的时间只计服务时间：每天 8 小时的话，40h 是五个工作日（P9、P10）。',
    ],
    en: [
      'Follow-ups in working hours',
      'The time above then counts working time only: with eight hours a day, 40h is five working days (P9, P10).',
    ],
  }),
  messageWithin: setting('complaints', durationWithin('5m', '30d'), {
    ...{ default: '4h', example: '2h' },
    zh: ['留言答复', '客户的留言要在多久之内答复，只计服务时间（5 分钟到 30 天，P10）。'],
    en: [
      'Messages',
      'Within how much working time a message that a customer left is answered (5 minutes to 30 days, P10).',
    ],
  }),
  caseWarning: setting('complaints', durationWithin('1m', '7d'), {
    ...{ default: '2h', example: '1h' },
    zh: ['到期提醒', '工单到期前多久提醒（1 分钟到 7 天），最多为时限的四分之一。'],
    en: [
      'Warned before',
      'How long before it is due a case is marked (1 minute to 7 days); at most a quarter of its time.',
    ],
  }),
  caseContactAfter: setting('complaints', durationOrNever('1m', '7d'), {
    ...{ default: '2h', example: '4h' },
    zh: [
      '逾期通知危机联系人',
      '投诉或承诺逾期多久仍未答复时，发邮件通知危机联系人一次（1 分钟到 7 天，只计所在技能组的服务时间）；0 表示不通知。需要设置危机联系人和邮件服务器。',
    ],
    en: [
      'Overdue: crisis contact',
      'How long after its deadline a complaint or promise that is still unanswered is told to the crisis contact, once, by email (1 minute to 7 days in the hours of its department); 0: never. Needs the crisis contact and the mail server.',
    ],
  }),
};
