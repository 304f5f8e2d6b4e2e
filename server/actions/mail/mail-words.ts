import { cut } from '../../../protocol/graphemes.ts';
import type { CaseKind } from '../../../protocol/cases.ts';
import { TEXT_MAX } from '../../../protocol/limits.ts';
import type { Mail } from '../../domain/mail/mail.ts';
import type { Profile } from '../../domain/rules.ts';
import { zoned } from '../../domain/days.ts';
import type { Instant } from '../../domain/instant.ts';

type Words = Pick<Mail, 'subject' | 'text'>;

/** The words of a mail that tries the mail server, in the desk's language. */
export function testWords({ company, locale }: Pick<Profile, 'company' | 'locale'>): Words {
  const name = company[locale];
  return locale === 'en'
    ? { subject: `${name}: test email`, text: 'The desk can send email. No action is needed.\n' }
    : { subject: `${name}：测试邮件`, text: '系统可以发送邮件，无需其他操作。\n' };
}

/** The words of an invitation with its one-time link. */
export function inviteWords(
  { company, hours, locale }: Pick<Profile, 'company' | 'hours' | 'locale'>,
  {
    name,
    account,
    link,
    until,
    byPassword = true,
  }: { name: string; account: string; link: string; until: Instant; byPassword?: boolean },
): Words {
  const desk = company[locale];
  const by = momentWords(until, hours.calendar.timeZone);
  const todo = byPassword
    ? { en: 'Set your password here', zh: '设置密码' }
    : { en: 'Sign in with your company account here', zh: '用公司账号登录' };
  return locale === 'en'
    ? {
        subject: `${desk}: your account at the service desk`,
        text: `Hello ${name},\n\nyour account is ${account}. ${todo.en}, once, until ${by}:\n\n${link}\n\nIf you did not expect this email, please ignore it.\n`,
      }
    : {
        subject: `${desk}：您的客服账号`,
        text: `${name}，您好：\n\n您的账号是 ${account}。请在 ${by} 之前打开下面的链接${todo.zh}，链接只能使用一次：\n\n${link}\n\n如果您不清楚这封邮件的来历，请忽略。\n`,
      };
}

const ABOUT: Readonly<Record<'zh-CN' | 'en', Record<CaseKind, string>>> = {
  'zh-CN': { complaint: '投诉', promise: '咨询', followUp: '咨询', feedback: '反馈', message: '留言' },
  en: {
    ...{ complaint: 'complaint', promise: 'question', followUp: 'question' },
    ...{ feedback: 'feedback', message: 'message' },
  },
};

/** The words of a mail with the answer to what a customer complained of or left, in their language. [P5] [P10] */
export function answerWords(
  { company }: Pick<Profile, 'company'>,
  locale: 'zh-CN' | 'en',
  { number, kind, answer }: { number: string; kind: CaseKind; answer: string },
): Words {
  const desk = company[locale];
  const about = ABOUT[locale][kind];
  return locale === 'en'
    ? {
        subject: `${desk}: our answer to your ${about} ${number}`,
        text: `Hello,\n\nthis is our answer to your ${about} ${number}:\n\n${answer}\n\nYou find it in the chat on our website as well, and can go on there. Answers to this email are not read.\n\n${desk}\n`,
      }
    : {
        subject: `${desk}：您的${about} ${number} 已有答复`,
        text: `您好：\n\n您的${about} ${number} 答复如下：\n\n${answer}\n\n您也可以在我们网站的聊天窗口查看并继续咨询。本邮件由系统发出，请勿直接回复。\n\n${desk}\n`,
      };
}

/** What stands in a case that is a call to be made. */
export function callWords(
  locale: 'zh-CN' | 'en',
  { call, number, answer }: { call: string; number: string; answer: string },
): string {
  const text =
    locale === 'en'
      ? `Call ${call} about ${number} and note what came of it. Answer: ${answer}`
      : `请致电 ${call}，告知 ${number} 的答复，并记下通话结果。答复：${answer}`;
  return cut(text, TEXT_MAX);
}

/** What stands in a case that was a call, when the answer that it was to bring no longer stands. */
export function noCallWords(locale: 'zh-CN' | 'en', number: string): string {
  return locale === 'en'
    ? `The answer to ${number} no longer stands. Do not give it to the customer; this call is not needed.`
    : `${number} 的原答复已失效，请勿再告知客户，无需致电。`;
}

