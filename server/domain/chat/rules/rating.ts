import { z } from 'zod';
import { refuse } from '../../refusal.ts';
import { wordsErased } from './erasing.ts';
import type { Decides, Folds, PersonalParts, Shown } from './rule.ts';

// P9: the customer's judgement, once, after the close.

/** One to five, with words if the customer has any. [P9] */
export const lines = [
  z.object({
    kind: z.literal('rated'),
    text: z.string().exactOptional(),
    /** `expected`: what the customer had expected, on the same scale, where the desk asks for it. S4 */
    data: z.object({ score: z.number(), expected: z.number().exactOptional() }),
  }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** The customer rates the chat. [P9] */
export interface Events {
  type: 'customerRated';
  score: number;
  remark?: string;
  expected?: number;
}

/** The customer's judgement, once, after the close. [P9] */
export const decide: Decides<Events['type']> = {
  customerRated(chat, { score, remark, expected }, _at, rules) {
    if (chat.state.status !== 'closed') return refuse('conflict', 'Rate the chat after it has been closed.');
    if (chat.erasedAt !== null) return wordsErased();
    if (chat.state.rating !== null) return refuse('conflict', 'This chat has been rated already.');
    const words = remark ? { text: rules.mask(remark) } : {};
    const data = expected === undefined ? { score } : { score, expected };
    return [{ kind: 'rated', by: { role: 'customer' }, data, ...words }];
  },
};

/** The row has the score; only the log has the remark and what was expected. */
export const fold: Folds<Kind> = {
  rated: (chat, { data: { score } }) =>
    chat.state.status === 'closed' ? { ...chat, state: { ...chat.state, rating: score } } : chat,
};

/** The customer sees what they have given. */
export const shown: Shown<Kind> = {
  rated: { staff: ({ data }) => data, customer: ({ data }) => data },
};

/** The remark is typed; the score stays for reports. */
export const personal: PersonalParts<Kind> = {
  rated: { text: 'removed', data: {} },
};
