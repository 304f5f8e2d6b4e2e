import { previewOf } from '../../domain/chat/chat.ts';
import type { PushWhy } from '../../domain/push/push.ts';

type Locale = 'zh-CN' | 'en';

/** What a notification tells of. */
export interface Told {
  why: PushWhy;
  company: string;
  /** Messages that are not read. */
  unread: number;
  /** The number of the case. */
  caseNumber: string | null;
  /** The customer's name and last words; null: neither is shown. */
  said: { name: string | null; text: string } | null;
}

/** The title and the text of a notification, in the language of its device. */
export function pushWords(locale: Locale, { said, company, ...told }: Told): { title: string; body: string } {
  const what = (locale === 'en' ? english : chinese)(told);
  if (said === null) return { title: company, body: what };
  const name = said.name ?? (locale === 'en' ? 'Visitor' : '访客');
  return { title: `${name} · ${company}`, body: said.text === '' ? what : previewOf(said.text) };
}

function chinese({ why, unread, caseNumber }: Pick<Told, 'why' | 'unread' | 'caseNumber'>): string {
  switch (why) {
    case 'queue':
      return '有客户等待接待';
    case 'offer':
      return '有一个新对话等您接受';
    case 'given':
      return '您有一个新对话';
    case 'message':
      return `您的对话有 ${String(unread)} 条未读消息`;
    case 'mention':
      return '同事在备注里提到了您';
    case 'holdOver':
      return '您答应客户回复的时间到了';
    case 'lead':
      return '有对话需要主管处理';
    case 'caseGiven':
      return `工单 ${caseNumber ?? ''} 转给了您`;
    case 'caseWarned':
      return `您的工单 ${caseNumber ?? ''} 即将到期`;
    case 'caseOverdue':
      return `您的工单 ${caseNumber ?? ''} 已逾期`;
  }
}

function english({ why, unread, caseNumber }: Pick<Told, 'why' | 'unread' | 'caseNumber'>): string {
  switch (why) {
    case 'queue':
      return 'A customer is waiting to be served';
    case 'offer':
      return 'A new chat is offered to you';
    case 'given':
      return 'You have a new chat';
    case 'message':
      return unread === 1
        ? '1 unread message in your chat'
        : `${String(unread)} unread messages in your chat`;
    case 'mention':
      return 'A colleague has mentioned you in a note';
    case 'holdOver':
      return 'The time is up for the reply that you promised';
    case 'lead':
      return 'A chat needs a lead';
    case 'caseGiven':
      return `Case ${caseNumber ?? ''} is handed over to you`;
    case 'caseWarned':
      return `Your case ${caseNumber ?? ''} is due soon`;
    case 'caseOverdue':
      return `Your case ${caseNumber ?? ''} is overdue`;
  }
}
