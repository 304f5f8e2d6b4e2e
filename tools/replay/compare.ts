import type { Turn } from './dialogues.ts';
import type { Logged } from './log.ts';

/** What went wrong, counted in lines. */
export interface Faults {
  lost: number;
  doubled: number;
  outOfOrder: number;
}

/** Compares a log, in its order, with the lines that were played. */
export function compare(played: readonly Turn[], log: readonly Logged[]): Faults {
  const places = placesOf(played);
  const faults: Faults = { lost: 0, doubled: 0, outOfOrder: 0 };
  let furthest = -1;
  for (const entry of log.filter(({ kind }) => kind === 'message')) {
    const place = places
      .get(nameOf(entry.by.role === 'customer' ? 'customer' : 'agent', entry.text ?? ''))
      ?.shift();
    if (place === undefined) faults.doubled += 1;
    else if (place < furthest) faults.outOfOrder += 1;
    furthest = Math.max(furthest, place ?? 0);
  }
  for (const left of places.values()) faults.lost += left.length;
  return faults;
}

/** Counts holes in a log that begins at its first entry: each side's count has none. */
export function holesIn(log: readonly Logged[]): number {
  const last = log.at(-1)?.seq ?? 0;
  return last - log.length;
}

/** The worst of several looks at the same lines. */
export function worst(all: readonly Faults[]): Faults {
  const most = (pick: (faults: Faults) => number): number => Math.max(0, ...all.map(pick));
  return {
    lost: most(({ lost }) => lost),
    doubled: most(({ doubled }) => doubled),
    outOfOrder: most(({ outOfOrder }) => outOfOrder),
  };
}

/** The same words may be said more than once: each time has its own place. */
function placesOf(played: readonly Turn[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  played.forEach(({ who, text }, place) => {
    const name = nameOf(who, text);
    places.set(name, [...(places.get(name) ?? []), place]);
  });
  return places;
}

function nameOf(who: Turn['who'], text: string): string {
  return `${who} ${text}`;
}
