import type { ChatAbility, DeskAbility } from './abilities';
import type { Relation } from './visibility';

/**
 * The role of an account. An administrator may do what a lead may, and what the tables name for administrators alone.
 */
export type Role = 'agent' | 'lead' | 'admin';

/** Who asks. */
export interface Asker {
  account: string;
  role: Role;
}

/**
 * Who may do what to which chats, one row per ability. What is not here is forbidden. The server decides by it, and the
 * console offers actions by it, so that the two cannot disagree.
 */
export const CHAT_RIGHTS: Record<ChatAbility, Record<'agent' | 'lead', readonly (Relation | 'any')[]>> = {
  read: { agent: ['own', 'joined', 'invited', 'queue', 'past'], lead: ['any'] },
  write: { agent: ['own', 'joined'], lead: ['own', 'joined'] },
  note: { agent: ['own', 'joined', 'invited'], lead: ['any'] },
  // A chat that a colleague was quicker to take answers `conflict`, so that both know what happened.
  accept: { agent: ['own', 'joined', 'invited', 'queue', 'colleague'], lead: ['any'] },
  declineOffer: { agent: ['own', 'joined', 'invited', 'queue'], lead: ['any'] },
  takeOver: { agent: [], lead: ['any'] },
  warn: { agent: ['own'], lead: ['any'] },
  liftWarning: { agent: ['own'], lead: ['any'] },
  flag: { agent: ['own'], lead: ['any'] },
  unflag: { agent: ['own'], lead: ['any'] },
  transfer: { agent: ['own'], lead: ['any'] },
  close: { agent: ['own'], lead: ['any'] },
  // P6: a chat's agent calls a lead, and withdraws the call. Leads join any chat, agents only one to which a note has
  // invited them.
  callLead: { agent: ['own'], lead: ['own'] },
  answerCall: { agent: [], lead: ['any'] },
  join: { agent: ['own', 'joined', 'invited'], lead: ['any'] },
  unjoin: { agent: ['own', 'joined', 'queue'], lead: ['any'] },
  // P6: who writes in a chat makes it crisis; from there a lead decides what its agents say, and when it ends.
  beginCrisis: { agent: ['own', 'joined'], lead: ['any'] },
  endCrisis: { agent: [], lead: ['any'] },
  reportCrisis: { agent: ['own', 'joined'], lead: ['any'] },
  approve: { agent: [], lead: ['any'] },
  takeBack: { agent: ['own', 'joined'], lead: ['own', 'joined'] },
  // P3: the agent asks, a lead decides; P2: a lead blocks.
  askLead: { agent: ['own'], lead: ['own'] },
  decide: { agent: [], lead: ['any'] },
  hold: { agent: ['own'], lead: ['own'] },
  block: { agent: [], lead: ['any'] },
  // Whoever wrote a message withdraws it, also when they have left the chat since; what it said, only leads see.
  recall: { agent: ['own', 'joined', 'invited', 'queue', 'past'], lead: ['any'] },
  readRecalled: { agent: [], lead: ['any'] },
  // Tags and summary, during the chat and after it.
  wrapUp: { agent: ['own', 'joined'], lead: ['any'] },
};

const EVERYBODY: readonly Role[] = ['agent', 'lead', 'admin'];
const LEADS: readonly Role[] = ['lead', 'admin'];

/** Which roles may do what concerns no single chat. */
export const DESK_RIGHTS: Record<DeskAbility, readonly Role[]> = {
  watchFloor: LEADS,
  seeBlocks: LEADS,
  liftBlocks: LEADS,
  // The manual as it is in force, what changed in it, and confirming having read that.
  readManual: EVERYBODY,
  // Versions, drafts, trying out, replaying past chats, import and export.
  editManual: LEADS,
  approveManual: LEADS,
  publishManual: LEADS,
  seeManualReaders: LEADS,
  // Figures about colleagues are for leads.
  readReports: LEADS,
  // When colleagues were online or away is for leads; one's own is everybody's.
  readTimeline: LEADS,
  readOwnTimeline: EVERYBODY,
  // Who did what, and whether the record of it is whole.
  readAudit: LEADS,
  // Own phrases, for oneself, the team or everybody; what others have shared, only leads change.
  keepPhrases: EVERYBODY,
  tidyPhrases: LEADS,
  // Whether colleagues have a second step at sign-in, and taking it off when their app is lost.
  manageAccounts: LEADS,
  // Adding colleagues, their roles, numbers and links, disabling them.
  manageTeam: ['admin'],
  // Name, number of chats, departments and languages: administrators everybody's, leads those of the agents they lead.
  changeAgents: LEADS,
  // How the desk is set: its name, its hours, its clocks, who may embed it.
  manageSettings: ['admin'],
  // When the desk is open.
  readCalendar: EVERYBODY,
  // Which departments there are and who belongs to them; for how somebody serves theirs, leads decide.
  readDepartments: EVERYBODY,
  manageDepartments: ['admin'],
  setServing: LEADS,
  // Whether a colleague takes new chats.
  setStatusOfOthers: LEADS,
  // A person's data, exported or erased on their request. S0(8.1)
  exportPerson: LEADS,
  erasePerson: LEADS,
  // Cases; what one may do to which is in `case-rights.ts`.
  workOnCases: EVERYBODY,
  // What is written down about customers: agents of those of whom they may read a chat. [P9]
  keepCustomers: EVERYBODY,
  // Who is on the website now, and inviting them to a chat.
  seeVisitors: EVERYBODY,
  inviteVisitors: EVERYBODY,
  // What is announced to the team; who has confirmed it and who was told is for leads. [P8]
  readAnnouncements: EVERYBODY,
  announce: LEADS,
  // What somebody owes at the end of a shift, to a colleague; of those of others only leads see the log. [P8]
  handOverShift: EVERYBODY,
  // What chats are filed under.
  readTags: EVERYBODY,
  manageTags: ['admin'],
};

/** Whether an account may do something that concerns no single chat. */
export function may({ role }: Pick<Asker, 'role'>, ability: DeskAbility): boolean {
  return DESK_RIGHTS[ability].includes(role);
}

/** Whether an account may do something to a chat with this relation to it. */
export function mayWith({ role }: Pick<Asker, 'role'>, ability: ChatAbility, relation: Relation): boolean {
  const allowed = CHAT_RIGHTS[ability][role === 'agent' ? 'agent' : 'lead'];
  return allowed.includes('any') || allowed.includes(relation);
}

/** Who may reset two-factor sign-in of whom: leads an agent's, administrators everybody's, nobody their own. */
export function mayReset(asker: Asker, member: Asker): boolean {
  if (asker.account === member.account || !may(asker, 'manageAccounts')) return false;
  return asker.role === 'admin' || member.role === 'agent';
}
