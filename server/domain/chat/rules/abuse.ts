import { isPhraseOf, NEEDED_SITUATIONS } from '../../../../phrases/needed-ids.ts';
import { z } from 'zod';
import { iso } from '../../instant.ts';
import { refuse } from '../../refusal.ts';
import { accountOf, type Staff, SYSTEM } from '../author.ts';
import type { Chat } from '../chat.ts';
import { Evidence, withEvidence } from '../evidence.ts';
import type { NewEntry, Sentence } from '../log.ts';
import { alreadyClosed, close } from './closing.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// P3: two phrases against foul language, then the lead decides whether the chat may be closed.

/** The three steps against foul language. [P3] */
export const Abuse = z.object({
  /** How often a phrase against it was said. */
  steps: z.number(),
  /** The customer's messages that it was said to. */
  evidence: Evidence,
  /** The lead is being asked whether the chat may be closed: who asked, and until when an answer is waited for. */
  asked: z.object({ by: z.string(), seq: z.number(), at: z.number(), until: z.number() }).nullable(),
});

/** The three steps against foul language. [P3] */
export type Abuse = z.output<typeof Abuse>;

/** The question to the lead, and the answer with words for the agent. */
export const lines = [
  z.object({ kind: z.literal('close_asked'), data: z.object({ until: z.number() }) }),
  z.object({
    kind: z.literal('close_decided'),
    text: z.string().exactOptional(),
    data: z.object({ granted: z.boolean(), unanswered: z.literal(true).exactOptional() }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** The third step. */
export type Events =
  | { type: 'leadAsked'; by: Staff }
  | { type: 'decided'; by: Staff; grant: boolean; guidance?: string; farewell: Sentence };

/** Both phrases of the manual come before the question. [P3] */
const STEPS_BEFORE = 2;

/** The agent asks the lead whether the chat may be closed; the lead grants it (farewell and close) or refuses. [P3] */
export const decide: Decides<Events['type']> = {
  leadAsked(chat, { by }, at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.abuse.asked !== null) return refuse('conflict', 'The lead has been asked already.');
    if (chat.abuse.steps < STEPS_BEFORE)
      return refuse('conflict', 'Say the first two phrases against foul language before you ask the lead.');
    const until = Math.max(at, chat.lastAt) + rules.leadAnswer;
    return [{ kind: 'close_asked', by, data: { until } }];
  },

  decided(chat, { by, grant, guidance, farewell }, _at, rules) {
    if (chat.state.status === 'closed') return alreadyClosed();
    if (chat.abuse.asked === null)
      return refuse('conflict', 'Nobody asks for this chat to be closed, or somebody has decided already.');
    const words = guidance ? { text: rules.mask(guidance) } : {};
    const decision: NewEntry = { kind: 'close_decided', by, data: { granted: grant }, ...words };
    if (!grant) return [decision];
    const goodbye: NewEntry = {
      kind: 'message',
      by,
      text: farewell.text,
      ...(farewell.phrase ? { data: farewell.phrase } : {}),
    };
    return [decision, goodbye, close(chat, by, 'abuse', { evidence: chat.abuse.evidence })];
  },
};

/** A lead who takes the chat over while asked has said no: from here it is theirs. [P3] */
export function answeredByTaking(chat: Chat, by: Staff): NewEntry[] {
  return chat.abuse.asked === null ? [] : [{ kind: 'close_decided', by, data: { granted: false } }];
}

/** What the question is about is evidence too. [P3] */
export const fold: Folds<Kind> = {
  close_asked(chat, { by, seq, at, data: { until } }) {
    const evidence = withWords(chat.abuse.evidence, chat.lastWords);
    return {
      ...chat,
      abuse: { ...chat.abuse, evidence, asked: { by: accountOf(by) ?? '', seq, at, until } },
    };
  },

  close_decided: (chat) => ({ ...chat, abuse: { ...chat.abuse, asked: null } }),
};

/** The steps after a message of the agent: a phrase against foul language is one more, said to the customer's last words. [P3] */
export function stepsAfter({ abuse, lastWords }: Chat, phraseId: string | undefined): Abuse {
  if (!isPhraseOf(NEEDED_SITUATIONS.abuse, phraseId)) return abuse;
  return { ...abuse, steps: abuse.steps + 1, evidence: withWords(abuse.evidence, lastWords) };
}

function withWords(evidence: number[], seq: number): number[] {
  return seq === 0 || evidence.includes(seq) ? evidence : withEvidence(evidence, seq);
}

/** The end of the time that the lead has for an answer. [P3] */
export function deadlines({ state, abuse: { asked } }: Chat): Deadline[] {
  return state.status === 'closed' || asked === null ? [] : [{ kind: 'decision', at: asked.until }];
}

/** The lead has not answered in time: the question is closed unanswered, and the log says so. [P3] */
export const due: Dues<'decision'> = {
  decision: {
    isReminder: false,
    becomes: () => [{ kind: 'close_decided', by: SYSTEM, data: { granted: false, unanswered: true } }],
  },
};

/** The customer sees the farewell and the close only. [P3] */
export const shown: Shown<Kind> = {
  close_asked: { staff: ({ data }) => ({ until: iso(data.until) }), customer: 'hidden' },
  close_decided: { staff: ({ data }) => data, customer: 'hidden' },
};

/** The lead's guidance is typed. */
export const personal: PersonalParts<Kind> = {
  close_asked: NOTHING_PERSONAL,
  close_decided: { text: 'removed', data: {} },
};
