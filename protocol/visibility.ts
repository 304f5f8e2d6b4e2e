type Status = 'waiting' | 'open' | 'closed';

/**
 * The relation of a chat to a member of staff. `joined`: a colleague's open chat that they have joined; `invited`: one
 * to which a note has invited them; `colleague`: any other open chat of a colleague; `past`: an earlier chat of a
 * customer for whom they work, in a chat or on a case; `foreign`: any other closed chat.
 */
export type Relation = 'own' | 'joined' | 'invited' | 'queue' | 'colleague' | 'past' | 'foreign';

/** The condition of a relation. Every chat has exactly one. */
export interface RelationRule {
  relation: Relation;
  /** Whose the chat is, or was when it was closed. */
  agent: 'asker' | 'nobody' | 'other';
  isClosed?: boolean;
  /** Whether they have joined or were invited. [P6] */
  beside?: 'joined' | 'invited' | 'no';
  /** Whether the asker has an open chat with the same customer, or a running case of theirs. [P5] */
  worksForCustomer?: boolean;
  /** Lists and search show such chats only for a query of one customer's chats. */
  listedOfCustomerOnly?: true;
}

/**
 * The one definition of these relations. `relationOf` applies it to a single chat; lists and search translate it into
 * conditions of a query. With the right `read` it decides who sees a chat.
 */
export const RELATION_RULES: readonly RelationRule[] = [
  { relation: 'own', agent: 'asker' },
  // A chat that never had an agent is everybody's, also after its customer has gone: it is a message to answer. [P1]
  { relation: 'queue', agent: 'nobody' },
  // In no list: participants are told of the chat itself. [P6]
  { relation: 'joined', agent: 'other', isClosed: false, beside: 'joined' },
  { relation: 'invited', agent: 'other', isClosed: false, beside: 'invited' },
  { relation: 'colleague', agent: 'other', isClosed: false, beside: 'no' },
  {
    ...{ relation: 'past', agent: 'other', isClosed: true, worksForCustomer: true },
    listedOfCustomerOnly: true,
  },
  { relation: 'foreign', agent: 'other', isClosed: true, worksForCustomer: false },
];

/** The participants of a chat besides its agent. */
interface BesideAgent {
  joined: readonly string[];
  invited: readonly string[];
}

/** What a relation depends on. */
type Standing = Required<Pick<RelationRule, 'agent' | 'beside' | 'worksForCustomer'>> & { status: Status };

/** What a chat is to an account; the state decides, not the payload. */
export function relationOf(
  { account }: { account: string },
  chat: { status: Status; agent: string | null; beside: BesideAgent; worksForCustomer: boolean },
): Relation {
  const agent = chat.agent === null ? 'nobody' : chat.agent === account ? 'asker' : 'other';
  const { joined, invited } = chat.beside;
  const beside = joined.includes(account) ? 'joined' : invited.includes(account) ? 'invited' : 'no';
  return relationWhere({ ...chat, agent, beside });
}

/** What a chat is to those whose chat it is not and who do not work for its customer. */
export function relationToOthers(chat: { status: Status; agent: string | null }): Relation {
  const agent = chat.agent === null ? 'nobody' : 'other';
  return relationWhere({ agent, status: chat.status, beside: 'no', worksForCustomer: false });
}

/** Throws if the rules leave a gap: that is an error in this file. */
function relationWhere({ agent, status, beside, worksForCustomer }: Standing): Relation {
  const rule = RELATION_RULES.find(
    (one) =>
      one.agent === agent &&
      (one.isClosed ?? status === 'closed') === (status === 'closed') &&
      (one.beside ?? beside) === beside &&
      (one.worksForCustomer ?? worksForCustomer) === worksForCustomer,
  );
  if (!rule) throw new Error(`no relation for a ${status} chat of ${agent}`);
  return rule.relation;
}

/** A member of staff, as far as it matters whom a chat calls. */
export interface Callable {
  account: string;
  role: 'agent' | 'lead' | 'admin';
  disabled: boolean;
  /** Has a console open. */
  connected: boolean;
  /** The departments that they belong to. */
  departments: readonly string[];
}

/**
 * The leads and administrators whom a chat of a department calls, and who see it first: those who belong to it, and those
 * who have no department; a chat without one calls all of them. Where nobody who belongs to it is there, all are called,
 * so that no call goes unheard. It is what they look after, not what they may do.
 */
export function leadsFor<Member extends Callable>(
  staff: readonly Member[],
  department: string | null,
): Member[] {
  const leads = staff.filter(({ role, disabled }) => role !== 'agent' && !disabled);
  if (department === null) return leads;
  const isTheirs = ({ departments }: Member): boolean => departments.includes(department);
  if (!leads.some((lead) => lead.connected && isTheirs(lead))) return leads;
  return leads.filter((lead) => lead.departments.length === 0 || isTheirs(lead));
}
