import type { ServiceHours } from './calendar/service-hours.ts';

/** What the desk is called, where and when it works. */
export interface Profile {
  /** In each language; customers and phrases get the name in theirs. */
  company: Record<'zh-CN' | 'en', string>;
  locale: 'zh-CN' | 'en';
  hours: ServiceHours;
  complaintHours: { simple: number; complex: number };
  /** The notice for blocked visitors; null: the default sentence. [P2] */
  blockNotice: string | null;
  /** Whether only visitors for whom their website vouches may begin a chat. */
  identityRequired: boolean;
}
