import { z } from 'zod';
import { OWN_PHRASE_MAX } from './limits.ts';
import { bounded, ClientId, Id } from './text.ts';

/** Who sees an own phrase: its author, everybody of the author's role (agents, or leads), or the whole desk. */
export const PHRASE_SCOPES = ['own', 'team', 'everybody'] as const;

/** One of {@link PHRASE_SCOPES}. */
export type PhraseScope = (typeof PHRASE_SCOPES)[number];

/** Those who share phrases of scope `team`: the agents, or the leads. */
export type Team = 'agents' | 'leads';

/** Letters and digits in any language, without spaces: what is typed to find a phrase at once. */
const Shortcut = z.string().regex(/^[\p{L}\p{N}_-]{1,16}$/u, 'up to 16 letters and digits');
const Situation = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/** What staff ask about own phrases; unknown keys are refused. */
export const ownPhraseRequests = {
  ownPhrases: z.strictObject({}),
  keepPhrase: z.strictObject({
    /** Left out for a new one. */
    phraseId: Id.optional(),
    /** Names a new one: asked for again with the same, it is kept once. Unique among those of its author. */
    clientId: ClientId.optional(),
    text: bounded(OWN_PHRASE_MAX).refine((text) => text.length > 0, { message: 'must not be empty' }),
    scope: z.enum(PHRASE_SCOPES),
    /** Among the suggestions of which situation it is; null: none, it is only searched. */
    situation: Situation.nullable(),
    shortcut: Shortcut.nullable(),
  }),
  dropPhrase: z.strictObject({ phraseId: Id }),
  /** Puts one before another of the same list; null: at the end. */
  placePhrase: z.strictObject({ phraseId: Id, before: Id.nullable() }),
};

/** An own phrase as those see it who may. */
export interface OwnPhraseView {
  id: string;
  /** Under which id it is sent, as `phraseId` of a message. */
  phraseId: string;
  scope: PhraseScope;
  /** With which team it is shared, if it is. Leads see the agents' list beside their own. */
  team: Team;
  text: string;
  situation: string | null;
  shortcut: string | null;
  /** The account that wrote it, and when it was last changed (ISO 8601, UTC). */
  by: string;
  at: string;
  /** Whether whoever asks may change it, move it or take it away. */
  mayChange: boolean;
}

/** What each request is answered with. Lists are in their order: own, team, everybody. */
export interface OwnPhraseAnswers {
  ownPhrases: { phrases: OwnPhraseView[] };
  keepPhrase: { phrase: OwnPhraseView };
  dropPhrase: object;
  placePhrase: object;
}
