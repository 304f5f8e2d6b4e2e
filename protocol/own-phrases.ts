/** Who sees an own phrase: its author, everybody of the author's role (agents, or leads), or the whole desk. */
export const PHRASE_SCOPES = ['own', 'team', 'everybody'] as const;

/** One of {@link PHRASE_SCOPES}. */
export type PhraseScope = (typeof PHRASE_SCOPES)[number];

/** Those who share phrases of scope `team`: the agents, or the leads. */
export type Team = 'agents' | 'leads';

/** An own phrase as those see it who may. */
export interface OwnPhraseView {
  id: string;
  /** Under which id it is sent, as `phraseId` of a message. */
  phraseId: string;
  scope: PhraseScope;
  /** The team that it is shared with, if any. Leads see the agents' list as well as their own. */
  team: Team;
  text: string;
  situation: string | null;
  shortcut: string | null;
  /** The account that wrote it, and when it was last changed (ISO 8601, UTC). */
  by: string;
  at: string;
  /** Whether the account that asks may change, move or delete it. */
  mayChange: boolean;
}
