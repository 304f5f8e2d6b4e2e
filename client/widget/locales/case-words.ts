import type { CaseKind } from '../../../protocol/cases.ts';

/** The words about a customer's cases: beside the other texts, since few customers have any. */
export interface CaseTexts {
  title: string;
  kinds: Record<CaseKind, string>;
  states: Record<'answered' | 'done', string>;
  open: string;
  late: string;
  answerBy: (when: string) => string;
  contactBy: (when: string) => string;
  at: (when: string) => string;
  more: (count: number) => string;
}

const zhCn: CaseTexts = {
  title: '处理进度',
  kinds: { complaint: '投诉', promise: '待答复', followUp: '回访', feedback: '反馈', message: '留言' },
  states: { answered: '已答复', done: '已办结' },
  open: '处理中',
  late: '答复晚了，很抱歉。我们正在抓紧处理',
  answerBy: (when) => `${when} 前答复`,
  contactBy: (when) => `${when} 前联系您`,
  at: (when) => `（${when}）`,
  more: (count) => `等 ${String(count + 1)} 件`,
};

const en: CaseTexts = {
  title: 'Your requests',
  kinds: {
    complaint: 'Complaint',
    promise: 'Promised answer',
    followUp: 'Follow-up',
    feedback: 'Feedback',
    message: 'Message',
  },
  states: { answered: 'answered', done: 'closed' },
  open: 'being worked on',
  late: 'our answer is late, we are sorry. We are working on it',
  answerBy: (when) => `answer by ${within(when)}`,
  contactBy: (when) => `we will contact you by ${within(when)}`,
  at: (when) => `, ${within(when)}`,
  more: (count) => `and ${String(count)} more`,
};

/** Names of days that are common nouns are lower case within a sentence. */
function within(when: string): string {
  return when.replace(/^(?:Today|Tomorrow|Yesterday)/, (day) => day.toLowerCase());
}

/** The words in the language of the widget's texts. */
export function caseWords(tag: string): CaseTexts {
  return tag === 'en' ? en : zhCn;
}
