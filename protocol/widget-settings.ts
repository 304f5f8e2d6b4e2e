import { setting } from './declare-setting.ts';
import { SHORT_MAX } from './limits.ts';
import { choice, colour, flag, text, texts, whole } from './setting-kinds.ts';
import { PICTURE_SETTINGS } from './picture-settings.ts';
import { FORM_FIELD, LAUNCHER_ICONS, OWN_FIELD_MAX, OWN_FIELDS_MAX } from './widget-look.ts';

/** Pixels that the launcher may stand away from its corner. */
const DISTANCE_MAX = 300;

const SENTENCE_MAX = 300;

/** As long as what is kept of it: an attribute of the customer. */
const CONSENT_MAX = SHORT_MAX;

/** The looks and words of the widget. What is unset is as built in. */
export const WIDGET_SETTINGS = {
  widgetAccent: setting('widget', colour, {
    ...{ default: null, example: '#8a2be2' },
    zh: ['主题色', '聊天窗口和入口按钮的颜色；字色自动取黑或白。网站代码里写明颜色的，以网站为准。'],
    en: [
      'Accent colour',
      'Of the chat and its launcher; letters on it turn black or white. A colour on the website’s own tag wins.',
    ],
  }),
  widgetPosition: setting('widget', choice('right', 'left'), {
    ...{ default: 'right', example: 'left' },
    zh: ['位置', '入口按钮在网页的左下角还是右下角。网站代码里写明位置的，以网站为准。'],
    en: [
      'Corner',
      'The corner of the page in which the launcher stands. A position on the website’s own tag wins.',
    ],
  }),
  widgetSide: setting('widget', whole(0, DISTANCE_MAX), {
    ...{ default: 20, example: '32' },
    zh: ['侧边距离', '入口按钮离网页侧边的距离，单位像素。'],
    en: ['Distance from the side', 'Of the launcher from the side of the page, in pixels.'],
  }),
  widgetBottom: setting('widget', whole(0, DISTANCE_MAX), {
    ...{ default: 20, example: '80' },
    zh: ['底部距离', '入口按钮离网页底部的距离，单位像素，例如避开网站自己的按钮。'],
    en: [
      'Distance from the bottom',
      'Of the launcher from the bottom of the page, in pixels: to keep clear of the site’s own buttons.',
    ],
  }),
  widgetIcon: setting('widget', choice(...LAUNCHER_ICONS), {
    ...{ default: 'chat', example: 'headset' },
    zh: ['入口图标', '入口按钮上的图标；选“无图标”时按钮上显示标题。'],
    en: ['Launcher icon', 'The icon on the launcher; without one it shows the title.'],
  }),
  widgetLabel: setting('widget', flag, {
    ...{ default: false, example: '1' },
    zh: ['入口文字', '在入口按钮的图标旁显示标题。'],
    en: ['Launcher text', 'Shows the title beside the icon of the launcher.'],
  }),
  askExpected: setting('widget', flag, {
    ...{ default: false, example: '1' },
    zh: [
      '评价时询问期望',
      '对话结束后先问客户“期待的服务是怎样的”，再问“实际得到的服务怎么样”，两题同一标度；报表里显示差距。',
    ],
    en: [
      'Ask what was expected',
      'After a chat, customers are asked what service they had expected and what they got, on one scale; reports show the difference.',
    ],
  }),
  ...PICTURE_SETTINGS,
  widgetTitleZh: setting('widget', text(20), {
    ...{ default: null, example: '云杉客服' },
    zh: ['标题', '窗口的名称和入口文字；不填就用“在线客服”。'],
    en: [
      'Title in Chinese',
      'The name of the chat, and the text of the launcher, in Chinese; unset: the built-in one.',
    ],
  }),
  widgetTitleEn: setting('widget', text(30), {
    ...{ default: null, example: 'Ask Spruce' },
    zh: ['标题（英文）', '英文窗口的名称和入口文字；不填就用“Chat with us”。'],
    en: ['Title in English', 'The name of the chat, and the text of the launcher; unset: “Chat with us”.'],
  }),
  widgetHelloZh: setting('widget', text(40), {
    ...{ default: null, example: '欢迎来到云杉', department: true },
    zh: ['欢迎语', '打开窗口时最大的一行字；不填就用“您好”。'],
    en: [
      'Headline in Chinese',
      'The large line when the chat is opened, in Chinese; unset: the built-in one.',
    ],
  }),
  widgetHelloEn: setting('widget', text(60), {
    ...{ default: null, example: 'Welcome to Spruce', department: true },
    zh: ['欢迎语（英文）', '英文窗口打开时最大的一行字；不填就用“Hello”。'],
    en: ['Headline in English', 'The large line when the chat is opened; unset: “Hello”.'],
  }),
  widgetGreetingZh: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: '订单、物流、退换货，都可以问我们。', department: true },
    zh: ['问候语', '欢迎语下面的一句话；不填就问有什么可以帮忙。'],
    en: ['Greeting in Chinese', 'The sentence under the headline, in Chinese; unset: it asks how to help.'],
  }),
  widgetGreetingEn: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: 'Ask us about orders, delivery and returns.', department: true },
    zh: ['问候语（英文）', '英文欢迎语下面的一句话；不填就问有什么可以帮忙。'],
    en: ['Greeting in English', 'The sentence under the headline; unset: it asks how to help.'],
  }),
  widgetAwayZh: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: '请留言，我们下个工作日联系您。', department: true },
    zh: ['留言提示', '没有客服能立即答复时，请客户留言的话；不填就用默认的说明（P10）。'],
    en: [
      'Away in Chinese',
      'Asks for a message while nobody can answer at once, in Chinese; unset: the built-in sentence (P10).',
    ],
  }),
  widgetAwayEn: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: 'Leave a message; we call you on the next working day.', department: true },
    zh: ['留言提示（英文）', '没有客服能立即答复时，请使用英文的客户留言的话；不填就用默认的说明（P10）。'],
    en: [
      'Away in English',
      'Asks for a message while nobody can answer at once; unset: the built-in sentence (P10).',
    ],
  }),
  widgetQueueZh: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: '高峰时段，请稍候片刻。', department: true },
    zh: ['排队提示', '客户排队时，位置下面的一句话；不填就用默认的说明。'],
    en: [
      'Queue in Chinese',
      'The sentence under the place in the queue, in Chinese; unset: the built-in one.',
    ],
  }),
  widgetQueueEn: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: 'It is a busy hour; thank you for your patience.', department: true },
    zh: ['排队提示（英文）', '使用英文的客户排队时，位置下面的一句话；不填就用默认的说明。'],
    en: ['Queue in English', 'The sentence under the place in the queue; unset: the built-in one.'],
  }),
  widgetClosedZh: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: '感谢您的咨询，祝您生活愉快。', department: true },
    zh: ['结束语', '会话由客服、客户或因静默结束后看到的话；因骚扰、辱骂或无人接待而结束时不用。'],
    en: [
      'Closed in Chinese',
      'What is read after a chat that the agent, the customer or silence has ended, in Chinese; not after harassment, abuse or a wait in vain.',
    ],
  }),
  widgetClosedEn: setting('widget', text(SENTENCE_MAX, 'longText'), {
    ...{ default: null, example: 'Thank you for asking Spruce.', department: true },
    zh: [
      '结束语（英文）',
      '英文会话由客服、客户或因静默结束后看到的话；因骚扰、辱骂或无人接待而结束时不用。',
    ],
    en: [
      'Closed in English',
      'What is read after a chat that the agent, the customer or silence has ended; not after harassment, abuse or a wait in vain.',
    ],
  }),
  widgetDepartmentZh: setting('widget', text(30), {
    ...{ default: null, example: '您想咨询什么？' },
    zh: ['选择技能组的标题', '访客自选技能组时，选项上面的字；不填就用“咨询类别”。'],
    en: [
      'Label of the choice in Chinese',
      'Over the departments that visitors choose from, in Chinese; unset: the built-in one.',
    ],
  }),
  widgetDepartmentEn: setting('widget', text(40), {
    ...{ default: null, example: 'What is it about?' },
    zh: ['选择技能组的标题（英文）', '使用英文的访客自选技能组时，选项上面的字；不填就用“Topic”。'],
    en: ['Label of the choice in English', 'Over the departments that visitors choose from; unset: “Topic”.'],
  }),
  formName: setting('form', choice(...FORM_FIELD), {
    ...{ default: 'off', example: 'optional' },
    zh: ['称呼', '开始对话前是否询问称呼。'],
    en: ['Name', 'Whether visitors are asked for their name before a chat.'],
  }),
  formContact: setting('form', choice(...FORM_FIELD), {
    ...{ default: 'off', example: 'required' },
    zh: ['手机号或邮箱', '开始对话前是否询问联系方式；留言时总要填写（P10）。'],
    en: [
      'E-mail or phone',
      'Whether visitors are asked for a contact before a chat; a message that is left always needs one (P10).',
    ],
  }),
  formFieldsZh: setting('form', texts(OWN_FIELDS_MAX, OWN_FIELD_MAX), {
    ...{ default: null, example: '订单号*, 商品名称' },
    zh: [
      '其他项目',
      '开始对话前还要询问的项目，用逗号分隔，最多 5 项；末尾加 * 表示必填。回答显示在对话旁，随客户资料清除。',
    ],
    en: [
      'Other fields in Chinese',
      'What else visitors are asked, in Chinese, comma-separated, at most 5; a * at the end makes one required.',
    ],
  }),
  formFieldsEn: setting('form', texts(OWN_FIELDS_MAX, OWN_FIELD_MAX), {
    ...{ default: null, example: 'Order number*, Product' },
    zh: [
      '其他项目（英文）',
      '使用英文的访客在开始对话前还要回答的项目，用逗号分隔，最多 5 项；末尾加 * 表示必填。',
    ],
    en: [
      'Other fields in English',
      'What else visitors are asked, comma-separated, at most 5; a * at the end makes one required. Answers stand beside the chat and are erased with the customer.',
    ],
  }),
  formConsentZh: setting('form', text(CONSENT_MAX, 'longText'), {
    ...{ default: null, example: '我同意为答复咨询而处理以上信息。' },
    zh: [
      '同意条款',
      '访客开始对话前必须勾选同意的话；勾选的原文随客户资料保存。只填一种语言时，两种语言都用它。',
    ],
    en: [
      'Consent in Chinese',
      'What visitors have to agree to before a chat, in Chinese; the words are kept with the customer. Set in one language alone, it is used in both.',
    ],
  }),
  formConsentEn: setting('form', text(CONSENT_MAX, 'longText'), {
    ...{ default: null, example: 'I agree that this is processed to answer me.' },
    zh: ['同意条款（英文）', '使用英文的访客开始对话前必须勾选同意的话；只填一种语言时，两种语言都用它。'],
    en: [
      'Consent in English',
      'What visitors have to agree to before a chat; the words are kept with the customer. Set in one language alone, it is used in both.',
    ],
  }),
};
