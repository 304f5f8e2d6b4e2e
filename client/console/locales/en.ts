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
import { inbox } from './en/inbox.ts';
import { keys } from './en/keys.ts';
import { manual } from './en/manual.ts';
import { reports } from './en/reports.ts';
import { timeline } from './en/timeline.ts';
import { setUp } from './en/set-up.ts';
import { shift } from './en/shift.ts';
import { team } from './en/team.ts';
import { work } from './en/work.ts';
import type { Words } from './zh-CN.ts';

/** The texts of the console in English. */
export const en: Words = {
  ...app,
  account,
  calendar,
  desk,
  inbox,
  chat,
  customer,
  entry,
  assistant,
  actions,
  finder,
  floor,
  keys,
  manual,
  reports,
  timeline,
  setUp,
  shift,
  team,
  work,
};
