import { z } from 'zod';
import { CASE_SETTINGS, RESTING_SETTINGS } from './clock-settings.ts';
import { setting, type SettingGroup } from './declare-setting.ts';
import {
  choice,
  duration,
  durationOrNever,
  durationWithin,
  flag,
  hours,
  origins,
  term,
  text,
  texts,
  timeZone,
  whole,
  type SettingUnit,
} from './setting-kinds.ts';
import { DEALING_SETTINGS } from './dealing-settings.ts';
import { AWAY_REASON_MAX, AWAY_REASONS_MAX } from './limits.ts';
import { CAPACITY_MAX } from './team.ts';
import { WIDGET_SETTINGS } from './widget-settings.ts';
import { GREETING_SETTINGS } from './greeting-settings.ts';
import { VISITOR_SETTINGS } from './visitor-settings.ts';
import { FILE_SETTINGS } from './file-settings.ts';
import { LEARNING_SETTINGS } from './learning.ts';
import { MAIL_SETTINGS } from './mail-settings.ts';
import { SIGN_IN_SETTINGS } from './sign-in-settings.ts';

/**
 * Every setting that can be changed while the desk works, by the name that its environment variable has in camelCase.
 * What only a process can know (ports, the database, secrets) is read by `server/settings/config.ts`.
 */
