import { setting } from './declare-setting.ts';
import { choice, secret, text, webAddress, whole } from './setting-kinds.ts';

/** The mail server by which the desk sends mail; without its host and its sender none is sent. */
export const MAIL_SETTINGS = {
  mailHost: setting('mail', text(253), {
    ...{ default: null, example: 'smtp.example.com' },
    zh: ['邮件服务器', '发送邮件的 SMTP 服务器；不填则不发送邮件。'],
    en: ['Mail server', 'The SMTP server that takes the desk’s mail; unset: no mail is sent.'],
  }),
  mailPort: setting('mail', whole(1, 65_535), {
    ...{ default: 587, example: '465' },
    zh: ['端口', '通常 STARTTLS 用 587，TLS 用 465。'],
    en: ['Port', 'Usually 587 with STARTTLS and 465 with TLS.'],
  }),
  mailSecurity: setting('mail', choice('starttls', 'tls', 'plain'), {
    ...{ default: 'starttls', example: 'tls' },
    zh: ['加密', '怎样加密与邮件服务器的连接；不加密只用于同一台机器上的服务器。'],
    en: [
      'Encryption',
      'How the connection to the mail server is encrypted; plain is only for a server on the same machine.',
    ],
  }),
  mailUser: setting('mail', text(254), {
    ...{ default: null, example: 'desk@example.com' },
    zh: ['用户名', '登录邮件服务器的用户名；不填则不登录。'],
    en: ['User', 'For signing in to the mail server; unset: the desk does not sign in.'],
  }),
  mailPassword: setting('mail', secret(500), {
    ...{ default: null, example: 'correct-horse-7' },
    zh: ['密码', '登录邮件服务器的密码或授权码；保存后不再显示，也不会导出。'],
    en: [
      'Password',
      'For signing in to the mail server; never shown again once it is saved, and never exported.',
    ],
  }),
  mailFrom: setting('mail', text(254), {
    ...{ default: null, example: 'Spruce Store <desk@example.com>' },
    zh: ['发件人', '邮件的发件地址，可以带名称；不填则不发送邮件。'],
    en: ['Sender', 'The address that mail comes from, with or without a name; unset: no mail is sent.'],
  }),
  crisisContact: setting('mail', text(254), {
    ...{ default: null, example: 'press@example.com' },
    zh: [
      '危机联系人',
      '对话被标记为危机时，立即发邮件通知这个地址；投诉或承诺逾期仍未答复时，也会通知。需要先设置邮件服务器。',
    ],
    en: [
      'Crisis contact',
      'Gets an email at once when a chat is marked as a crisis, and when a complaint or promise stays overdue; needs the mail server.',
    ],
  }),
  pushContact: setting('mail', text(254), {
    ...{ default: null, example: 'ops@example.com' },
    zh: ['推送联系邮箱', '浏览器的推送服务遇到问题时联系的邮箱；不填则告知它们本系统的网址。'],
    en: [
      'Contact for push services',
      'The email address that push services of browsers write to if something is wrong; unset: they are told the desk’s address on the web.',
    ],
  }),
  webhookUrl: setting('mail', webAddress(2000), {
    ...{ default: null, example: 'https://hooks.example.com/desk' },
    zh: ['Webhook 地址', '对话被标记为危机时，向这个 https 地址发送签名的通知；不填则不发送。'],
    en: [
      'Webhook address',
      'Gets a signed notice when a chat is marked as a crisis; https only. Unset: none is sent.',
    ],
  }),
  webhookSecret: setting('mail', secret(500), {
    ...{ default: null, example: 'a-long-random-secret' },
    zh: ['Webhook 密钥', '用来签名通知，接收方据此确认来源；不填则不发送。保存后不再显示，也不会导出。'],
    en: [
      'Webhook secret',
      'Signs each notice, so that its receiver knows that the desk has sent it; unset: none is sent. Never shown again once it is saved, and never exported.',
    ],
  }),
};

/** `GET /api/mail`: whether mail is sent, and what still waits. */
export interface MailState {
  /** Whether a mail server and a sender are set. */
  isSet: boolean;
  /** Mails that have not been sent yet, and those that were given up. */
  waiting: number;
  givenUp: number;
  /** Why the last attempt failed, as the mail server or the network says it; null: none has. */
  lastFault: string | null;
}

/** `POST /api/mail/test` is answered with the address that the mail was sent to. */
export interface MailTested {
  to: string;
}