/** What the desk notes in a case whose answer no longer stands, but was told by telephone: in these cases of calls. */
export function calledWords(locale: 'zh-CN' | 'en', calls: readonly string[]): string {
  return locale === 'en'
    ? `The call with the earlier answer (${calls.join(', ')}) was already made: the customer may have heard that answer. Tell them what is right.`
    : `原答复的致电任务（${calls.join('、')}）此前已完成，客户可能已经得知原答复，请向客户更正。`;
}

/** What stands in a case of whoever has to reach a customer whose address takes no mail. */
export function undeliveredWords(locale: 'zh-CN' | 'en', number: string): string {
  return locale === 'en'
    ? `The email with the answer to ${number} could not be delivered to the address that the customer left. Reach them some other way.`
    : `${number} 的答复邮件无法送达客户留下的邮箱，请改用其他方式联系客户。`;
}

/** What stands in a case of whoever has to find out whether a customer has the answer. */
export function unsureWords(locale: 'zh-CN' | 'en', number: string): string {
  return locale === 'en'
    ? `The mail server did not confirm the email with the answer to ${number}. It may have arrived: check with the customer.`
    : `邮件服务器没有确认是否收下 ${number} 的答复邮件，客户可能已经收到，请与客户核实。`;
}

/** What stands in a case of whoever has to reach a customer who was sent enough mails about it for one day. */
export function cappedWords(locale: 'zh-CN' | 'en', number: string): string {
  return locale === 'en'
    ? `The answer to ${number} was not sent by email: the day's limit of emails about it was reached. Reach the customer some other way.`
    : `${number} 当天发给客户的答复邮件已达上限，这次的答复没有发邮件，请改用其他方式联系客户。`;
}

/** What stands in a case whose answer was withdrawn too late. */
export function withdrawnWords(locale: 'zh-CN' | 'en'): string {
  return locale === 'en'
    ? 'The answer was withdrawn in the chat, but had already left by email: the customer can read it there.'
    : '答复已在对话中撤回，但此前已通过邮件发出，客户仍可在邮件中看到。';
}

/** The words with which the named contact hears of a crisis. [P6] */
export function crisisWords(
  { company, hours, locale }: Pick<Profile, 'company' | 'hours' | 'locale'>,
  { who, link, at }: { who: string; link: string; at: Instant },
): Words {
  const desk = company[locale];
  const since = momentWords(at, hours.calendar.timeZone);
  return locale === 'en'
    ? {
        subject: `${desk}: a chat was marked as a crisis`,
        text: `${who} marked a chat as a crisis at ${since}. Until a lead ends it, what agents say there waits for a lead.\n\n${link}\n`,
      }
    : {
        subject: `${desk}：有对话被标记为危机`,
        text: `${who} 于 ${since} 将一个对话标记为危机。在主管解除之前，客服的对外答复须经主管批准。\n\n${link}\n`,
      };
}

/** The words with which the named contact hears of a case that is still overdue. [P5] [P7] */
export function overdueWords(
  { company, hours, locale }: Pick<Profile, 'company' | 'hours' | 'locale'>,
  {
    number,
    isPromise,
    owner,
    since,
    link,
  }: { number: string; isPromise: boolean; owner: string | null; since: Instant; link: string },
): Words {
  const desk = company[locale];
  const at = momentWords(since, hours.calendar.timeZone);
  if (locale === 'en') {
    const what = isPromise ? 'promise' : 'complaint';
    const whose = owner === null ? 'Nobody has taken it yet.' : `Its owner is ${owner}.`;
    return {
      subject: `${desk}: ${what} ${number} is overdue and unanswered`,
      text: `The ${what} ${number} was due at ${at} and still has no answer. ${whose}\n\n${link}\n`,
    };
  }
  const what = isPromise ? '承诺' : '投诉';
  const whose = owner === null ? '目前无人负责' : `负责人：${owner}`;
  return {
    subject: `${desk}：${what} ${number} 逾期未答复`,
    text: `${what} ${number} 应于 ${at} 前答复，至今仍未答复。${whose}。\n\n${link}\n`,
  };
}

function momentWords(at: Instant, timeZone: string): string {
  const local = zoned(at, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return `${local.replace('T', ' ')} (${timeZone})`;
}
