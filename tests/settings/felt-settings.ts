import type { DeskView } from '../../protocol/chat.ts';
import type { DeskFacts } from '../../protocol/desk.ts';
import type { AnyWire, SettingKey } from '../../protocol/settings.ts';
import type { SignInWays } from '../../protocol/sign-in.ts';

/** What a process tells of its settings. */
export interface Told {
  /** In force, as administrators read it; of a secret whether it is set. */
  value: (key: SettingKey) => unknown;
  /** To widgets that are open, in Chinese and in English. */
  zh: DeskView;
  en: DeskView;
  /** To consoles that are open. */
  console: DeskFacts;
  /** Which websites may show the frame of the widget. */
  frames: string;
  /** What websites load. */
  loader: string;
  signIn: SignInWays;
}

/** A value of a setting that is not its default, and where a process tells that it counts; `as` if it is told in another form. */
export interface Felt {
  to: AnyWire;
  seen?: (told: Told) => unknown;
  as?: unknown;
  /** It is not changed by a request: why. */
  onlyAfter?: string;
}

/** Every setting, in an order in which each can be set after those before it. A setting without a row here fails a test. */
export const feltSettings = (pictures: { logo: string; avatar: string }): Record<SettingKey, Felt> => ({
  company: { to: '云杉商城', seen: ({ console }) => console.company },
  companyZh: { to: '云杉', seen: ({ zh }) => zh.company },
  companyEn: { to: 'Spruce Store', seen: ({ en }) => en.company },
  deskLocale: { to: 'en', seen: ({ console }) => console.company, as: 'Spruce Store' },
  allowedOrigins: {
    to: ['https://www.example.com'],
    seen: ({ frames }) => frames.includes('https://www.example.com'),
    as: true,
  },
  serviceHours: { to: '09:00-18:00', seen: ({ zh }) => zh.hours },
  timeZone: { to: 'Europe/Berlin', seen: ({ zh }) => zh.timeZone },

  idleClose: { to: '90m' },
  idleNudge: { to: '3m' },
  holdOn: { to: '3m', seen: ({ console }) => console.holdMinutes, as: 3 },
  leadAnswer: { to: '5m' },
  owesLead: { to: '10m', seen: ({ console }) => console.owes.lead, as: 600_000 },
  owesAlarm: { to: '4m', seen: ({ console }) => console.owes.alarm, as: 240_000 },
  owesMark: { to: '30s', seen: ({ console }) => console.owes.mark, as: 30_000 },
  callLeadAfter: { to: '20m' },
  overdueHandover: { to: '8m' },
  idleRests: { to: true },
  queueRests: { to: true },
  alarmRests: { to: true },
  harassmentClose: { to: '10m', seen: ({ console }) => console.warningMs, as: 600_000 },
  returnMark: { to: '7d' },
  blockNotice: { to: '如有需要，请拨打 400-800-1234。' },
  blockNoticeEn: { to: 'If you need help, please call 400-800-1234.' },
  waitingPerNetwork: { to: 20 },

  complaintSimple: { to: '8h', seen: ({ console }) => console.complaintHours, as: 8 },
  complaintComplex: { to: '48h', seen: ({ console }) => console.complexComplaintHours, as: 48 },
  complaintInHours: { to: true, seen: ({ console }) => console.cases?.complaint, as: 'working' },
  followUpAfter: { to: '3d', seen: ({ console }) => console.cases?.followUpAfter, as: 259_200_000 },
  followUpInHours: { to: true, seen: ({ console }) => console.cases?.followUp, as: 'working' },
  messageWithin: { to: '2h' },
  caseWarning: { to: '1h' },
  caseContactAfter: { to: '4h' },

  widgetAccent: { to: '#8a2be2', seen: ({ zh }) => zh.look?.launcher?.accent },
  widgetPosition: { to: 'left', seen: ({ zh }) => zh.look?.launcher?.position },
  widgetSide: { to: 32, seen: ({ zh }) => zh.look?.launcher?.side },
  widgetBottom: { to: 80, seen: ({ zh }) => zh.look?.launcher?.bottom },
  widgetIcon: { to: 'headset', seen: ({ zh }) => zh.look?.launcher?.icon },
  widgetLabel: { to: true, seen: ({ zh }) => zh.look?.launcher?.labelled },
  widgetLogo: { to: pictures.logo, seen: ({ zh }) => zh.look?.logo },
  widgetAvatar: { to: pictures.avatar, seen: ({ zh }) => zh.look?.avatar },
  askExpected: { to: true, seen: ({ zh }) => zh.look?.asksExpected },
  widgetTitleZh: { to: '云杉客服', seen: ({ zh }) => zh.look?.texts?.title },
  widgetTitleEn: { to: 'Ask Spruce', seen: ({ en }) => en.look?.texts?.title },
  widgetHelloZh: { to: '欢迎来到云杉', seen: ({ zh }) => zh.look?.texts?.hello },
  widgetHelloEn: { to: 'Welcome to Spruce', seen: ({ en }) => en.look?.texts?.hello },
  widgetGreetingZh: { to: '订单、物流都可以问。', seen: ({ zh }) => zh.look?.texts?.greeting },
  widgetGreetingEn: { to: 'Ask us about orders.', seen: ({ en }) => en.look?.texts?.greeting },
  widgetAwayZh: { to: '请留言。', seen: ({ zh }) => zh.look?.texts?.away },
  widgetAwayEn: { to: 'Leave a message.', seen: ({ en }) => en.look?.texts?.away },
  widgetQueueZh: { to: '请稍候片刻。', seen: ({ zh }) => zh.look?.texts?.queue },
  widgetQueueEn: { to: 'It is a busy hour.', seen: ({ en }) => en.look?.texts?.queue },
  widgetClosedZh: { to: '感谢您的咨询。', seen: ({ zh }) => zh.look?.texts?.closed },
  widgetClosedEn: { to: 'Thank you for asking.', seen: ({ en }) => en.look?.texts?.closed },
  widgetDepartmentZh: { to: '您想咨询什么？', seen: ({ zh }) => zh.look?.texts?.department },
  widgetDepartmentEn: { to: 'What is it about?', seen: ({ en }) => en.look?.texts?.department },
  formName: { to: 'optional', seen: ({ zh }) => zh.look?.form?.name },
  formContact: { to: 'required', seen: ({ zh }) => zh.look?.form?.contact },
  formFieldsZh: { to: ['订单号'], seen: ({ zh }) => zh.look?.form?.fields?.map(({ label }) => label) },
  formFieldsEn: { to: ['Order'], seen: ({ en }) => en.look?.form?.fields?.map(({ label }) => label) },
  formConsentZh: { to: '我同意。', seen: ({ zh }) => zh.look?.form?.consent },
  formConsentEn: { to: 'I agree.', seen: ({ en }) => en.look?.form?.consent },
  proactiveGreeting: { to: true, seen: ({ zh }) => zh.look?.proactive !== undefined },
  proactiveTextZh: { to: '需要帮您看看尺码吗？', seen: ({ zh }) => zh.look?.proactive },
  proactiveTextEn: { to: 'Shall we help you?', seen: ({ en }) => en.look?.proactive },
  proactiveAfter: { to: '45s', seen: ({ loader }) => loader.includes('"after":45000'), as: true },
  proactivePages: { to: ['/cart'], seen: ({ loader }) => loader.includes('"pages":["/cart"]'), as: true },
  proactiveInHours: { to: false },

  agentCapacity: { to: 3 },
  awayReasons: { to: ['用餐', '会议'], seen: ({ console }) => console.awayReasons },
  awayAfter: { to: '15m', seen: ({ console }) => console.awayAfter, as: 900_000 },
  acceptWithin: { to: '20s' },
  missedOffers: { to: 3 },
  languageFirst: { to: true },
  wrapUpTime: { to: '30s' },
  wrapUpHolds: { to: true },
  wrapUpRequired: { to: true },
  departmentChoice: { to: true, seen: ({ zh }) => zh.departments?.length, as: 1 },
  handoverLead: { to: '15m' },
  agentLostRequeue: { to: '5m' },
  agentLostGrace: { to: '90s' },
  learnTurns: { to: 5000 },

  fileKinds: { to: ['pictures', 'pdf'] },
  fileMaxSize: { to: 10 },
  filesPerDay: { to: 50 },
  keepFiles: { to: '180d' },
  maskNumbers: { to: false },
  keepChats: { to: '365d' },
  keepContacts: { to: '365d' },
  keepRecords: { to: '180d' },
  keepBlocks: { to: '365d' },
  keepTimeline: { to: '90d' },
  visitorsOnSite: { to: true, seen: ({ console }) => console.visitorsOnSite },
  sneakPeek: { to: true, seen: ({ zh }) => zh.peeks },

  mailHost: { to: 'smtp.example.com' },
  mailFrom: { to: 'Spruce Store <desk@example.com>' },
  mailPort: { to: 465 },
  mailSecurity: { to: 'tls' },
  mailUser: { to: 'desk@example.com' },
  mailPassword: { to: 'correct-horse-7', as: true },
  crisisContact: { to: 'press@example.com' },
  pushContact: { to: 'ops@example.com' },
  webhookUrl: { to: 'https://hooks.example.com/desk' },
  webhookSecret: { to: 'a-long-random-secret', as: true },

  oidcIssuer: { to: 'https://login.example.com' },
  oidcClientId: { to: 'huashu', seen: ({ signIn }) => signIn.provider, as: '' },
  oidcClientSecret: { to: 'correct-horse-7', as: true },
  oidcName: { to: 'Spruce ID', seen: ({ signIn }) => signIn.provider },
  oidcScopes: { to: 'openid email' },
  oidcMatchMail: { to: false },
  oidcDomains: { to: ['example.com'] },
  oidcVouches: { to: true },
  oidcNewAccounts: { to: true },
  oidcNewRole: { to: 'lead' },
  oidcSecondStep: { to: 'provider' },
  emergencyAccount: { to: 'admin' },
  passwordsOff: {
    to: true,
    seen: ({ signIn }) => signIn.passwords,
    as: false,
    onlyAfter: 'a sign-in by the identity provider',
  },
});
