import { UseCounting } from '../../../server/actions/records/use-counting.ts';
import type { MessageRecord } from '../../../server/domain/record/message-record.ts';
import { aDesk, HOUR, MINUTE, shut, type TestDesk } from '../a-desk.ts';

const DAY = 24 * HOUR;
let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

/** Messages of an agent who used the first of two phrases that were on offer. */
const records = (count: number, change: Partial<MessageRecord> = {}): MessageRecord[] =>
  Array.from({ length: count }, (_, n) => ({
    ...{ chatId: `c${n}`, seq: 2, at: test_.clock.now(), account: '1001', use: 'verbatim', manual: 'm' },
    ...{ phraseId: 'thanks.1', distance: 0, findings: [], saidAgain: false, length: 3, typed: null },
    offer: { question: 1, situations: ['thanks'], phrases: ['thanks.1', 'thanks.2'] },
    ...change,
  }));
const catchUp = async (uses: UseCounting): Promise<void> => {
  for (let round = 0; round < 6; round += 1) await uses.tick();
};
const counting = () => new UseCounting(test_.store.records, test_.clock);

test('used, edited and passed over are counted by phrase once their hour is over', async () => {
  await test_.store.records.add(records(3));
  await test_.store.records.add(
    records(1, { chatId: 'e', use: 'edited', phraseId: 'thanks.2', distance: 4 }),
  );
  const uses = counting();
  await catchUp(uses);
  expect(uses.counts.size).toBe(0);
  test_.clock.pass(HOUR + 2 * MINUTE);
  await catchUp(uses);
  expect(Object.fromEntries(uses.counts)).toEqual({
    'thanks.1': { used: 3, edited: 0, passed: 1 },
    'thanks.2': { used: 0, edited: 1, passed: 3 },
  });
});

test('every process comes to the same figures, whenever it began', async () => {
  const early = counting();
  for (let hour = 0; hour < 30; hour += 1) {
    await test_.store.records.add(records(90, { chatId: `hour ${hour}`, at: test_.clock.now() }).slice(0, 1));
    await test_.store.records.add(
      records(40, { at: test_.clock.now() }).map((one) => ({ ...one, seq: hour + 9 })),
    );
    test_.clock.pass(HOUR + MINUTE);
    await catchUp(early);
  }
  const late = counting();
  await catchUp(late);
  expect(early.counts.get('thanks.1')?.used).toBe(30 * 41);
  expect(late.counts).toEqual(early.counts);
});

test('a round of the clocks reads one page at most, and nothing shows before all is read', async () => {
  for (let n = 0; n < 3; n += 1)
    await test_.store.records.add(records(900).map((one) => ({ ...one, seq: n })));
  test_.clock.pass(HOUR + 2 * MINUTE);
  const uses = counting();
  await uses.tick();
  await uses.tick();
  expect(uses.counts.size).toBe(0);
  await uses.tick();
  expect(uses.counts.get('thanks.1')?.used).toBe(2700);
});

test('what is older than four weeks no longer counts', async () => {
  await test_.store.records.add(records(5));
  const uses = counting();
  test_.clock.pass(27 * DAY);
  await catchUp(uses);
  expect(uses.counts.get('thanks.1')?.used).toBe(5);
  test_.clock.pass(2 * DAY);
  await catchUp(uses);
  expect(uses.counts.size).toBe(0);
});
