import { Desk } from './a-desk.ts';
import { Casework, STEPS } from './casework.ts';
import { LEAPING } from './leaping-time.ts';

let desk: Desk;
beforeEach(async () => (desk = await Desk.start(LEAPING)));
afterEach(() => desk.stop());

/** The desk dies at once, and another process begins with its data. */
async function killed(): Promise<void> {
  await desk.kill();
  desk = await Desk.start({ ...LEAPING, DATA_DIR: desk.dataDir });
}

test('every acknowledged step of a case outlives the kill of its process, and its retry writes nothing', async () => {
  const work = await Casework.of(desk, '1001');
  const opened = { kind: 'complaint', class: 'quality', text: '杯子碎了', clientId: 'opened' };
  const { number } = (await work.open(opened)).body.case;
  const verified = { ...STEPS[0], clientId: 'verified' };
  await work.add(number, verified);
  const acknowledged: string[] = [];
  const commenting = (async () => {
    for (let n = 0; ; n += 1) {
      const clientId = `comment ${n}`;
      const told = await work.add(number, { type: 'commented', text: clientId, clientId }).catch(() => null);
      if (told === null) return;
      if (told.status === 200) acknowledged.push(clientId);
      if (acknowledged.length === 20) void desk.kill();
    }
  })();
  await commenting;
  await killed();
  const again = await Casework.of(desk, '1001');
  const { case: after, entries } = (await again.get(number)).body;
  expect(acknowledged.length).toBeGreaterThanOrEqual(20);
  expect(entries.map(({ clientId }) => clientId)).toEqual(
    expect.arrayContaining(['opened', 'verified', ...acknowledged]),
  );
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, at) => at + 1));
  expect(after).toMatchObject({ step: 'verified', lastSeq: entries.length });
  expect((await again.add(number, verified)).body.entry).toEqual(entries[1]);
  expect((await again.open(opened)).body.case.number).toBe(number);
  expect((await again.get(number)).body.entries).toHaveLength(entries.length);
});
