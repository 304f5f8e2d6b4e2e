import { account } from './zh-CN/account.ts';
import { actions } from './zh-CN/actions.ts';
import { app } from './zh-CN/app.ts';
import { assistant } from './zh-CN/assistant.ts';
import { chat } from './zh-CN/chat.ts';
import { customer } from './zh-CN/customer.ts';
import { calendar, desk } from './zh-CN/desk.ts';
import { entry } from './zh-CN/entry.ts';
import { finder } from './zh-CN/finder.ts';
import { floor } from './zh-CN/floor.ts';
import { gaps, manual } from './zh-CN/manual.ts';
import { inbox } from './zh-CN/inbox.ts';
import { keys } from './zh-CN/keys.ts';
import { learned } from './zh-CN/learned.ts';
import { preferences } from './zh-CN/preferences.ts';
import { proposals } from './zh-CN/proposals.ts';
import { measures } from './zh-CN/measures.ts';
import { reports } from './zh-CN/reports.ts';
import { tags } from './zh-CN/tags.ts';
import { timeline } from './zh-CN/timeline.ts';
import { setUp } from './zh-CN/set-up.ts';
import { shift } from './zh-CN/shift.ts';
import { team } from './zh-CN/team.ts';
import { visitors } from './zh-CN/visitors.ts';
import { work } from './zh-CN/work.ts';

/** The texts of the console in Chinese, the first language; all others have the same keys. */
export const zhCN = {
  ...app,
  account,
  calendar,
  desk,
  gaps,
  inbox,
  chat,
  customer,
  entry,
  assistant,
  actions,
  finder,
  floor,
  keys,
  learned,
  manual,
  preferences,
  proposals,
  measures,
  reports,
  tags,
  timeline,
  setUp,
  shift,
  team,
  visitors,
  work,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof zhCN };
  }
}

/** The type of a language's texts: a missing key does not compile. */
export type Words = Shape<typeof zhCN>;

type Shape<T> = { readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
