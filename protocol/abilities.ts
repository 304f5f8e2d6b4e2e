/** What staff can do to one chat; who may depends on whose chat it is. */
export const CHAT_ABILITIES = [
  'read',
  'write',
  'note',
  'accept',
  'declineOffer',
  'takeOver',
  'warn',
  'liftWarning',
  'flag',
  'unflag',
  'transfer',
  'close',
  'callLead',
  'answerCall',
  'join',
  'unjoin',
  'beginCrisis',
  'endCrisis',
  'reportCrisis',
  'approve',
  'takeBack',
  'askLead',
  'decide',
  'hold',
  'block',
  'recall',
  'readRecalled',
] as const;

/** One of {@link CHAT_ABILITIES}. */
export type ChatAbility = (typeof CHAT_ABILITIES)[number];

/** What staff can do that concerns no single chat; who may depends on their role alone. */
export const DESK_ABILITIES = [
  'watchFloor',
  'seeBlocks',
  'liftBlocks',
  'readManual',
  'editManual',
  'approveManual',
  'publishManual',
  'seeManualReaders',
  'readReports',
  'readTimeline',
  'readOwnTimeline',
  'readAudit',
  'keepPhrases',
  'tidyPhrases',
  'manageAccounts',
  'manageTeam',
  'changeAgents',
  'manageSettings',
  'readCalendar',
  'readDepartments',
  'manageDepartments',
  'setServing',
  'setStatusOfOthers',
  'exportPerson',
  'erasePerson',
  'workOnCases',
  'keepCustomers',
  'readAnnouncements',
  'announce',
] as const;

/** One of {@link DESK_ABILITIES}. */
export type DeskAbility = (typeof DESK_ABILITIES)[number];
