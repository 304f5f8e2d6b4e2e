import { z } from 'zod';
import { NO_DEPARTMENTS } from '../../department/department.ts';
import { nextOverflow, type WaitingIn } from '../../department/overflow.ts';
import type { Rules } from '../../rules.ts';
import { SYSTEM } from '../author.ts';
import type { Chat } from '../chat.ts';
import {
  NOTHING_PERSONAL,
  type Deadline,
  type Dues,
  type Folds,
  type PersonalParts,
  type Shown,
} from './rule.ts';

// A chat that waits in a department for too long is also offered to others, one after the other.

/** The chat may also be assigned to agents of another department. It stays in its own. */
export const lines = [
  z.object({ kind: z.literal('overflowed'), data: z.object({ department: z.string() }) }),
] as const;

type Kind = z.output<(typeof lines)[number]>['kind'];

/** Each department is asked once per wait. */
export const fold: Folds<Kind> = {
  overflowed(chat, { data: { department } }) {
    const { state } = chat;
    if (state.status !== 'waiting') return chat;
    return { ...chat, state: { ...state, offeredTo: [...state.offeredTo, department] } };
  },
};

/** How a chat waits, as departments see it; null if it does not wait. */
export function waitOf({ department, state }: Chat): WaitingIn | null {
  if (state.status !== 'waiting') return null;
  return { department, since: state.departmentSince ?? state.queuedAt, offeredTo: state.offeredTo };
}

/** The moment at which the next department is asked. */
export function deadlines(chat: Chat, rules: Rules): Deadline[] {
  const next = nextFor(chat, rules);
  return next === null ? [] : [{ kind: 'overflow', at: next.at }];
}

/** The department is asked whether or not an agent is free there: the chat waits in both. */
export const due: Dues<'overflow'> = {
  overflow: {
    isReminder: true,
    becomes(chat, _presence, rules) {
      const next = nextFor(chat, rules);
      return next === null ? [] : [{ kind: 'overflowed', by: SYSTEM, data: { department: next.department } }];
    },
  },
};

function nextFor(chat: Chat, { departments = NO_DEPARTMENTS }: Rules): ReturnType<typeof nextOverflow> {
  const wait = waitOf(chat);
  return wait && nextOverflow(wait, departments);
}

/** How the desk is divided is nothing to customers. */
export const shown: Shown<Kind> = { overflowed: { staff: ({ data }) => data, customer: 'hidden' } };

/** Nothing in it is typed. */
export const personal: PersonalParts<Kind> = { overflowed: NOTHING_PERSONAL };