export const SETTINGS = {
  company: setting('company', text(100), {
    ...{ default: null, example: '云杉商城' },
    zh: ['公司名称', '客户和话术里看到的公司名称，两种语言通用。'],
    en: ['Company', "The company's name for customers and in phrases, in both languages."],
  }),
  companyZh: setting('company', text(100), {
    ...{ default: null, example: '云杉商城' },
    zh: ['公司中文名', '只用于中文；不填就用公司名称。'],
    en: ['Company in Chinese', "The name in Chinese; unset: the company's name."],
  }),
  companyEn: setting('company', text(100), {
    ...{ default: null, example: 'Spruce Store' },
    zh: ['公司英文名', '只用于英文；不填就用公司名称。'],
    en: ['Company in English', "The name in English; unset: the company's name."],
  }),
  deskLocale: setting('company', choice('zh-CN', 'en'), {
    ...{ default: 'zh-CN', example: 'en' },
    zh: ['默认语言', '客户的语言不明时使用，聊天记录也用这种语言导出。'],
    en: ['Language', "Used where a customer's own language is not known, and in transcripts."],
  }),
  allowedOrigins: setting('company', origins, {
    ...{ default: [], example: 'https://www.example.com' },
    zh: [
      '允许的网站',
      '可以嵌入聊天窗口的网站，每行一个，环境变量里用逗号分隔；本站始终允许，测试环境不填时允许本机地址。',
    ],
    en: [
      'Allowed websites',
      'Websites that may embed the widget; comma-separated in the environment. The own address always may; outside production, if unset, any localhost too.',
    ],
  }),
  serviceHours: setting('hours', hours, {
    ...{ default: '08:00-12:00,14:00-18:00', example: '09:00-18:00', department: true },
    zh: ['服务时间', '每天的服务时间，00:00-24:00 表示全天。保存后，日历里单独设定的星期安排会被清除。'],
    en: [
      'Service hours',
      'The hours of every day; 00:00-24:00 is always. Saving them clears a week that the calendar has of its own.',
    ],
  }),
  timeZone: setting('hours', timeZone, {
    ...{ default: 'Asia/Shanghai', example: 'Europe/Berlin' },
    zh: ['时区', '服务时间、问候语和报表所用的时区。'],
    en: ['Time zone', 'Of the service hours, the greetings and the reports.'],
  }),
  idleClose: setting('clocks', duration, {
    ...{ default: '1h', example: '90m', applies: 'new', department: true },
    zh: ['静默关闭', '客服已回复而客户一直没有说话，到这个时间结束会话（P1）。'],
    en: ['Idle close', 'Silence of a customer who owes the answer, until the chat is closed (P1).'],
  }),
  idleNudge: setting('clocks', duration, {
    ...{ default: '5m', example: '3m', applies: 'new', department: true },
    zh: ['静默提醒', '同样的静默，到这个时间提示客服问一声客户是否还在（P1）。'],
    en: ['Idle reminder', 'The same silence, until the agent is offered to ask whether they are there (P1).'],
  }),
  holdOn: setting('clocks', duration, {
    ...{ default: '2m', example: '3m', applies: 'new' },
    zh: ['请稍等的时长', '客服说“请稍等”而没有说多久时，按这个时间计（P7）。'],
    en: ['Hold', 'What "one moment, please" promises if no time is named (P7).'],
  }),
  leadAnswer: setting('clocks', duration, {
    ...{ default: '3m', example: '5m', applies: 'new' },
    zh: ['等待主管答复', '请示主管后最多等多久，之后由客服自行处理（P3）。'],
    en: ['Answer of the lead', "How long the lead's answer is waited for (P3)."],
  }),
  owesMark: setting('waiting', duration, {
    ...{ default: '40s', example: '30s', applies: 'new', department: true },
    zh: ['未回复标记', '客户的消息多久未回复就标记出来。'],
    en: ['Unanswered: marked', 'From when on an unanswered customer is marked.'],
  }),
  owesAlarm: setting('waiting', duration, {
    ...{ default: '3m', example: '2m', applies: 'new', department: true },
    zh: ['未回复报警', '多久未回复就提醒客服；不能短于标记的时间。'],
    en: ['Unanswered: alarm', 'From when on the agent is alarmed; not before the mark.'],
  }),
  owesLead: setting('waiting', duration, {
    ...{ default: '5m', example: '10m', applies: 'new', department: true },
    zh: ['未回复通知主管', '多久未回复就通知主管；不能短于报警的时间。'],
    en: ['Unanswered: lead', 'From when on the lead is told; not before the alarm.'],
  }),
  callLeadAfter: setting('waiting', durationOrNever('1m', '1d'), {
    ...{ default: '15m', example: '20m', applies: 'new', department: true },
    zh: [
      '投诉多久建议呼叫主管',
      '对话里的投诉持续多久还没有结束，就在助手里建议客服呼叫主管（1 分钟到 1 天，P6）；0 表示从不。',
    ],
    en: [
      'Complaint: lead offered',
      'How long a complaint runs in a chat before the assistant offers its agent to call a lead (1 minute to 1 day, P6); 0 is never.',
    ],
  }),
  overdueHandover: setting('waiting', durationWithin('1m', '1d'), {
    ...{ default: null, example: '8m', applies: 'new' },
    zh: [
      '未回复转给他人',
      '客户的消息多久未回复，就把对话转给另一位空闲的客服（1 分钟到 1 天）；没有人空闲时留在原处并通知主管。不填则不转。',
    ],
    en: [
      'Unanswered: handed on',
      'From when on an unanswered chat is handed to another agent who is free (1 minute to 1 day); with nobody free it stays, and the lead is told. Unset: never.',
    ],
  }),
  ...RESTING_SETTINGS,
  harassmentClose: setting('conduct', duration, {
    ...{ default: '5m', example: '10m', applies: 'new' },
    zh: ['骚扰观察', '发出骚扰警告之后观察多久再判定（P2）。'],
    en: ['Harassment watch', 'From the warning to the judgement (P2).'],
  }),
  returnMark: setting('conduct', duration, {
    ...{ default: '1d', example: '7d' },
    zh: ['再次来访标记', '因骚扰或辱骂结束后，客户多久之内再来会带标记（P2）。'],
    en: ['Mark on return', 'For how long a customer closed for harassment or abuse arrives marked (P2).'],
  }),
  blockNotice: setting('conduct', text(500, 'longText'), {
    ...{ default: null, example: '如有需要，请拨打 400-800-1234。' },
    zh: ['屏蔽说明', '被屏蔽的访客看到的话；不填就用默认的说明（P2）。'],
    en: ['Notice of a block', "What blocked visitors are told; unset: the desk's own sentence (P2)."],
  }),
  blockNoticeEn: setting('conduct', text(500, 'longText'), {
    ...{ default: null, example: 'If you need help, please call 400-800-1234.' },
    zh: ['屏蔽说明（英文）', '使用英文的被屏蔽访客看到的话；不填就用上面的屏蔽说明（P2）。'],
    en: [
      'Notice of a block in English',
      'For blocked visitors who read English; unset: the notice above (P2).',
    ],
  }),
  waitingPerNetwork: setting('conduct', whole(1, 100_000), {
    ...{ default: 50, example: '20' },
    zh: ['同网络排队上限', '来自同一网络、同时排队的会话最多有多少；留言不计。'],
    en: [
      'Waiting from one network',
      'Chats from one network that may wait at once; messages that are left do not count.',
    ],
  }),
  ...CASE_SETTINGS,
  ...WIDGET_SETTINGS,
  ...GREETING_SETTINGS,
  ...LEARNING_SETTINGS,
  ...VISITOR_SETTINGS,
  agentCapacity: setting('team', whole(1, CAPACITY_MAX), {
    ...{ default: 5, example: '3', department: true },
    zh: ['同时接待上限', '每位客服最多同时接待多少对话，之后客户排队；团队里可以给个人单独设定。'],
    en: [
      'Chats at once',
      'Open chats of one agent before customers wait; the team screen may give somebody their own number.',
    ],
  }),
  awayReasons: setting('team', texts(AWAY_REASONS_MAX, AWAY_REASON_MAX), {
    ...{ default: null, example: '用餐, 培训, 休息, 会议' },
    zh: ['离开原因', '客服离开时可以选择的原因，用逗号分隔；不填就用“用餐、培训、休息”。'],
    en: [
      'Reasons for being away',
      'What people choose from when they go away, comma-separated; unset: meal, training, break in the desk’s language.',
    ],
  }),
  awayAfter: setting('team', durationWithin('1m', '8h'), {
    ...{ default: null, example: '15m' },
    zh: [
      '自动离开',
      '多久没有按键或移动鼠标就自动设为离开（1 分钟到 8 小时），电脑休眠或锁屏时立即离开，再按键时恢复在线；不填则不自动离开。',
    ],
    en: [
      'Away automatically',
      'After how long without a key or a pointer somebody is away (1 minute to 8 hours), at once when the computer sleeps or the screen locks; their next key sets them online again. Unset: never.',
    ],
  }),
  ...DEALING_SETTINGS,
  agentLostGrace: setting('team', duration, {
    ...{ default: '1m', example: '90s', applies: 'new' },
    zh: ['掉线标记', '客服掉线多久后标记其会话。'],
    en: ['Lost connection: marked', 'From when on the chats of an agent who lost the connection are marked.'],
  }),
  agentLostRequeue: setting('team', duration, {
    ...{ default: '3m', example: '5m', applies: 'new' },
    zh: ['掉线转回排队', '客服掉线多久后会话回到排队；不能短于掉线标记的时间。'],
    en: ['Lost connection: queue', 'From when on these chats go back to the queue; not before the mark.'],
  }),
  ...SIGN_IN_SETTINGS,
  maskNumbers: setting('privacy', flag, {
    ...{ default: true, example: '1' },
    zh: ['隐藏号码', '银行卡号、身份证号和密码在保存之前隐藏。'],
    en: ['Mask numbers', 'Card and identity numbers and passwords are masked before they are stored.'],
  }),
  keepChats: setting('privacy', term, {
    ...{ default: '1095d', example: '365d' },
    zh: ['会话内容保留', '会话结束多久后清除内容；0 表示永久保留。'],
    en: ['Keep chats', 'What was said in a closed chat is erased after this; 0 keeps it for ever.'],
  }),
  keepContacts: setting('privacy', term, {
    ...{ default: '1095d', example: '365d' },
    zh: ['客户资料保留', '客户最后一次来访多久后清除资料；0 表示永久保留。'],
    en: [
      'Keep contacts',
      'What is known of a customer is erased this long after their last visit; 0: never.',
    ],
  }),
  keepRecords: setting('privacy', term, {
    ...{ default: '365d', example: '180d' },
    zh: ['质检记录保留', '客服消息的质检记录保留多久；0 表示永久保留。'],
    en: ['Keep records', "Records about agents' messages are erased after this; 0: never."],
  }),
  keepBlocks: setting('privacy', term, {
    ...{ default: '180d', example: '365d' },
    zh: ['屏蔽记录保留', '屏蔽结束多久后清除；0 表示永久保留。'],
    en: ['Keep blocks', 'A block is erased this long after it has ended; 0: never.'],
  }),
  ...FILE_SETTINGS,
  keepTimeline: setting('privacy', term, {
    ...{ default: '180d', example: '90d' },
    zh: ['值班记录保留', '客服何时在线、离开、同时接待多少对话，这些记录保留多久；0 表示永久保留。'],
    en: [
      'Keep timelines',
      'When staff were online or away and with how many chats is erased after this; 0: never.',
    ],
  }),
  ...MAIL_SETTINGS,
};

