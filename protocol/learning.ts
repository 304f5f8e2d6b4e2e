import { z } from 'zod';
import { setting } from './declare-setting.ts';
import { whole } from './setting-kinds.ts';
import { Id, Seq } from './text.ts';

/** What staff say of a customer's turn: that it is of a situation, or that what was offered is not. */
export const JudgeTurn = z.strictObject({ chatId: Id, seq: Seq, situation: Id, mark: z.enum(['is', 'not']) });

/** A version of what was learnt in a path; 0 is the detector as shipped. */
export const LearnedAddress = z.strictObject({ number: z.coerce.number().int().min(0).max(1_000_000_000) });

/** How well turns were understood. */
export const LearnedScore = z.object({
  lines: z.number(),
  /** Share of the turns of which the first offer was right; nothing is right where nothing was to be offered. */
  top1: z.number(),
  /** Share of the turns that should set off nothing and did. */
  falseAlarms: z.number(),
});

/** How well turns were understood. */
export type LearnedScore = z.output<typeof LearnedScore>;

/** From what labels are taken, the surest first. */
export const LABELLED_BY = ['marked', 'warned', 'complaint', 'phrase', 'passed', 'quiet'] as const;

/** From what a label was taken. */
export type LabelledBy = (typeof LABELLED_BY)[number];

/** What learning found: how many turns of how many chats, and how well those held out were understood before and after. */
export const LearnedFigures = z.object({
  turns: z.number(),
  chats: z.number(),
  /** How many labels came from what. */
  labels: z.partialRecord(z.enum(LABELLED_BY), z.number()),
  /** The version that `before` is of; 0 as shipped. */
  base: z.number(),
  before: LearnedScore,
  after: LearnedScore,
  /** By what was right, most first: how many turns, and how many of them were understood. `none` for nothing. */
  situations: z.array(z.object({ id: z.string(), turns: z.number(), before: z.number(), after: z.number() })),
  /** Turns held out that set off something else than before. */
  changes: z.array(
    z.object({
      chatId: z.string(),
      seq: z.number(),
      right: z.string(),
      before: z.string(),
      after: z.string(),
    }),
  ),
  changed: z.number(),
  /** What it took, in milliseconds. */
  took: z.number(),
});

/** What learning found. */
export type LearnedFigures = z.output<typeof LearnedFigures>;

/** What can become of a version. */
export const LEARNED_STATES = ['offered', 'published', 'discarded'] as const;

/** What can become of a version. */
export type LearnedState = (typeof LEARNED_STATES)[number];

/** A version of what was learnt. */
export interface LearnedVersionView {
  number: number;
  learnedAt: string;
  state: LearnedState;
  /** Who published or discarded it last, and when; null while it is offered. */
  decided: { by: string; at: string } | null;
  figures: Omit<LearnedFigures, 'changes'>;
}

/** What came of the last time: too few labels, nothing better, a version, or a fault. */
export const LearnedOutcome = z.object({
  at: z.number(),
  is: z.enum(['few', 'noBetter', 'offered', 'failed']),
  turns: z.number(),
  chats: z.number(),
});

/** What came of the last time. */
export type LearnedOutcome = z.output<typeof LearnedOutcome>;

/** From so many labelled turns on a desk learns, and from so many chats. */
export const LEAST_TURNS = 200;
/** From so many chats on a desk learns. */
export const LEAST_CHATS = 30;

/** What the desk has learnt. */
export interface LearningView {
  /** 0: as shipped. */
  inForce: number;
  /** Why the version in force cannot be used, so that the shipped detector goes on; null if it can. */
  unusable: string | null;
  /** Somebody or the night is learning at the moment. */
  isRunning: boolean;
  /** 0: learning is switched off. */
  turns: number;
  last: (Omit<LearnedOutcome, 'at'> & { at: string }) | null;
  /** The latest first. */
  versions: LearnedVersionView[];
}

/** A turn that a version understands in another way. */
export interface LearnedChange {
  chatId: string;
  seq: number;
  /** Null once its words are erased. */
  text: string | null;
  right: string;
  before: string;
  after: string;
}

/** A message of a chat, shortened. */
interface Quoted {
  chatId: string;
  seq: number;
  text: string;
}

/** What the desk does not understand: of how many turns, and groups of turns alike, the largest first. */
export interface UnheardView {
  turns: number;
  groups: { turns: number; examples: Quoted[] }[];
}

/** A rule of conduct whose findings were sent all the same: how often, by how many agents, in which messages lately. */
export interface IgnoredView {
  rule: string;
  times: number;
  agents: number;
  examples: Quoted[];
}

/** Of how much the desk learns, spread into `SETTINGS`. */
export const LEARNING_SETTINGS = {
  learnTurns: setting('conduct', whole(0, 20_000), {
    ...{ default: 10_000, example: '5000' },
    zh: [
      '学习用的对话轮数',
      '系统每晚用本服务台最近多少轮对话来学习识别情形，只在本机进行，发布与否由主管决定；填 0 则不学习。',
    ],
    en: [
      'Turns to learn from',
      'From how many of its latest turns the desk learns each night to recognise situations. Nothing leaves the machine, and leads decide what is published. 0: it does not learn.',
    ],
  }),
};
