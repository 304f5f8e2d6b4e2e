import {
  JudgeTurn,
  LearnedAddress,
  type IgnoredView,
  type LearnedChange,
  type LearningView,
  type UnheardView,
} from '../learning.ts';
import { desk, gives, http, httpAt, noInput } from './operation.ts';

/** What staff say of a customer's turn, in an open chat that they write in. */
export const turnOperations = {
  /** "Not this" on what was offered, or the situation that it is; counts at once for what is offered, and for what is learnt. */
  judgeTurn: desk({ input: JudgeTurn, output: gives<object>(), needs: { chat: 'write' }, order: 'none' }),
};

/** What the desk has learnt from its own records, in versions. */
export const learningOperations = {
  learning: http('GET /api/learning', {
    input: noInput,
    output: gives<LearningView>(),
    needs: { desk: 'editManual' },
  }),
  /** Begins to learn in the background; `conflict` while somebody does. */
  learnNow: http('POST /api/learning/learn', {
    input: noInput,
    output: gives<LearningView>(),
    needs: { desk: 'publishManual' },
  }),
  /** Some of the turns that a version understands in another way than the one it is compared with. */
  learnedChanges: httpAt('GET /api/learning/versions/:number', LearnedAddress, {
    input: noInput,
    output: gives<{ changes: LearnedChange[] }>(),
    needs: { desk: 'editManual' },
    audited: ['chats_read'],
  }),
  /** Puts a version into force, also an earlier one; 0 as shipped. */
  publishLearned: httpAt('POST /api/learning/versions/:number/publish', LearnedAddress, {
    input: noInput,
    output: gives<LearningView>(),
    needs: { desk: 'publishManual' },
    audited: ['learned_decided'],
  }),
  unheard: http('GET /api/learning/unheard', {
    input: noInput,
    output: gives<UnheardView>(),
    needs: { desk: 'editManual' },
    audited: ['chats_read'],
  }),
  ignoredFindings: http('GET /api/learning/ignored', {
    input: noInput,
    output: gives<{ rules: IgnoredView[] }>(),
    needs: { desk: 'editManual' },
    audited: ['chats_read'],
  }),
  discardLearned: httpAt('POST /api/learning/versions/:number/discard', LearnedAddress, {
    input: noInput,
    output: gives<LearningView>(),
    needs: { desk: 'publishManual' },
    audited: ['learned_decided'],
  }),
};
