import type { InQueue } from '../../server/domain/queue/deal.ts';
import { QueuePositions } from '../../server/live/queue-positions.ts';

const waiting = (chatId: string, queuedAt: number, department: string | null): InQueue => ({
  ...{ chatId, queuedAt, since: queuedAt, department },
  ...{ front: false, preferredAgent: null, returnedBy: null, offeredTo: [], offer: null, tried: [] },
});
const waits = (department: string | null, waited: number) =>
  Array.from({ length: 5 }, () => ({ department, waited, position: 1 }));

describe('the position of a customer', () => {
  const positions = new QueuePositions();
  const moved = positions.take(
    [waiting('a', 1, 'sales'), waiting('b', 2, 'support'), waiting('c', 3, 'sales'), waiting('d', 4, null)],
    [...waits('sales', 60_000), ...waits(null, 5_000)],
  );
  const of = (id: string, department: string | null) => positions.of({ id, department });

  it('counts those who wait for the same department, and by its waits alone', () => {
    expect(moved).toHaveLength(4);
    expect([of('a', 'sales'), of('b', 'support'), of('c', 'sales'), of('d', null)]).toEqual([
      { position: 1, estimate: { fromMs: 60_000, toMs: 60_000 } },
      { position: 1, estimate: null },
      { position: 2, estimate: { fromMs: 120_000, toMs: 120_000 } },
      { position: 1, estimate: { fromMs: 5_000, toMs: 5_000 } },
    ]);
  });

  it('is the last of its department for a chat that has just begun', () => {
    expect([
      of('new', 'sales').position,
      of('new', 'support').position,
      of('new', 'billing').position,
    ]).toEqual([...[3, 2, 1]]);
    expect([positions.lengthOf('sales'), positions.length]).toEqual([2, 4]);
  });

  it('moves nobody when another department is served', () => {
    expect(
      positions.take([waiting('a', 1, 'sales'), waiting('c', 3, 'sales'), waiting('d', 4, null)], []),
    ).toEqual([]);
  });
});
