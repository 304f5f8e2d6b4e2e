import type { CloseReason } from '../../../protocol/entry.ts';
import type { DeskLook } from '../../../protocol/widget-look.ts';

/** The texts of a confirmation. */
export interface Question {
  question: string;
  text: string;
  yes: string;
}

/** All texts of the widget; each language has all of them. */
export interface Texts {
  /** BCP 47, for dates and for the page's `lang`. */
  tag: string;
  title: string;
  close: string;
  dismiss: string;
  menu: string;
  endChat: string;
  forgetDevice: string;
  saveTranscript: string;
  soundOn: string;
  soundOff: string;

  hello: string;
  howCanWeHelp: (company: string) => string;
  staffed: string;
  awayOutsideHours: string;
  awayNobody: string;
  opensAt: (when: string) => string;
  hours: (hours: string, zone: string | null) => string;
  allDay: string;
  leaveMessage: (closed: boolean) => string;
  yourName: string;
  yourContact: string;
  contactHint: string;
  contactMissing: string;
  contactWrong: string;
  department: string;
  formName: string;
  optional: (label: string) => string;
  fieldMissing: string;
  consentMissing: string;
  messageLeft: string;

  queuePosition: (position: number) => string;
  queueNext: string;
  queueWaiting: string;
  estimate: (fromMinutes: number, toMinutes: number) => string;
  estimateSoon: string;
  noEstimate: string;
  queueKeep: string;

  agent: (number: string) => string;
  agentNoNumber: string;
  you: string;
  joined: (agent: string) => string;
  /** The agent stays. */
  joinedBeside: (agent: string) => string;
  agentLeft: (agent: string) => string;
  transferred: (agent: string) => string;
  transferredQueue: string;
  agentLost: string;
  agentLostShort: string;
  agentBack: string;
  held: (agent: string, time: string) => string;
  myContact: (contact: string) => string;
  blockedTitle: string;
  blockedUntil: (when: string) => string;
  warningLifted: string;
  recalled: (agent: string) => string;
  quoteGone: string;
  erased: string;
  erasedWords: string;
  rated: (score: number) => string;
  agentTyping: string;
  log: string;
  today: string;
  yesterday: string;
  tomorrow: string;
  earlierChat: string;
  newMessages: (count: number) => string;

  sending: string;
  stored: string;
  seen: string;
  notSentYet: string;
  /** The customer has no network. */
  notSentOffline: string;
  /** There is a network, but the server is unreachable. */
  notSentAway: string;
  refused: string;
  tooLong: string;
  blocked: string;
  retry: string;
  discard: string;
  strandedTitle: string;
  strandedText: string;
  goOn: string;

  idleTitle: string;
  idleText: (left: string) => string;
  stillHere: string;
  warnedTitle: string;
  warnedText: string;
  warnedLeft: string;
  warnedOver: string;

  closedTitle: string;
  closed: Record<CloseReason, string>;
  /** `day` as from {@link dayName}. */
  closedAt: (day: string, time: string) => string;
  /** The file name of the transcript, before day and chat. */
  transcriptName: string;
  continueChat: string;
  rateQuestion: string;
  score: (score: number) => string;
  scores: readonly [string, string, string, string, string];
  remark: string;
  sendRating: string;
  ratingFailed: string;
  thanks: string;

  leave: Question;
  forget: Question;
  leaveNo: string;
  leaveFailed: string;

  composer: string;
  placeholder: string;
  placeholderClosed: string;
  send: string;
  left: (characters: number) => string;
  over: (characters: number) => string;

  noFiles: string;
  connecting: string;
  deskAway: string;
  offline: string;
  outdated: string;
  failed: string;
  partFailed: string;
  reload: string;
}

/** The languages of the widget. */
export type Language = 'zh-CN' | 'en';

/** The language for the first valid language tag: Chinese of any kind, else English. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  const wish = wishes.find((tag) => /^[a-z]{2,3}\b/i.test(tag ?? ''));
  return /^zh/i.test(wish ?? '') ? 'zh-CN' : 'en';
}

/** Loads the texts of one language on demand. */
export async function loadTexts(language: Language): Promise<Texts> {
  return language === 'en' ? (await import('./en.ts')).en : (await import('./zh-cn.ts')).zhCn;
}

/** The texts with the sentences that the desk has put in its own words. They are shown as text, never as markup. */
export function inOwnWords(texts: Texts, own: DeskLook['texts'] = {}): Texts {
  const { title, hello, greeting, away, queue, closed, department } = own;
  return {
    ...texts,
    title: title ?? texts.title,
    hello: hello ?? texts.hello,
    howCanWeHelp: (company) => greeting ?? texts.howCanWeHelp(company),
    leaveMessage: (isClosed) => away ?? texts.leaveMessage(isClosed),
    department: department ?? texts.department,
    queueKeep: queue ?? texts.queueKeep,
    closed:
      closed === undefined
        ? texts.closed
        : { ...texts.closed, agent: closed, customer: closed, idle: closed },
  };
}
