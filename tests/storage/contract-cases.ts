import { newCase, type Case } from '../../server/domain/case/case.ts';
import type { CaseEvent, CaseEventOf } from '../../server/domain/case/case-event.ts';
import { withoutPerson } from '../../server/domain/case/erasing.ts';
import { append, fold } from '../../server/domain/case/fold.ts';
import type { CaseLogEntry } from '../../server/domain/case/log.ts';
import { step } from '../../server/domain/case/step.ts';
import { isRefusal } from '../../server/domain/refusal.ts';
import { callId } from '../../server/domain/case/calls.ts';
import { SYSTEM } from '../../server/domain/chat/author.ts';
import type { CaseFilter, LoadedCases, StoredCase } from '../../server/storage/cases/store.ts';
import { ACase, AGENT, DAY, FRIDAY, HOUR, LEAD, OTHER, RULES } from '../domain/case/a-case.ts';
import { aChat, answered as spoken, begin, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

type Opening = Partial<CaseEventOf<'opened'>>;

/** Cases: their rows, their logs, and what is found of them. */
export function describeCases(store: Current): void {
  let ids = 0;

  const open = async (
    kind: Case['kind'],
    more: Opening = {},
    now = FRIDAY,
    { customerId = 'u', chatId = 'chat' }: { customerId?: string; chatId?: string | null } = {},
  ) => {
    const made = new ACase(kind, more, now);
    const start = newCase({ ...made.case, id: `case-${(ids += 1)}`, customerId, chatId });
    const row = made.entries.reduce(fold, start);
    return store().cases.open(row, made.entries);
  };

  /** What happens to a case, as the door stores it. */
  const happens = (number: number, event: CaseEvent, at = FRIDAY + 1, rules = RULES) =>
    store().cases.change([number], null, ({ cases }) => {
      const one = cases.get(number);
      if (!one) return [];
      const outcome = step(one, event, at, rules);
      if (isRefusal(outcome)) throw new Error(outcome.message);
      return [{ number, ...append(one, outcome, at) }];
    });

  const list = async (filter: Omit<CaseFilter, 'limit'> = {}): Promise<number[]> =>
    (await store().cases.list({ limit: 50, ...filter })).cases.map(({ number }) => number);

  describe('cases', () => {
    beforeEach(() => (ids = 0));

    test('have a number each, and are found by it', async () => {
      const [first, second] = [await open('feedback'), await open('complaint', { class: 'service' })];
      expect(second.number).toBe(first.number + 1);
      expect(first.number).toBeGreaterThan(1000);
      const { number, case: one } = second;
      expect(await store().cases.find(number)).toEqual<StoredCase>({ number, case: one });
      expect(await store().cases.find(number + 1)).toBeNull();
      const both = await store().cases.findAll([number, first.number, number + 1]);
      expect(both.map((one) => one.number).sort()).toEqual([first.number, number]);
    });

    test('are opened once by one clientId of one sender in one chat', async () => {
      const first = await open('feedback', { clientId: 'x', text: '一' });
      const again = await open('feedback', { clientId: 'x', text: '二' });
      expect([again.number, again.isNew, again.case.text]).toEqual([first.number, false, '一']);
      expect((await open('feedback', { clientId: 'x', by: OTHER })).isNew).toBe(true);
      for (const chatId of ['another', null]) {
        const twice = [1, 2].map(() => open('feedback', { clientId: 'x' }, FRIDAY, { chatId }));
        expect((await Promise.all(twice)).map(({ isNew }) => isNew).sort()).toEqual([false, true]);
      }
      expect(await store().cases.entries(first.number)).toHaveLength(1);
    });

    test('give their row by their log', async () => {
      const { number } = await open('complaint', { class: 'quality', complex: false, clientId: 'a' });
      await happens(number, { type: 'verified', by: AGENT, text: '看过照片', clientId: 'b' });
      await happens(number, { type: 'timePassed' }, FRIDAY + 13 * HOUR);
      const kept = (await store().cases.find(number))?.case;
      const log = await store().cases.entries(number);
      expect(kept && log.reduce(fold, newCase(kept))).toEqual(kept);
      expect(log.map(({ type }) => type)).toEqual(['received', 'verified', 'overdue']);
    });

    test('[P5] are due once more after their deadline where the named contact is to be told, and by one of many', async () => {
      const named = { ...RULES, times: { ...RULES.times, contactAfter: 2 * HOUR } };
      const { number } = await open('promise', { dueAt: FRIDAY + HOUR });
      await happens(number, { type: 'timePassed' }, FRIDAY + HOUR, named);
      const tellAt = FRIDAY + 3 * HOUR;
      expect(await store().cases.due(tellAt - 1, 9)).toEqual([]);
      expect(await store().cases.due(tellAt, 9)).toEqual([{ number, dueAt: tellAt }]);
      const many = Array.from({ length: 5 }, () => happens(number, { type: 'timePassed' }, tellAt, named));
      await Promise.all(many);
      expect(await store().cases.due(FRIDAY + DAY, 9)).toEqual([]);
      const types = (await store().cases.entries(number)).map(({ type }) => type);
      expect(types).toEqual(['received', 'overdue', 'broken', 'contactTold']);
    });

    test('tell what was sent before', async () => {
      const { number } = await open('feedback');
      await happens(number, { type: 'commented', by: AGENT, text: '转给产品', clientId: 'x' });
      const found: (CaseLogEntry | null)[] = [];
      for (const sender of ['staff:1001', 'staff:1002'])
        await store().cases.change([number], { number, sender, clientId: 'x' }, ({ sent }) => {
          found.push(sent);
          return [];
        });
      expect(found).toEqual([expect.objectContaining({ seq: 2, text: '转给产品' }), null]);
    });

    test('[P5] [P10] change together with their calls and mails', async () => {
      const { number, case: parent } = await open('followUp');
      const opening = { by: SYSTEM, clientId: callId(number, 2), text: '请致电：甲乙丙' };
      const call = new ACase('followUp', opening);
      const task = { case: { ...call.case, id: 'call', customerId: 'u' }, entries: call.entries };
      const said = append(parent, [{ type: 'done', by: AGENT }], FRIDAY);
      const mail = {
        kind: 'mail',
        caseNumber: number,
        to: 'kim@example.com',
        subject: '答复',
        text: '甲乙丙',
      } as const;
      const { cases, mail: outbox } = store();
      const own = { number, ...said };
      const brought = { outgoing: [{ ...mail, id: 'one' }], opens: [task] };
      const [begun] = await cases.change([number], null, () => [{ ...own, ...brought }]);
      expect(begun?.case).toEqual(task.case);
      const again = append(said.case, [{ type: 'mailed', by: SYSTEM, data: { sent: true } }], FRIDAY);
      const seen: ReadonlyMap<number, Case>[] = [];
      const opens = { case: { ...task.case, id: 'twice' }, entries: task.entries };
      const changes = [
        { number, ...again, takesMailBack: true, outgoing: [{ ...mail, id: 'two' }], opens: [opens] },
        {
          number: begun?.number ?? 0,
          case: { ...task.case, text: '无需致电' },
          entries: [],
          opening: '无需致电',
        },
      ];
      const decide = ({ calls }: LoadedCases) => (seen.push(calls), changes);
      expect(await cases.change([number], null, decide, { callsOf: number })).toEqual([]);
      expect([...(seen[0] ?? [])]).toEqual([[begun?.number, task.case]]);
      expect((await cases.entries(begun?.number ?? 0)).map(({ text }) => text)).toEqual(['无需致电']);
      expect([await list({ q: '甲乙丙' }), await list({ q: '无需致电' })]).toEqual([[], [begun?.number]]);
      expect(await outbox.take(FRIDAY + DAY, FRIDAY + 2 * DAY, ['mail'])).toMatchObject({ id: 'two' });
      await cases.change([number], null, () => [{ number, case: again.case, entries: [], sentMail: 'two' }]);
      expect((await outbox.state()).waiting).toBe(0);
    });

    test('are not touched by a change that throws', async () => {
      const { number, case: one } = await open('feedback');
      await expect(happens(number, { type: 'kept', by: AGENT })).rejects.toThrow(/promise/);
      expect((await store().cases.find(number))?.case).toEqual(one);
    });

    test('are changed one after the other', async () => {
      const { number } = await open('feedback');
      const words = Array.from({ length: 12 }, (_, n) => `第${n}句`);
      await Promise.all(words.map((text) => happens(number, { type: 'commented', by: AGENT, text })));
      const log = await store().cases.entries(number);
      expect(log.map(({ seq }) => seq)).toEqual(Array.from({ length: 13 }, (_, n) => n + 1));
      expect(log.slice(1).map(({ text }) => text)).toEqual(expect.arrayContaining(words));
    });

    test('are due at their next rung, and no more once they are over', async () => {
      const soon = await open('promise', { dueAt: FRIDAY + HOUR });
      const later = await open('promise', { dueAt: FRIDAY + DAY });
      const due = (at: number) => store().cases.due(at, 10);
      expect(await due(FRIDAY + HOUR / 2)).toEqual([]);
      expect(await due(FRIDAY + HOUR)).toEqual([{ number: soon.number, dueAt: FRIDAY + (3 * HOUR) / 4 }]);
      await happens(soon.number, { type: 'kept', by: AGENT });
      expect((await due(FRIDAY + 2 * DAY)).map(({ number }) => number)).toEqual([later.number]);
    });

    test('are listed as they are due, then those that are over, the latest first; page by page', async () => {
      const made: number[] = [];
      for (const days of [3, 1, 2])
        made.push((await open('followUp', { dueAt: FRIDAY + days * DAY })).number);
      const [third, first, second] = made;
      for (const hour of [1, 2]) {
        const { number } = await open('feedback');
        await happens(number, { type: 'done', by: AGENT }, FRIDAY + hour * HOUR);
        made.push(number);
      }
      const [, , , earlier, latest] = made;
      const order = [first, second, third, latest, earlier];
      expect(await list()).toEqual(order);
      const paged: number[] = [];
      for (let cursor: string | null | undefined; cursor !== null;) {
        const page = await store().cases.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) });
        paged.push(...page.cases.map(({ number }) => number));
        cursor = page.cursor;
      }
      expect(paged).toEqual(order);
      await expect(list({ cursor: 'x' })).rejects.toThrow(/cursor/);
    });

    test('are narrowed by what is asked for', async () => {
      const complaint = await open('complaint', { class: 'service', department: 'sales' });
      const feedback = await open('feedback', { owner: null, urgent: true }, FRIDAY, { customerId: 'v' });
      const promise = await open('promise', { dueAt: FRIDAY + HOUR, owner: '1002' });
      await happens(promise.number, { type: 'timePassed' }, FRIDAY + DAY);
      const [c, f, p] = [complaint.number, feedback.number, promise.number];
      expect(await list({ kind: 'complaint' })).toEqual([c]);
      expect(await list({ class: 'service' })).toEqual([c]);
      expect(await list({ step: 'broken' })).toEqual([p]);
      expect(await list({ owner: '1002' })).toEqual([p]);
      expect(await list({ owner: null })).toEqual([f]);
      expect(await list({ department: 'sales' })).toEqual([c]);
      expect(await list({ overdue: true })).toEqual([p]);
      expect(await list({ overdue: false, kind: 'promise' })).toEqual([]);
      expect(await list({ urgent: true })).toEqual([f]);
      expect(await list({ customerId: 'v' })).toEqual([f]);
      expect(await list({ status: 'done' })).toEqual([]);
      expect(await list({ chatId: 'chat' })).toHaveLength(3);
    });

    test('are found by their words and by their number', async () => {
      const first = await open('complaint', { class: 'quality', text: '杯子 Broken 100%' });
      const second = await open('feedback', { text: '希望有 8_D 报告' });
      await happens(second.number, { type: 'commented', by: AGENT, text: '客户来催退款' });
      expect(await list({ q: 'broken 杯子' })).toEqual([first.number]);
      expect(await list({ q: '退款' })).toEqual([second.number]);
      expect(await list({ q: '100%' })).toEqual([first.number]);
      expect(await list({ q: '8xD' })).toEqual([]);
      await happens(second.number, { type: 'done', by: AGENT, answer: { answer: '报告已寄出' } });
      expect(await list({ q: '寄出' })).toEqual([second.number]);
      expect(await list({ q: `T-${first.number}` })).toEqual([first.number]);
    });

    test('are seen by whom they concern', async () => {
      const mine = (await open('feedback')).number;
      const opened = (await open('feedback', { owner: '1002' })).number;
      const offered = (await open('feedback', { by: OTHER, owner: '1002' })).number;
      await happens(offered, { type: 'assigned', by: OTHER, to: { owner: '1001' } });
      const queued = (await open('feedback', { by: OTHER, owner: null })).number;
      const ours = (await open('feedback', { by: OTHER, owner: '1002', department: 'sales' })).number;
      await open('feedback', { by: OTHER, owner: '1002', department: 'returns' });
      await open('feedback', { by: OTHER, owner: null, department: 'returns' });
      const visibleTo = { account: '1001', departments: ['sales'] };
      expect((await list({ visibleTo })).sort()).toEqual([mine, opened, offered, queued, ours].sort());
      expect(await list({ visibleTo: { account: '9', departments: [] } })).toEqual([queued]);
    });

    test('that are handed over are found with those of whom they are handed over to', async () => {
      const mine = (await open('feedback')).number;
      const offered = (await open('feedback', { by: OTHER, owner: '1002' })).number;
      await happens(offered, { type: 'assigned', by: OTHER, to: { owner: '1001' } });
      const queued = (await open('feedback', { by: OTHER, owner: null })).number;
      const ours = (await open('feedback', { by: OTHER, owner: '1002' })).number;
      await happens(ours, { type: 'assigned', by: OTHER, to: { department: 'sales' } });
      const own = { owner: '1001', offeredTo: { account: '1001' } };
      expect([await list({ owner: '1001' }), await list(own)]).toEqual([[mine], [mine, offered]]);
      expect(await list({ owner: null, offeredTo: { departments: ['sales'] } })).toEqual([queued, ours]);
      expect(await list({ owner: null, offeredTo: { departments: [] } })).toEqual([queued]);
    });

    test('lose their words for good, and keep what was decided', async () => {
      const { number } = await open('complaint', { class: 'quality', complex: false, text: '秘密的杯子' });
      await happens(number, { type: 'verified', by: AGENT, text: '秘密', clientId: '秘密' });
      await happens(number, { type: 'erased', by: LEAD });
      expect(await store().cases.doneBefore(FRIDAY + DAY, 9)).toEqual([]);
      await store().cases.empty(number, withoutPerson);
      const left = await store().cases.find(number);
      const log = await store().cases.entries(number);
      expect(JSON.stringify([left, log])).not.toContain('秘密');
      expect(left?.case).toMatchObject({
        customerId: null,
        chatId: null,
        step: 'verified',
        class: 'quality',
      });
      expect(await list({ q: '秘密' })).toEqual([]);
    });

    test('are old when they ended before a moment and still say something', async () => {
      const running = await open('feedback');
      const over = await open('feedback');
      await happens(over.number, { type: 'done', by: AGENT }, FRIDAY + HOUR);
      expect(running.number).not.toBe(over.number);
      expect(await store().cases.doneBefore(FRIDAY + HOUR, 9)).toEqual([]);
      expect(await store().cases.doneBefore(FRIDAY + HOUR + 1, 9)).toEqual([over.number]);
    });

    test('that somebody has or is offered are found, the first due first, and none that is over', async () => {
      const later = await open('followUp', { owner: '1002', dueAt: FRIDAY + 2 * DAY });
      const offered = await open('followUp', { dueAt: FRIDAY + DAY });
      const over = await open('followUp', { owner: '1002' });
      await open('followUp', { owner: null });
      await happens(offered.number, { type: 'assigned', by: AGENT, to: { owner: '1002' } });
      await happens(over.number, { type: 'done', by: OTHER });
      const held = (accounts: string[], limit = 9) => store().cases.heldBy(accounts, limit);
      expect(await held(['1002'])).toEqual([offered.number, later.number]);
      expect(await held(['1002'], 1)).toEqual([offered.number]);
      expect([await held(['9001']), await held([])]).toEqual([[], []]);
    });

    test('are found by what opened them and by what was sent to them, for its sender alone', async () => {
      const { number } = await open('feedback', { clientId: 'x' });
      await happens(number, { type: 'commented', by: AGENT, text: '一', clientId: 'y' });
      const opened = async (sender: string, clientId: string, chatId: string | null) =>
        (await store().cases.opened({ sender, clientId, chatId }))?.number ?? null;
      expect(await opened('staff:1001', 'x', 'chat')).toBe(number);
      for (const [sender, clientId, chatId] of [
        ['staff:1002', 'x', 'chat'],
        ['staff:1001', 'y', 'chat'],
        ['staff:1001', 'x', null],
      ] as const)
        expect(await opened(sender, clientId, chatId)).toBeNull();
      const sent = (sender: string, clientId: string, of = number) =>
        store().cases.sent({ number: of, sender, clientId });
      expect(await sent('staff:1001', 'y')).toMatchObject({ type: 'commented', seq: 2 });
      expect([await sent('staff:1002', 'y'), await sent('staff:1001', 'y', number + 1)]).toEqual([
        null,
        null,
      ]);
    });

    test('[P10] chats that were closed unanswered are found until a message is kept of them', async () => {
      await begin(store(), aChat('gone'), [said('有人吗'), LEFT]);
      await begin(store(), aChat('kept'), [said('有人吗'), LEFT]);
      await begin(store(), aChat('answered'), [said('有人吗'), joins(), spoken('您好'), LEFT]);
      await begin(store(), aChat('waits'), [said('有人吗')]);
      await open('message', {}, FRIDAY, { chatId: 'kept' });
      await open('feedback', {}, FRIDAY, { chatId: 'gone' });
      const since = async (at: number) =>
        (await store().chats.unansweredSince(at)).map(({ chat }) => chat.id);
      expect(await since(MORNING)).toEqual(['gone']);
      expect(await since(MORNING + 1)).toEqual([]);
    });
  });
}
