import { refuse, type Refusal } from './refusal.ts';

/** Everything that a member of staff can do to a chat, the floor or the manual. One row each in {@link RIGHTS}. */
export type Ability =
  | 'read'
  | 'write'
  | 'note'
  | 'accept'
  | 'takeOver'
  | 'warn'
  | 'liftWarning'
  | 'flag'
  | 'unflag'
  | 'transfer'
  | 'close'
  | 'askLead'
  | 'decide'
  | 'hold'
  | 'block'
  | 'watchFloor'
  | 'readManual'
  | 'editManual'
  | 'approveManual'
  | 'publishManual'
  | 'seeManualReaders'
  | 'readReports'
  | 'readAudit'
  | 'keepPhrases'
  | 'tidyPhrases'
  | 'manageAccounts'
  | 'manageTeam'
  | 'exportPerson'
  | 'erasePerson';

/**
 * What a chat is to the one who asks. `colleague`: an open chat of somebody else; `past`: an earlier chat of a
 * customer they are talking with; `foreign`: any other closed chat.
 */
export type Relation = 'own' | 'queue' | 'colleague' | 'past' | 'foreign';

/** Who asks. An administrator may do what a lead may, and what the table names for administrators alone. */
export interface Asker {
  account: string;
  role: 'agent' | 'lead' | 'admin';
}

type Who = Relation | 'any';

interface Right {
  agent: readonly Who[];
  lead: readonly Who[];
  /** Unless it is named, what a lead may. */
  admin?: readonly Who[];
}

/** Who may do what: the one table. Checked on every event and route; what is not here is forbidden. */
export const RIGHTS: Record<Ability, Right> = {
  read: { agent: ['own', 'queue', 'past'], lead: ['any'] },
  write: { agent: ['own'], lead: ['own'] },
  note: { agent: ['own'], lead: ['any'] },
  // A chat that a colleague was quicker to take answers `conflict`, so that both know what happened.
  accept: { agent: ['own', 'queue', 'colleague'], lead: ['any'] },
  takeOver: { agent: [], lead: ['any'] },
  warn: { agent: ['own'], lead: ['any'] },
  liftWarning: { agent: ['own'], lead: ['any'] },
  flag: { agent: ['own'], lead: ['any'] },
  unflag: { agent: ['own'], lead: ['any'] },
  transfer: { agent: ['own'], lead: ['any'] },
  close: { agent: ['own'], lead: ['any'] },
  // P3: the agent asks, a lead decides; P2: a lead blocks. Nobody else does.
  askLead: { agent: ['own'], lead: ['own'] },
  decide: { agent: [], lead: ['any'] },
  hold: { agent: ['own'], lead: ['own'] },
  block: { agent: [], lead: ['any'] },
  watchFloor: { agent: [], lead: ['any'] },
  // The manual as it is in force, what changed in it, and confirming having read that.
  readManual: { agent: ['any'], lead: ['any'] },
  // Versions, drafts, trying out, replaying past chats, import and export.
  editManual: { agent: [], lead: ['any'] },
  approveManual: { agent: [], lead: ['any'] },
  publishManual: { agent: [], lead: ['any'] },
  seeManualReaders: { agent: [], lead: ['any'] },
  // Figures about colleagues are for leads.
  readReports: { agent: [], lead: ['any'] },
  // Who did what, and whether the record of it is whole.
  readAudit: { agent: [], lead: ['any'] },
  // Own phrases, for oneself, the team or everybody; what others have shared, only leads change.
  keepPhrases: { agent: ['any'], lead: ['any'] },
  tidyPhrases: { agent: [], lead: ['any'] },
  // Whether colleagues have a second step at sign-in, and taking it off when their app is lost.
  manageAccounts: { agent: [], lead: ['any'] },
  // Adding colleagues, their roles, numbers and links, disabling them.
  manageTeam: { agent: [], lead: [], admin: ['any'] },
  // What is kept of one person, handed out or erased because they ask. S0(8.1)
  exportPerson: { agent: [], lead: ['any'] },
  erasePerson: { agent: [], lead: ['any'] },
};

/** Whether somebody may do something to a chat that is this to them. */
export function may(asker: Asker, ability: Ability, relation: Relation): boolean {
  const right = RIGHTS[ability];
  const allowed = asker.role === 'admin' ? (right.admin ?? right.lead) : right[asker.role];
  return allowed.includes('any') || allowed.includes(relation);
}

/** Whose second step somebody may take off: leads an agent's, administrators everybody's, nobody their own. */
export function mayReset(asker: Asker, member: Asker): boolean {
  if (asker.account === member.account || !may(asker, 'manageAccounts', 'foreign')) return false;
  return asker.role === 'admin' || member.role === 'agent';
}

/** Foreign and missing are answered with the same words. */
export const NO_SUCH_CHAT: Refusal = refuse('not_found', 'There is no such chat.');

/** The refusal for somebody who may not: who may not even read it hears that there is no such chat. */
export function denial(asker: Asker, relation: Relation): Refusal {
  return may(asker, 'read', relation)
    ? refuse('forbidden', 'You may read this chat, but not do this to it.')
    : NO_SUCH_CHAT;
}

/** What a chat is to the one who asks; the state decides, not the payload. */
export function relationOf(
  asker: Asker,
  chat: { status: 'waiting' | 'open' | 'closed'; agent: string | null; talksWithCustomer: boolean },
): Relation {
  if (chat.agent === asker.account) return 'own';
  // What nobody ever took is everybody's, also when its customer has gone: a message to answer. [P1]
  if (chat.agent === null) return 'queue';
  if (chat.status === 'open') return 'colleague';
  return chat.talksWithCustomer ? 'past' : 'foreign';
}
