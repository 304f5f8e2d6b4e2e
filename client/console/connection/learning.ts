import type { Answer } from '../../../protocol/errors.ts';
import type { IgnoredView, LearnedChange, LearningView, UnheardView } from '../../../protocol/learning.ts';
import { learningOperations } from '../../../protocol/operations/learning.ts';
import { agreed } from './act.ts';
import { call } from './call.ts';
import { ask } from './line.ts';

/** Says of a customer's turn that it is of a situation, or that it is not. */
export async function judgeTurn(
  chatId: string,
  seq: number,
  situation: string,
  mark: 'is' | 'not',
): Promise<boolean> {
  return agreed(await ask('judgeTurn', { chatId, seq, situation, mark }));
}

/** What the desk has learnt. */
export const learning = (): Promise<Answer<LearningView>> => call(learningOperations.learning, {});
/** Begins to learn. */
export const learnNow = (): Promise<Answer<LearningView>> => call(learningOperations.learnNow, {});
/** Turns that a version understands in another way. */
export const learnedChanges = (number: number): Promise<Answer<{ changes: LearnedChange[] }>> =>
  call(learningOperations.learnedChanges, { number });
/** Puts a version into force, 0 as shipped. */
export const publishLearned = (number: number): Promise<Answer<LearningView>> =>
  call(learningOperations.publishLearned, { number });
/** Takes a version off the offer. */
export const discardLearned = (number: number): Promise<Answer<LearningView>> =>
  call(learningOperations.discardLearned, { number });
/** Turns in which nothing was recognised, those alike together. */
export const unheard = (): Promise<Answer<UnheardView>> => call(learningOperations.unheard, {});
/** Findings of the draft check that agents have ignored. */
export const ignoredFindings = (): Promise<Answer<{ rules: IgnoredView[] }>> =>
  call(learningOperations.ignoredFindings, {});
