import fc from 'fast-check';
import { isSpoken, StaffLines, type SpokenEntry } from '../../../server/actions/records/staff-lines.ts';
import type { Author } from '../../../server/domain/chat/author.ts';
import type { LogEntry } from '../../../server/domain/chat/log.ts';
import { LOOK_BACK } from '../../../server/domain/chat/transcript.ts';

const AGENT = { role: 'agent', account: '1001' } as const;
const WHO: Record<'customer' | 'agent' | 'note', { by: Author; kind: 'message' | 'note' }> = {
  customer: { by: { role: 'customer' }, kind: 'message' },
  agent: { by: AGENT, kind: 'message' },
  note: { by: AGENT, kind: 'note' },
};

/** What happens: somebody's entry, stored here or by another process; what was heard is added, or all is forgotten. */
const step = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({
      who: fc.constantFrom('customer', 'agent', 'agent', 'note'),
      isHere: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.constant('add' as const) },
  { weight: 1, arbitrary: fc.constant('forget' as const) },
);

test('what staff had said is known whoever stored it, and whatever was forgotten in between', async () => {
  const run = fc.asyncProperty(fc.array(step, { maxLength: 600, size: 'max' }), async (steps) => {
    const log: LogEntry[] = [];
    const heard: { entry: SpokenEntry; from: number }[] = [];
    const lines = new StaffLines();
    const store = {
      entries: (_: string, page: { after: number; limit: number } | { last: number }) =>
        Promise.resolve('last' in page ? log.slice(-page.last) : log.slice(page.after).slice(0, page.limit)),
    };
    const add = async () => {
      for (const { entry, from } of heard.splice(0)) {
        const before = log.filter((one) => one.seq < entry.seq && isSpoken(one) && one.by.role === 'agent');
        const known = (await lines.add(store, entry, from)).map(({ text }) => text);
        expect(known).toEqual(before.slice(-LOOK_BACK).map((one) => 'text' in one && one.text));
      }
    };
    for (const one of steps) {
      if (one === 'add') await add();
      else if (one === 'forget') lines.forget('a');
      else {
        const seq = log.length + 1;
        const entry: LogEntry = {
          ...WHO[one.who],
          text: `${seq}`,
          chatId: 'a',
          seq,
          customerSeq: null,
          at: seq,
        };
        log.push(entry);
        if (!one.isHere) continue;
        const before = seq === 1 ? null : { chat: { lastSeq: seq - 1 } };
        const from = lines.handle({ before, after: { chat: { id: 'a', lastSeq: seq } } });
        if (isSpoken(entry) && entry.by.role === 'agent') heard.push({ entry, from });
      }
    }
    await add();
  });
  await fc.assert(run, { numRuns: 200 });
});

test('staff’s last lines are found as far back as they lie', async () => {
  const log = Array.from({ length: 600 }, (_, at): LogEntry => {
    const who = WHO[at % 10 === 0 ? 'agent' : 'customer'];
    return { ...who, text: `${at}`, chatId: 'a', seq: at + 1, customerSeq: null, at };
  });
  const store = {
    entries: (_: string, page: { after: number; limit: number } | { last: number }) =>
      Promise.resolve('last' in page ? [] : log.slice(page.after).slice(0, page.limit)),
  };
  const entry: SpokenEntry = {
    ...{ kind: 'message', by: AGENT, text: '您好' },
    ...{ chatId: 'a', seq: 601, customerSeq: null, at: 601 },
  };
  const known = await new StaffLines().add(store, entry, 600);
  expect(known.map(({ text }) => Number(text))).toEqual(
    Array.from({ length: LOOK_BACK }, (_, n) => (60 - LOOK_BACK + n) * 10),
  );
});

test('a chat that was heard from its beginning is never read', async () => {
  const lines = new StaffLines();
  const entries = jest.fn(() => Promise.resolve([]));
  const said = async (seq: number, text: string) => {
    const from = lines.handle({
      before: seq === 1 ? null : { chat: { lastSeq: seq - 1 } },
      after: { chat: { id: 'a', lastSeq: seq } },
    });
    const entry: SpokenEntry = {
      ...{ kind: 'message', by: AGENT, text },
      ...{ chatId: 'a', seq, customerSeq: seq, at: seq },
    };
    return lines.add({ entries }, entry, from);
  };
  await said(1, '您好');
  expect(await said(2, '请讲')).toEqual([{ by: '1001', text: '您好' }]);
  expect(entries).not.toHaveBeenCalled();
});
