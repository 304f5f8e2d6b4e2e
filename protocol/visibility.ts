type Status = 'waiting' | 'open' | 'closed';

/**
 * What a chat is to the member of staff who asks. `colleague`: an open chat of somebody else; `past`: an earlier chat
 * of a customer whom they are talking with; `foreign`: any other closed chat.
 */
export type Relation = 'own' | 'queue' | 'colleague' | 'past' | 'foreign';

/** When a chat stands in a relation. Every chat stands in exactly one of them. */
export interface RelationRule {
  relation: Relation;
  /** Whose the chat is, or was when it was closed. */
  agent: 'asker' | 'nobody' | 'other';
  isClosed?: boolean;
  /** Whether the asker has an open chat with the same customer. */
  talksWithCustomer?: boolean;
  /** Lists and the search show such chats only where the chats of one customer are asked for. */
  listedOfCustomerOnly?: true;
}

/**
 * The one definition of whose a chat is to somebody. `relationOf` reads it for a single chat; lists and the search
 * turn it into conditions for the database. With the right `read` it decides who may see a chat.
 */
export const RELATION_RULES: readonly RelationRule[] = [
  { relation: 'own', agent: 'asker' },
  // What nobody ever took is everybody's, also when its customer has gone: a message to answer. [P1]
  { relation: 'queue', agent: 'nobody' },
  { relation: 'colleague', agent: 'other', isClosed: false },
  {
    ...{ relation: 'past', agent: 'other', isClosed: true, talksWithCustomer: true },
    listedOfCustomerOnly: true,
  },
  { relation: 'foreign', agent: 'other', isClosed: true, talksWithCustomer: false },
];

/** What a chat is to an account; the state decides, not the payload. */
export function relationOf(
  { account }: { account: string },
  chat: { status: Status; agent: string | null; talksWithCustomer: boolean },
): Relation {
  const agent = chat.agent === null ? 'nobody' : chat.agent === account ? 'asker' : 'other';
  return relationWhere(agent, chat.status, chat.talksWithCustomer);
}

/** What a chat is to those whose chat it is not and who do not talk with its customer. */
export function relationToOthers(chat: { status: Status; agent: string | null }): Relation {
  return relationWhere(chat.agent === null ? 'nobody' : 'other', chat.status, false);
}

/** Throws if the rules leave a gap: that is an error in this file. */
function relationWhere(agent: RelationRule['agent'], status: Status, talksWithCustomer: boolean): Relation {
  const rule = RELATION_RULES.find(
    (one) =>
      one.agent === agent &&
      (one.isClosed ?? status === 'closed') === (status === 'closed') &&
      (one.talksWithCustomer ?? talksWithCustomer) === talksWithCustomer,
  );
  if (!rule) throw new Error(`no relation for a ${status} chat of ${agent}`);
  return rule.relation;
}