/** The name of a setting on the wire. */
export type SettingKey = keyof typeof SETTINGS;

/** Every key, in the order of the declarations. */
export const SETTING_KEYS = Object.keys(SETTINGS).filter(isSettingKey);

/** Whether a text names a setting. */
export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SETTINGS, key);
}

/** The environment variable that overrides and locks a setting: `idleClose` is `IDLE_CLOSE`. */
export function variableOf(key: SettingKey): string {
  return key.replace(/[A-Z]/g, '_$&').toUpperCase();
}

/** Whether a setting can be written and never read again. */
export function isSecret(key: string): boolean {
  return isSettingKey(key) && SETTINGS[key].kind.unit === 'secret';
}

/** What a value may be on the wire. */
export type AnyWire = string | number | boolean | string[];

/** The first of each must not be shorter than the second. */
export const IN_ORDER = [
  ['agentLostRequeue', 'agentLostGrace'],
  ['owesAlarm', 'owesMark'],
  ['owesLead', 'owesAlarm'],
] as const satisfies readonly [SettingKey, SettingKey][];

/**
 * `PATCH /api/settings`: values by their keys, all or none; null is the default again. `versions`: the versions that were
 * read, by key; if one of them is no longer in force, nothing changes.
 */
export const PatchSettings = z.looseObject({
  versions: z.record(z.string(), z.int().min(0)).optional(),
});

