import { setting } from './declare-setting.ts';
import { flag } from './setting-kinds.ts';

/** What of a visitor is seen before they write, and while they do. Both say so to their visitors; docs/privacy.md. */
export const VISITOR_SETTINGS = {
  visitorsOnSite: setting('privacy', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '网站访客',
      '让客服看到正在浏览网站的访客（网页、来源、设备、语言），并邀请他们开始聊天。不写入数据库；请先在网站的隐私说明中告知访客，模板见文档。',
    ],
    en: [
      'Visitors on the site',
      'Shows agents who is on the website now (page, referrer, device, language), and lets them invite visitors to a chat. Not stored; the website has to tell its visitors first, see the documentation for the wording.',
    ],
  }),
  sneakPeek: setting('privacy', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '输入预览',
      '客户正在输入的文字在发送前就显示给有权阅读该对话的客服。不保存；聊天窗口会提示客户，请在隐私说明中写明。',
    ],
    en: [
      'Sneak peek',
      'Shows what a customer is typing, before it is sent, to those who may read the chat. Never stored; the chat tells the customer so, and the website’s privacy notice has to.',
    ],
  }),
};
