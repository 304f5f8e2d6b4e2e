import { accountOperations, teamOperations } from './accounts.ts';
import { announcementOperations, handoverOperations } from './shift.ts';
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
import { measureOperations, peopleOperations, reportOperations } from './lead.ts';
import { draftOperations } from './drafts.ts';
import { learningOperations, turnOperations } from './learning.ts';
import { calendarOperations, mailOperations, settingOperations, setUpOperations } from './settings.ts';
import { manualOperations, proposalOperations } from './manual.ts';
import { ownPhraseOperations } from './own-phrases.ts';
import { pushOperations } from './push.ts';
import { visitorOperations } from './visitors.ts';
import { searchOperations } from './search.ts';
import { tagOperations, wrapUpOperations } from './tags.ts';
import { timelineOperations } from './timeline.ts';
import { signInOperations } from './sign-in.ts';

/** Every request over a console's socket, by its event. */
export const deskOperations = {
  ...listOperations,
  ...chatOperations,
  ...procedureOperations,
  ...helpOperations,
  ...crisisOperations,
  ...ownPhraseOperations,
  ...draftOperations,
  ...pushOperations,
  ...turnOperations,
  ...visitorOperations,
  ...wrapUpOperations,
};

/** Every request over HTTP, by its name. */
export const httpOperations = {
  ...accountOperations,
  ...teamOperations,
  ...signInOperations,
  ...pastChatOperations,
  ...reportOperations,
  ...measureOperations,
  ...peopleOperations,
  ...manualOperations,
  ...learningOperations,
  ...proposalOperations,
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
  ...tagOperations,
};

export { customerOperations };
