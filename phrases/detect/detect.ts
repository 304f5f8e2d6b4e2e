import { firstGuess } from './first-guess.ts';

/** What the chat knows beyond the words: each fact makes the same word mean another thing. */
export interface ChatFacts {
  /** A harassment warning runs. [P2] */
  warned?: boolean;
  /** A complaint of this customer is open. */
  openComplaint?: boolean;
  /** A promised time has passed. [P7] */
  brokenPromise?: boolean;
  /** The agent has asked whether there is anything else. [P4] */
  askedAnythingElse?: boolean;
  /** Nothing was said before. */
  firstMessage?: boolean;
}

export interface DetectInput {
  text: string;
  /** The agent's line before. */
  prev?: string;
  state?: ChatFacts;
}

export interface Detected {
  /** A situation id of the manual. */
  id: string;
  /** 0 to 1. */
  score: number;
  /** The customer's words that led here. */
  words: string[];
}

/** The situations that a customer's message sets off: best first, at most 3, empty when nothing should be offered. */
export function detect(input: DetectInput): Detected[] {
  return firstGuess(input.text);
}

/** Whether a message counts as "still at it" in a warned chat; angry customers with a case do not. [P2] */
export function isHarassing(text: string, prev?: string): Detected | null {
  const found = detect(prev === undefined ? { text } : { text, prev });
  return found.find((one) => one.id === 'harassment' || one.id === 'abusive_language') ?? null;
}
