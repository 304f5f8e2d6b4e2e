import type { ChatAbility, DeskAbility } from '../../protocol/abilities.ts';
import { refuse, type Refusal } from './refusal.ts';
import type { Relation } from './visibility.ts';

/** Who asks. An administrator may do what a lead may, and what the tables name for administrators alone. */
export interface Asker {
  account: string;
  role: 'agent' | 'lead' | 'admin';
}

type Role = Asker['role'];

/** Who may do what to which chats: one row each. What is not here is forbidden. */
export const CHAT_RIGHTS: Record<ChatAbility, Record<'agent' | 'lead', readonly (Relation | 'any')[]>> = {
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
};

const EVERYBODY: readonly Role[] = ['agent', 'lead', 'admin'];
const LEADS: readonly Role[] = ['lead', 'admin'];

/** Which roles may do what concerns no single chat, and what the others are told. */
export const DESK_RIGHTS: Record<DeskAbility, { roles: readonly Role[]; refusal: string }> = {
  watchFloor: { roles: LEADS, refusal: 'Only leads watch the floor.' },
  seeBlocks: { roles: LEADS, refusal: 'Only leads block visitors.' },
  liftBlocks: { roles: LEADS, refusal: 'Only leads block visitors.' },
  // The manual as it is in force, what changed in it, and confirming having read that.
  readManual: { roles: EVERYBODY, refusal: 'Only staff read the manual.' },
  // Versions, drafts, trying out, replaying past chats, import and export.
  editManual: { roles: LEADS, refusal: 'Only leads may do this to the manual.' },
  approveManual: { roles: LEADS, refusal: 'Only leads may do this to the manual.' },
  publishManual: { roles: LEADS, refusal: 'Only leads may do this to the manual.' },
  seeManualReaders: { roles: LEADS, refusal: 'Only leads may do this to the manual.' },
  // Figures about colleagues are for leads.
  readReports: { roles: LEADS, refusal: 'Only leads read reports.' },
  // Who did what, and whether the record of it is whole.
  readAudit: { roles: LEADS, refusal: 'Only leads read the audit log.' },
  // Own phrases, for oneself, the team or everybody; what others have shared, only leads change.
  keepPhrases: { roles: EVERYBODY, refusal: 'Only staff keep phrases.' },
  tidyPhrases: { roles: LEADS, refusal: 'Only leads change what others have shared.' },
  // Whether colleagues have a second step at sign-in, and taking it off when their app is lost.
  manageAccounts: { roles: LEADS, refusal: 'Only leads see to the accounts of others.' },
  // Adding colleagues, their roles, numbers and links, disabling them.
  manageTeam: { roles: ['admin'], refusal: 'Only administrators change the team.' },
  // What is kept of one person, handed out or erased because they ask. S0(8.1)
  exportPerson: { roles: LEADS, refusal: 'Only leads do this for a person.' },
  erasePerson: { roles: LEADS, refusal: 'Only leads do this for a person.' },
};

/** Whether somebody may do something that concerns no single chat. */
export function may(asker: Asker, ability: DeskAbility): boolean {
  return DESK_RIGHTS[ability].roles.includes(asker.role);
}

/** The refusal of somebody who may not. */
export function notAllowed(ability: DeskAbility): Refusal {
  return refuse('forbidden', DESK_RIGHTS[ability].refusal);
}

/** Whether somebody may do something to a chat that is this to them. */
export function mayWith(asker: Asker, ability: ChatAbility, relation: Relation): boolean {
  const allowed = CHAT_RIGHTS[ability][asker.role === 'agent' ? 'agent' : 'lead'];
  return allowed.includes('any') || allowed.includes(relation);
}

/** Whose second step somebody may take off: leads an agent's, administrators everybody's, nobody their own. */
export function mayReset(asker: Asker, member: Asker): boolean {
  if (asker.account === member.account || !may(asker, 'manageAccounts')) return false;
  return asker.role === 'admin' || member.role === 'agent';
}

/** Foreign and missing are answered with the same words. */
export const NO_SUCH_CHAT: Refusal = refuse('not_found', 'There is no such chat.');

/** The refusal for somebody who may not: who may not even read it hears that there is no such chat. */
export function denial(asker: Asker, relation: Relation): Refusal {
  return mayWith(asker, 'read', relation)
    ? refuse('forbidden', 'You may read this chat, but not do this to it.')
    : NO_SUCH_CHAT;
}
