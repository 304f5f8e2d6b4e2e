import type { Instant } from '../instant.ts';
import type { Fact, Stretch } from './fact.ts';

/** How many chats people had at once. */
export interface AtOnce {
  /** On average while they had any; null: nobody had one. */
  mean: number | null;
  /** The chats that somebody had at the fullest moment, the earliest of several. */
  most: readonly Fact[];
}

interface Event {
  at: Instant;
  turn: Fact;
  begins: boolean;
}

/** Chats at once over a stretch, from turns: each person by themselves, the average weighted by how long they had any. */
export function atOnce(turns: readonly Fact[], stretch: Stretch): AtOnce {
  const byAgent = new Map<string, Fact[]>();
  for (const turn of turns) {
    const known = byAgent.get(turn.agent ?? '');
    if (known) known.push(turn);
    else byAgent.set(turn.agent ?? '', [turn]);
  }
  let [chatTime, busyTime] = [0, 0];
  let most: readonly Fact[] = [];
  for (const agent of [...byAgent.keys()].sort()) {
    const had = ofOne(byAgent.get(agent) ?? [], stretch);
    chatTime += had.chatTime;
    busyTime += had.busyTime;
    if (had.most.length > most.length) most = had.most;
  }
  return { mean: busyTime === 0 ? null : chatTime / busyTime, most };
}

function ofOne(turns: readonly Fact[], { from, to }: Stretch) {
  const events = turns
    .flatMap((turn): Event[] => [
      { at: Math.max(turn.at, from), turn, begins: true },
      { at: Math.min(turn.until ?? to, to), turn, begins: false },
    ])
    // An end before a beginning at the same moment: a chat that follows another was never beside it.
    .sort((one, other) => one.at - other.at || Number(one.begins) - Number(other.begins));
  const open = new Set<Fact>();
  let most: readonly Fact[] = [];
  let [chatTime, busyTime, since] = [0, 0, from];
  for (const { at, turn, begins } of events) {
    chatTime += open.size * (at - since);
    if (open.size > 0) busyTime += at - since;
    since = at;
    if (begins) open.add(turn);
    else open.delete(turn);
    if (open.size > most.length) most = [...open];
  }
  return { chatTime, busyTime, most };
}
