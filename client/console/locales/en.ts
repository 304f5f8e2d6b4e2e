import { account } from './en/account.ts';
import { actions } from './en/actions.ts';
import { app } from './en/app.ts';
import { assistant } from './en/assistant.ts';
import { chat } from './en/chat.ts';
import { customer } from './en/customer.ts';
import { calendar, desk } from './en/desk.ts';
import { entry } from './en/entry.ts';
import { finder } from './en/finder.ts';
import { floor } from './en/floor.ts';
import { gaps, manual } from './en/manual.ts';
import { inbox } from './en/inbox.ts';
import { keys } from './en/keys.ts';
import { learned } from './en/learned.ts';
import { preferences } from './en/preferences.ts';
import { proposals } from './en/proposals.ts';
import { measures } from './en/measures.ts';
import { reports } from './en/reports.ts';
import { tags } from './en/tags.ts';
import { timeline } from './en/timeline.ts';
import { setUp } from './en/set-up.ts';
import { shift } from './en/shift.ts';
import { team } from './en/team.ts';
import { visitors } from './en/visitors.ts';
import { work } from './en/work.ts';
import type { Words } from './zh-CN.ts';

/** The texts of the console in English. */
export const en: Words = {
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
