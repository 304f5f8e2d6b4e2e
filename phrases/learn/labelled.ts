import type { DetectInput } from '../detect/detect.ts';

/** A customer's message and what it should set off. */
export interface Labelled {
  input: DetectInput;
  /** Ids of the manual or of the desk, or `none`; any of them is right, the first is the best. */
  accepted: readonly string[];
  /** Messages of one chat are held out together. */
  chat?: string;
}

/** How well messages were understood. */
export interface Score {
  lines: number;
  /** Share of the messages of which the first offer was right; nothing is right where nothing was to be offered. */
  top1: number;
  /** Share of the messages that should set off nothing and did. */
  falseAlarms: number;
}

/** Whether the first offer, or none, is right. */
function isRight(accepted: readonly string[], said: string): boolean {
  return accepted.includes(said);
}

/** The score of what was said first (`none` for nothing) of each message. */
export function scoreOf(judged: readonly { accepted: readonly string[]; said: string }[]): Score {
  const nothing = judged.filter(({ accepted }) => accepted[0] === 'none');
  const right = judged.filter(({ accepted, said }) => isRight(accepted, said));
  const alarms = nothing.filter(({ accepted, said }) => !isRight(accepted, said));
  return {
    lines: judged.length,
    top1: judged.length === 0 ? 0 : right.length / judged.length,
    falseAlarms: nothing.length === 0 ? 0 : alarms.length / nothing.length,
  };
}
