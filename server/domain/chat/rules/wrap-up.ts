import { z } from 'zod';
import { iso, type Instant } from '../../instant.ts';
import { isRefusal, refuse } from '../../refusal.ts';
import type { Rules } from '../../rules.ts';
import { SYSTEM, type Staff } from '../author.ts';
import type { Chat } from '../chat.ts';
import type { NewEntry } from '../log.ts';
import { wordsErased } from './erasing.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Decides,
  type Dues,
  type Folds,
  type Outcome,
  type PersonalParts,
  type Shown,
} from './rule.ts';
import { runningTime, timeOver, withTime } from './wrap-up-time.ts';

// What a chat was about: tags of the desk's tree and a summary line, written during the chat or after it. After the close its
// agent has a time for it, which holds their place if the desk wants that. The close never waits for it.

/** By how much typing in the form extends the time, counted from then, in milliseconds. */
const EXTENDED_BY_MS = 30_000;

/** What was written, when the time for it was extended, and that it is over. */
export const lines = [
  z.object({
    kind: z.literal('wrapped_up'),
    /** The summary; left out where there is none. */
    text: z.string().exactOptional(),
    data: z.object({
      /** The ids of all tags of the chat from here on. */
      tags: z.array(z.string()),
      /** Its agent is done with it. */
      done: z.literal(true).exactOptional(),
    }),
  }),
  z.object({ kind: z.literal('wrap_up_extended'), data: z.object({ until: z.number() }) }),
  z.object({ kind: z.literal('wrap_up_over') }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/**
 * What staff write about a chat. `mustHaveTag`: the desk requires one, and has some to offer; it binds only who says that they
 * are done.
 */
export type Events =
  | {
      type: 'wrappedUp';
      by: Staff;
      clientId: string;
      tags: string[];
      summary: string;
      done: boolean;
      mustHaveTag: boolean;
    }
  | { type: 'wrapUpExtended'; by: Staff };

/** Both replace what was written before; only the chat's agent ends or extends the time for it. */
export const decide: Decides<Events['type']> = {
  wrappedUp(chat, { by, clientId, tags, summary, done, mustHaveTag }, _at, rules) {
    if (chat.erasedAt !== null) return wordsErased();
    if (done && mustHaveTag && tags.length === 0)
      return { ...refuse('bad_request', 'Choose at least one tag.'), field: 'tags' };
    const text = rules.mask(summary);
    const ends = done && runningTime(chat) !== null && isAgents(chat, by);
    const isSame = JSON.stringify(chat.tags) === JSON.stringify(tags) && (chat.summary ?? '') === text;
    if (isSame && !ends) return [];
    return [
      {
        ...{ kind: 'wrapped_up', by, clientId },
        ...(text === '' ? {} : { text }),
        data: { tags, ...(ends ? { done: true as const } : {}) },
      },
    ];
  },

  wrapUpExtended(chat, { by }, at) {
    const wrapUp = runningTime(chat);
    if (wrapUp === null || !isAgents(chat, by))
      return refuse('conflict', 'There is no time to extend in this chat.');
    const until = Math.min(wrapUp.latest, Math.max(wrapUp.until, at + EXTENDED_BY_MS));
    if (until === wrapUp.until) return refuse('conflict', 'This time cannot be extended any more.');
    return [{ kind: 'wrap_up_extended', by, data: { until } }];
  },
};

function isAgents({ state }: Chat, by: Staff): boolean {
  return state.status !== 'waiting' && state.agent === by.account;
}

/**
 * The same lines, with the time for the wrap-up in the line that closes the chat. There is none for a chat without an agent, and
 * none for one that is erased.
 */
export function begunBy(
  chat: Chat,
  outcome: Outcome,
  { wrapUpTime, wrapUpHolds }: Rules,
  at: Instant,
): Outcome {
  if (isRefusal(outcome) || wrapUpTime === null || chat.state.status !== 'open') return outcome;
  if (outcome.some(({ kind }) => kind === 'erased')) return outcome;
  return outcome.map((line) => (line.kind === 'closed' ? timed(line, at + wrapUpTime, wrapUpHolds) : line));
}

function timed(line: NewEntry & { kind: 'closed' }, until: Instant, holds: boolean): NewEntry {
  return { ...line, data: { ...line.data, wrapUp: { until, holds } } };
}

/** The row has what was written last. */
export const fold: Folds<Kind> = {
  wrapped_up: (chat, { at, text, data: { tags, done } }) => {
    const written = { ...chat, tags, summary: text ?? null };
    return done === true ? timeOver(written, at) : written;
  },
  wrap_up_extended: (chat, { data: { until } }) => withTime(chat, (time) => ({ ...time, until })),
  wrap_up_over: (chat, { at }) => timeOver(chat, at),
};

/** When the time is over. */
export function deadlines(chat: Chat): Deadline[] {
  const wrapUp = runningTime(chat);
  return wrapUp === null ? [] : [{ kind: 'wrapUp', at: wrapUp.until }];
}

/** It ends by itself, whatever was written. */
export const due: Dues<'wrapUp'> = {
  wrapUp: { isReminder: true, becomes: () => [{ kind: 'wrap_up_over', by: SYSTEM }] },
};

/** Staff only: customers never see what a chat is filed under. */
export const shown: Shown<Kind> = {
  wrapped_up: { staff: ({ data }) => data, customer: 'hidden' },
  wrap_up_extended: { staff: ({ data }) => ({ until: iso(data.until) }), customer: 'hidden' },
  wrap_up_over: { staff: () => null, customer: 'hidden' },
};

/** The summary is typed; tags are the desk's own words. */
export const personal: PersonalParts<Kind> = {
  wrapped_up: { text: 'removed', data: {} },
  wrap_up_extended: NOTHING_PERSONAL,
  wrap_up_over: NOTHING_PERSONAL,
};
