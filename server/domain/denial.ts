import type { DeskAbility } from '../../protocol/abilities.ts';
import { mayWith, type Asker } from '../../protocol/rights.ts';
import type { Relation } from '../../protocol/visibility.ts';
import { refuse, type Refusal } from './refusal.ts';

const LEADS_ONLY = 'Only leads may do this to the manual.';

/** The sentence for somebody without the right. */
const SENTENCES: Record<DeskAbility, string> = {
  watchFloor: 'Only leads watch the floor.',
  seeVisitors: 'Only staff see who is on the site.',
  inviteVisitors: 'Only staff invite visitors.',
  seeBlocks: 'Only leads block visitors.',
  liftBlocks: 'Only leads block visitors.',
  readManual: 'Only staff read the manual.',
  editManual: LEADS_ONLY,
  approveManual: LEADS_ONLY,
  publishManual: LEADS_ONLY,
  seeManualReaders: LEADS_ONLY,
  readReports: 'Only leads read reports.',
  readTimeline: 'Only leads see when colleagues were online.',
  readOwnTimeline: 'Only staff have a timeline.',
  readAudit: 'Only leads read the audit log.',
  keepPhrases: 'Only staff keep phrases.',
  tidyPhrases: 'Only leads change what others have shared.',
  manageAccounts: 'Only leads see to the accounts of others.',
  manageTeam: 'Only administrators change the team.',
  changeAgents: 'Only leads change colleagues.',
  manageSettings: 'Only administrators change the settings.',
  readCalendar: 'Only staff read the calendar.',
  readDepartments: 'Only staff read the departments.',
  manageDepartments: 'Only administrators change departments.',
  setServing: 'Only leads change how somebody serves a department.',
  setStatusOfOthers: 'Only leads set the status of a colleague.',
  exportPerson: 'Only leads do this for a person.',
  erasePerson: 'Only leads do this for a person.',
  workOnCases: 'Only staff work on cases.',
  keepCustomers: 'Only staff keep records of customers.',
  readAnnouncements: 'Only staff read announcements.',
  handOverShift: 'Only staff hand over a shift.',
  readTags: 'Only staff read the tags of chats.',
  manageTags: 'Only administrators change the tags of chats.',
  announce: 'Only leads make announcements, and see who has confirmed them.',
};

/** The refusal for somebody without the right. */
export function notAllowed(ability: DeskAbility): Refusal {
  return refuse('forbidden', SENTENCES[ability]);
}

/** Foreign and missing are answered with the same words. */
export const NO_SUCH_CHAT: Refusal = refuse('not_found', 'There is no such chat.');

/**
 * The refusal for somebody without the right on a chat; an account that may not read the chat gets the answer for a
 * missing one.
 */
export function denial(asker: Asker, relation: Relation): Refusal {
  return mayWith(asker, 'read', relation)
    ? refuse('forbidden', 'You may read this chat, but not do this to it.')
    : NO_SUCH_CHAT;
}
