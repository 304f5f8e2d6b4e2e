import {
  ClusterMembership,
  type Bus,
  type MembershipStatus,
} from '../../../server/delivery/cluster/membership.ts';
import type { ConnectedPeople, ClusterMessage } from '../../../server/delivery/cluster/messages.ts';

/** A way between processes that can be cut, and a clock moved by hand. */
class Town implements Bus {
  now = 0;
  isCut = false;
  private readonly listeners: ((text: string) => void)[] = [];

  publish(text: string): void {
    if (!this.isCut) for (const listener of [...this.listeners]) listener(text);
  }

  subscribe(listener: (text: string) => void): void {
    this.listeners.push(listener);
  }
}

interface Process {
  membership: ClusterMembership;
  words: ClusterMessage[];
  heard: ConnectedPeople[];
  gone: string[];
  standings: MembershipStatus[];
}

function process_(town: Town, people: ConnectedPeople): Process {
  const kept = {
    words: [] as ClusterMessage[],
    heard: [] as ConnectedPeople[],
    gone: [] as string[],
    standings: [] as MembershipStatus[],
  };
  const ears = {
    message: (_from: string, message: ClusterMessage) => void kept.words.push(message),
    people: (_from: string, all: ConnectedPeople) => void kept.heard.push(all),
    gone: (from: string) => void kept.gone.push(from),
    status: (status: MembershipStatus) => void kept.standings.push(status),
  };
  const membership = new ClusterMembership(
    town,
    () => people,
    () => town.now,
  );
  membership.listen(ears);
  return { ...kept, membership };
}

const NOBODY: ConnectedPeople = { staff: [], customers: [] };
const LI: ConnectedPeople = { staff: [['1001', 1]], customers: ['li'] };
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function pass(town: Town, seconds: number, ...processes: Process[]): void {
  for (let second = 0; second < seconds; second += 1) {
    town.now += 1000;
    for (const { membership } of processes) membership.tick();
  }
}

test('a process learns who is connected to the others, and is sure only then', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, LI);
  pass(town, 1, one, other);
  expect([one.heard.at(-1), one.membership.status]).toEqual([LI, 'settling']);
  pass(town, 4, one, other);
  expect(one.membership.status).toBe('synced');
});

test('what was said in one turn is heard together, in its order', async () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, NOBODY);
  one.membership.broadcast({ is: 'customer', id: 'li', here: true });
  one.membership.broadcast({ is: 'moved' });
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
  one.membership.broadcast({ is: 'customer', id: 'wang', here: true });
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
  expect(one.gone).toEqual([other.membership.id]);
});

test('a process that is cut off counts nobody out, neither then nor when it hears again', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  const other = process_(town, LI);
  pass(town, 5, one, other);
  town.isCut = true;
  pass(town, 60, one, other);
  expect([one.membership.status, one.gone]).toEqual(['isolated', []]);
  town.isCut = false;
  pass(town, 10, one, other);
  expect([one.membership.status, one.gone]).toEqual(['synced', []]);
});

test('rubbish on the way is not heard', () => {
  const town = new Town();
  const one = process_(town, NOBODY);
  town.publish('{"type":"words","from":"x","version":1,"words":[{"is":"nonsense"}]}');
  town.publish('not even JSON');
  expect(one.words).toEqual([]);
});
