import { addEntry } from '../../../server/actions/cases/add-entry.ts';
import { openCase } from '../../../server/actions/cases/change-case.ts';
import { openAsked } from '../../../server/actions/cases/open-asked.ts';
import { shownInFull } from '../../../server/actions/cases/read-cases.ts';
import type { AddCaseEntry, OpenCase } from '../../../protocol/cases.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { aDesk, granted, HOUR, shut, type TestDesk } from '../a-desk.ts';

const FIRST: Asker = { account: '1001', role: 'agent' };
const SECOND: Asker = { account: '1002', role: 'agent' };
const LEAD: Asker = { account: '9001', role: 'lead' };
const COMPLAINT: OpenCase = { kind: 'complaint', class: 'service', complex: false, text: '等了很久' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

const add = (number: string, who: Asker, entry: AddCaseEntry) => addEntry(test_.desk, who, number, entry);

/** A complaint of the first agent; gives its number. */
async function complaint(): Promise<string> {
  return granted(await openAsked(test_.desk, FIRST, COMPLAINT)).case.number;
}

/** The acts on record that are about cases. */
async function onRecord(): Promise<string[]> {
  const lines = await test_.store.audit.after(0, 100);
  return lines.map(({ act }) => act).filter((act) => act.startsWith('case_'));
}

test('who has declined is told again what they did, and sees nothing of what came after', async () => {
  const number = await complaint();
  granted(await add(number, FIRST, { type: 'assigned', owner: '1002', clientId: 'a' }));
  const declined = { type: 'declined', reason: '下班了', clientId: 'd' } as const;
  const first = granted(await add(number, SECOND, declined));
  granted(await add(number, FIRST, { type: 'verified', clientId: 'v' }));
  expect(granted(await add(number, SECOND, declined))).toEqual(first);
  expect(await add(number, SECOND, { ...declined, clientId: 'other' })).toMatchObject({
    refused: 'not_found',
  });
});

test('a merge, and a comment of before it, are each answered with what was stored', async () => {
  const [from, into] = [await complaint(), await complaint()];
  const commented = { type: 'commented', text: '客户来催', clientId: 'c' } as const;
  const comment = granted(await add(from, FIRST, commented));
  const merged = { type: 'merged', into, clientId: 'm' } as const;
  const merge = granted(await add(from, FIRST, merged));
  expect(granted(await add(from, FIRST, merged))).toEqual(merge);
  expect(granted(await add(from, FIRST, commented)).entry).toEqual(comment.entry);
  expect(granted(await add(into, LEAD, { ...commented, clientId: 'n' })).case.lastSeq).toBe(3);
});

test('a promise is opened once, also when its retry comes after its time', async () => {
  const dueAt = test_.clock.now() + HOUR;
  const asked: OpenCase = { kind: 'promise', text: '一小时内回复', dueAt, clientId: 'p' };
  const { number } = granted(await openAsked(test_.desk, FIRST, asked)).case;
  test_.clock.pass(2 * HOUR);
  expect(granted(await openAsked(test_.desk, FIRST, asked)).case.number).toBe(number);
});

test('an approval is on record once, however often it is sent', async () => {
  const number = await complaint();
  granted(await add(number, FIRST, { type: 'verified' }));
  granted(await add(number, FIRST, { type: 'proposed' }));
  for (let round = 0; round < 3; round += 1)
    granted(await add(number, LEAD, { type: 'approved', clientId: 'once' }));
  expect(await onRecord()).toEqual(['case_approved']);
});

test('a lead who takes what is offered to somebody else is on record; who takes what is offered to them is not', async () => {
  const [taken, offered] = [await complaint(), await complaint()];
  granted(await add(taken, FIRST, { type: 'assigned', owner: '1002' }));
  granted(await add(offered, FIRST, { type: 'assigned', owner: '9001' }));
  for (const number of [offered, taken]) granted(await add(number, LEAD, { type: 'accepted' }));
  expect(await onRecord()).toEqual(['case_taken_over']);
});

test('[P5] the owner takes an open hand-over back', async () => {
  const number = await complaint();
  granted(await add(number, FIRST, { type: 'assigned', owner: '1002' }));
  const back = granted(await add(number, FIRST, { type: 'declined', text: '我自己来' }));
  expect(back).toMatchObject({ case: { owner: '1001', offeredTo: null }, entry: { text: '我自己来' } });
  expect(await add(number, FIRST, { type: 'declined', text: '又' })).toMatchObject({ refused: 'conflict' });
});

test('what may be the same is shown to those only who may read it', async () => {
  const opened = async (account: string) => {
    const about = { kind: 'complaint' as const, customerId: 'u', chatId: null, seq: null };
    const by = { role: 'agent' as const, account };
    const event = { type: 'opened' as const, by, owner: account, department: null, text: '碎了' };
    return granted(await openCase(test_.desk, about, { ...event, class: 'quality' })).stored;
  };
  const [one, other] = [await opened('1001'), await opened('1002')];
  expect((await shownInFull(test_.desk, SECOND, other)).similar).toEqual([]);
  expect((await shownInFull(test_.desk, LEAD, other)).similar).toMatchObject([{ number: `T-${one.number}` }]);
});
