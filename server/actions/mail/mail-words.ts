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
  const at = zoned(until, hours.calendar.timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const by = `${at.replace('T', ' ')} (${hours.calendar.timeZone})`;
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
