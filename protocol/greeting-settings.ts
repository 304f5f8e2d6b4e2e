import { setting } from './declare-setting.ts';
import { durationWithin, flag, paths, text } from './setting-kinds.ts';

/** What fits into the bubble beside the launcher without hiding the page. */
const GREETING_MAX = 160;

/** The greeting that visitors see beside the launcher before they have opened the chat. */
export const GREETING_SETTINGS = {
  proactiveGreeting: setting('greeting', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '主动问候',
      '访客停留一段时间后，在入口按钮旁主动显示一句问候；每次访问最多一次，已经打开或关闭过聊天窗口的不再显示。',
    ],
    en: [
      'Proactive greeting',
      'Shows a sentence beside the launcher after some time on a page: once per visit at most, and not to visitors who have opened or closed the chat in it.',
    ],
  }),
  proactiveTextZh: setting('greeting', text(GREETING_MAX, 'longText'), {
    ...{ default: null, example: '需要帮您看看尺码吗？' },
    zh: ['问候的话', '访客打开窗口后，也是客服的第一句话；不填就用“您好，需要帮忙吗？”。'],
    en: [
      'Words in Chinese',
      'Once the chat is opened, also its first line, in Chinese; unset: the built-in sentence.',
    ],
  }),
  proactiveTextEn: setting('greeting', text(GREETING_MAX, 'longText'), {
    ...{ default: null, example: 'Shall we help you find your size?' },
    zh: ['问候的话（英文）', '使用英文的访客看到的问候；不填就用“Hello, can we help you?”。'],
    en: [
      'Words in English',
      'Once the chat is opened, also its first line; unset: “Hello, can we help you?”.',
    ],
  }),
  proactiveAfter: setting('greeting', durationWithin('1s', '30m'), {
    ...{ default: '20s', example: '45s' },
    zh: ['停留多久后', '访客在同一个网页上停留多久后显示问候（1 秒到 30 分钟）；网页在后台时不计。'],
    en: [
      'After',
      'Time on one page until the greeting is shown (1 second to 30 minutes); while the page is in the background it does not count.',
    ],
  }),
  proactivePages: setting('greeting', paths, {
    ...{ default: null, example: '/products/*, /cart' },
    zh: ['在哪些网页', '网址里域名后面的部分，* 代表任意内容，用逗号分隔；不填就是所有网页。'],
    en: [
      'On pages',
      'Paths of the website, in which * stands for anything, comma-separated; unset: on all pages.',
    ],
  }),
  proactiveInHours: setting('greeting', flag, {
    ...{ default: true, example: '0' },
    zh: ['只在服务时间', '只在服务时间内主动问候。'],
    en: ['Only in hours', 'Greets only within the service hours.'],
  }),
};
