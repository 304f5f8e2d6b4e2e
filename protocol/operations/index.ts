import { accountOperations, teamOperations } from './accounts.ts';
import { announcementOperations } from './announcements.ts';
import { caseOperations } from './cases.ts';
import {
  chatOperations,
  crisisOperations,
  helpOperations,
  listOperations,
  pastChatOperations,
  procedureOperations,
} from './chats.ts';
import { customerOperations } from './customer.ts';
import { customerRecordOperations } from './customer-records.ts';
import { departmentOperations } from './departments.ts';
import { handoverOperations } from './handovers.ts';
import { peopleOperations, reportOperations } from './lead.ts';
import { mailOperations } from './mail.ts';
import { manualOperations } from './manual.ts';
import { ownPhraseOperations } from './own-phrases.ts';
import { searchOperations } from './search.ts';
import { timelineOperations } from './timeline.ts';
import { setUpOperations } from './set-up.ts';
import { signInOperations } from './sign-in.ts';
import { calendarOperations, settingOperations } from './settings.ts';

/** Every request over a console's socket, by its event. */
export const deskOperations = {
  ...listOperations,
  ...chatOperations,
  ...procedureOperations,
  ...helpOperations,
  ...crisisOperations,
  ...ownPhraseOperations,
};

/** Every request over HTTP, by its name. */
export const httpOperations = {
  ...accountOperations,
  ...teamOperations,
  ...signInOperations,
  ...pastChatOperations,
  ...reportOperations,
  ...peopleOperations,
  ...manualOperations,
  ...settingOperations,
  ...calendarOperations,
  ...departmentOperations,
  ...setUpOperations,
  ...caseOperations,
  ...customerRecordOperations,
  ...mailOperations,
  ...searchOperations,
  ...timelineOperations,
  ...announcementOperations,
  ...handoverOperations,
};

export { customerOperations };
