import { refuse } from '../refusal.ts';
import type { Rules } from '../rules.ts';
import { answeredByTaking } from './rules/abuse.ts';
import type { Chat } from './chat.ts';
import { alreadyClosed } from './rules/closing.ts';
import type { Staff } from './author.ts';
import type { Happening } from './happening.ts';
import type { Draft, Sentence } from './log.ts';
import type { Outcome } from './rules/rule.ts';

type Of<T extends Happening['type']> = Extract<Happening, { type: T }>;

/** The queue gives a waiting chat to an agent. */
export function assigned(chat: Chat, to: string): Outcome {
  if (chat.state.status !== 'waiting') return taken(chat);
  return [{ kind: 'joined', by: { role: 'agent', account: to }, data: { how: 'assigned' } }];
}

/** Somebody takes a waiting chat by hand; the first one has it. */
export function accepted(chat: Chat, by: Staff): Outcome {
  if (chat.state.status !== 'waiting') return taken(chat);
  return [{ kind: 'joined', by, data: { how: 'accepted' } }];
}

/** A lead steps in: the chat is theirs from here, whoever had it. */
export function takenOver(chat: Chat, by: Staff): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  if (chat.state.status === 'open' && chat.state.agent === by.account)
    return refuse('conflict', 'You have this chat already.');
  return [...answeredByTaking(chat, by), { kind: 'joined', by, data: { how: 'taken_over' } }];
}

/** To a colleague, or back to the front of the queue. */
export function transferred(chat: Chat, { by, to, note, say }: Of<'transferred'>, rules: Rules): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  const words = note ? rules.mask(note) : undefined;
  if (chat.state.status === 'waiting') return moved(by, to, words);
  if (chat.state.agent === to) return refuse('conflict', 'The chat is with this colleague already.');
  const why = chat.state.agent === by.account ? 'agent' : 'lead';
  const line: Draft = { kind: 'transferred', by, data: { to, why }, ...(words ? { text: words } : {}) };
  // What is said on the way is said by the agent of the chat only.
  return say && why === 'agent' ? [spokenBy(by, say, rules), line] : [line];
}

function spokenBy(by: Staff, { text, phrase }: Sentence, rules: Rules): Draft {
  return { kind: 'message', by, text: rules.mask(text), ...(phrase ? { data: phrase } : {}) };
}

/** A lead moves a chat out of the queue to somebody. */
function moved(by: Staff, to: string | null, note: string | undefined): Outcome {
  if (to === null) return refuse('conflict', 'The chat is in the queue already.');
  const joined: Draft = {
    kind: 'joined',
    by: { role: 'agent', account: to },
    data: { how: 'assigned', assignedBy: by.account },
  };
  return note === undefined ? [joined] : [joined, { kind: 'note', by, text: note }];
}

/** The agent's account is disabled: nobody of theirs will come back, so the customer waits at the front of the queue. */
export function agentDisabled(chat: Chat, agent: string): Outcome {
  if (chat.state.status !== 'open' || chat.state.agent !== agent) return [];
  return [{ kind: 'transferred', by: { role: 'system' }, data: { to: null, why: 'agent_disabled' } }];
}

/** The agent's connection has been away for the grace: the chat is marked, and the customer told. */
export function agentLost(chat: Chat, agent: string): Outcome {
  if (chat.state.status !== 'open' || chat.state.agent !== agent || chat.state.agentLostAt !== null)
    return [];
  return [{ kind: 'agent_lost', by: { role: 'system' } }];
}

/** The agent's connection is back before the chat went to the queue. */
export function agentBack(chat: Chat, agent: string): Outcome {
  if (chat.state.status !== 'open' || chat.state.agent !== agent || chat.state.agentLostAt === null)
    return [];
  return [{ kind: 'agent_back', by: { role: 'system' } }];
}

function taken(chat: Chat): Outcome {
  if (chat.state.status === 'closed') return alreadyClosed();
  return refuse('conflict', 'Somebody else has taken this chat.');
}