/** One setting, for administrators. */
export interface SettingView {
  key: SettingKey;
  /** In force. */
  value: AnyWire | null;
  default: AnyWire | null;
  /** The environment variable that settles it, if one does. */
  lockedBy?: string;
  /** What would be in force without that variable. */
  stored?: AnyWire;
  variable: string;
  unit: SettingUnit;
  group: SettingGroup;
  /** Counts the changes that were stored. */
  version: number;
  changedAt: string | null;
  changedBy: string | null;
  /** Of a secret, whose value is never told: whether there is one. */
  isSet?: boolean;
  /** The value before the last change, to take that back; absent if it was never changed, null: it was the default. */
  before?: AnyWire | null;
}

/** `POST /api/settings/undo`: takes the last change of a setting back, if it is still the version that was read. */
export const UndoSetting = z.strictObject({
  key: z.string().refine(isSettingKey, 'there is no such setting'),
  version: z.int().min(1),
});

/** UTF-16 units of a settings file: a calendar of 2,000 days fits. */
const FILE_MAX = 500_000;

/** `POST /api/settings/import`: what a settings file would change, and with `apply`, changes it. */
export const ImportSettings = z.strictObject({
  text: z.string('must be the text of a settings file').max(FILE_MAX, `at most ${FILE_MAX} characters`),
  apply: z.boolean(),
  /** The versions that the comparison named, by key; needed to apply. */
  versions: z.record(z.string(), z.int().min(0)).optional(),
});

/** What a settings file would change. */
export interface SettingsCompared {
  /**
   * `calendar` stands for the whole calendar; `to` then counts its changes. Of a department: `returns/` is its name,
   * `returns/overflow` a part of it, `returns/idleClose` a setting of its own, `returns/calendar` its dates.
   */
  changes: { key: string; from: string; to: string }[];
  /** Lines that cannot be taken: nothing is changed as long as there are any. */
  faults: { line: number; key: string; message: string }[];
  versions: Record<string, number>;
  isApplied: boolean;
}

/** `GET /api/settings`, and what `PATCH` is answered with. */
export interface SettingsView {
  settings: SettingView[];
}
