import {
  ClusterMembership,
  type Bus,
  type MembershipStatus,
} from '../../../server/delivery/cluster/membership.ts';
import type { People, Word } from '../../../server/delivery/cluster/messages.ts';

/** A way between processes that can be cut, and a clock moved by hand. */
class Town implements Bus {
  now = 0;
  isCut = false;
  private readonly listeners: ((text: string) => void)[] = [];

  say(text: string): void {
    if (!this.isCut) for (const listener of [...this.listeners]) listener(text);
  }

  hear(listener: (text: string) => void): void {
    this.listeners.push(listener);
  }
}

interface Process {
  mesh: ClusterMembership;
  words: Word[];
  heard: People[];
  gone: string[];
  standings: MembershipStatus[];
}

function process_(town: Town, people: People): Process {
  const kept = {
    words: [] as Word[],
    heard: [] as People[],
    gone: [] as string[],
    standings: [] as MembershipStatus[],
  };
  const ears = {
    word: (_from: string, word: Word) => void kept.words.push(word),
    people: (_from: string, all: People) => void kept.heard.push(all),
    gone: (from: string) => void kept.gone.push(from),
    standing: (standing: MembershipStatus) => void kept.standings.push(standing),
  };
  const mesh = new ClusterMembership(
    town,
    () => people,
    () => town.now,
  );
  mesh.listen(ears);
  return { ...kept, mesh };
}

const NOBODY: People = { staff: [], customers: [] };
const LI: People = { staff: [['1001', 1]], customers: ['li'] };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function pass(town: Town, seconds: number, ...processes: Process[]): void {
  for (let second = 0; second < seconds; second += 1) {
    town.now += 1000;
    for (const { mesh } of processes) mesh.tick();
  }
}

test('a process learns who is connected to the others, and is sure only then', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, LI);
  pass(town, 1, one, other);
  expect([one.heard.at(-1), one.mesh.standing]).toEqual([LI, 'settling']);
  pass(town, 4, one, other);
  expect(one.mesh.standing).toBe('sure');
});

test('what was said in one turn is heard together, in its order', async () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, NOBODY);
  one.mesh.say({ is: 'customer', id: 'li', here: true });
  one.mesh.say({ is: 'moved' });
  await turn();
  expect(other.words.map(({ is }) => is)).toEqual(['customer', 'moved']);
});

test('whoever misses a word asks for everybody', async () => {
  const town = new Town();
  const one = process_(town, LI);
  const other = process_(town, NOBODY);
  pass(town, 5, one, other);
  const before = other.heard.length;
  town.isCut = true;
  one.mesh.say({ is: 'customer', id: 'wang', here: true });
  await turn();
  town.isCut = false;
  pass(town, 1, one, other);
  expect(other.heard.length).toBe(before + 1);
});

test('a process that falls silent is gone after five seconds, with its people', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, LI);
  pass(town, 5, one, other);
  pass(town, 5, one);
  expect(one.gone).toEqual([]);
  pass(town, 1, one);
  expect(one.gone).toEqual([other.mesh.id]);
});

test('a process that is cut off counts nobody out, neither then nor when it hears again', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, LI);
  pass(town, 5, one, other);
  town.isCut = true;
  pass(town, 60, one, other);
  expect([one.mesh.standing, one.gone]).toEqual(['alone', []]);
  town.isCut = false;
  pass(town, 10, one, other);
  expect([one.mesh.standing, one.gone]).toEqual(['sure', []]);
});

test('rubbish on the way is not heard', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  town.say('{"type":"words","from":"x","version":1,"words":[{"is":"nonsense"}]}');
  town.say('not even JSON');
  expect(one.words).toEqual([]);
});
