import { checkRecord } from '../../server/actions/audit/audit.ts';
import { lineAfter, type AuditLine, type Audited } from '../../server/domain/audit/audit.ts';
import type { AuditWanted } from '../../server/storage/audit/store.ts';
import type { Store } from '../../server/storage/store.ts';
import { ACase } from '../domain/case/a-case.ts';
import { aChat, begin, said } from './a-chat.ts';
import type { Current } from './contract.ts';

/** Of the tests' records. */
export const AUDIT_KEY = 'a key of the tests, longer than it needs to be';

/** Puts an act on record. */
export function put(store: Store, more: Partial<Audited> = {}, at = 10): Promise<AuditLine> {
  const said: Audited = { by: '9001', act: 'blocked', about: 'chat-1', details: { minutes: 5 }, ...more };
  return store.audit.append((head) => lineAfter(head, said, at, AUDIT_KEY));
}

/** The audit log. */
export function describeAudit(store: Current): void {
  describe('the audit log', () => {
    test('keeps each act in the order in which it came, sealed', async () => {
      await put(store());
      await put(store(), { by: null, act: 'sign_in_failed', about: null, details: {} });
      const lines = await store().audit.after(0, 9);
      expect(lines.map(({ seq, by, act, about }) => [seq, by, act, about])).toEqual([
        [1, '9001', 'blocked', 'chat-1'],
        [2, null, 'sign_in_failed', null],
      ]);
      expect(await store().audit.head()).toEqual({ seq: 2, seal: lines[1]?.seal });
      expect(await checkRecord(store().audit, AUDIT_KEY)).toMatchObject({ whole: true, lines: 2 });
    });

    test('gives the newest first, and older ones on request', async () => {
      for (const at of [1, 2, 3, 4]) await put(store(), {}, at);
      const numbers = (lines: AuditLine[]): number[] => lines.map(({ seq }) => seq);
      expect(numbers(await store().audit.before(null, 2))).toEqual([4, 3]);
      expect(numbers(await store().audit.before(3, 9))).toEqual([2, 1]);
    });

    test('gives the lines of one act, of one person and of some days alone, page by page', async () => {
      const lines = [
        ['blocked', '9001', 10],
        ['erased', '9001', 20],
        ['blocked', '9002', 30],
        ['erased', '9002', 40],
        ['blocked', '9001', 50],
        ['sign_in_failed', null, 60],
      ] as const;
      for (const [act, by, at] of lines) await put(store(), { act, by }, at);
      const found = async (wanted: AuditWanted, before: number | null = null) =>
        (await store().audit.before(before, 9, wanted)).map(({ seq }) => seq);
      expect(await found({ act: 'erased' })).toEqual([4, 2]);
      expect([await found({ act: 'erased' }, 4), await found({ act: 'erased' }, 2)]).toEqual([[2], []]);
      expect(await found({ by: '9001' })).toEqual([5, 2, 1]);
      expect(await found({ by: '9001', act: 'blocked' }, 5)).toEqual([1]);
      expect(await found({ from: 20, to: 50 })).toEqual([4, 3, 2]);
      expect(await found({ from: 20, to: 50, by: '9002' }, 4)).toEqual([3]);
      expect(await found({ from: 20, to: 50, by: '9002', act: 'erased' })).toEqual([4]);
      expect(await found({}, 99)).toEqual([]);
      const counts = [{}, { by: '9001' }, { act: 'erased', to: 40 }, { from: 61 }] as const;
      expect(await Promise.all(counts.map((wanted) => store().audit.count(wanted)))).toEqual([6, 3, 1, 0]);
    });

    test('gives the lines of one department: of its chats and cases, its people, its settings, and those that name it', async () => {
      await begin(store(), { ...aChat('sold'), department: 'sales' }, [said('您好')]);
      await begin(store(), aChat('of-nobody'), [said('您好')]);
      const { case: one, entries } = new ACase('feedback', { department: 'sales' });
      await store().cases.open(one, entries);
      await staffIn(store(), { li: ['sales'], wu: ['returns', 'sales'], admin: [] });
      const lines: Partial<Audited>[] = [
        { act: 'taken_over', about: 'sold' },
        { act: 'taken_over', about: 'of-nobody' },
        { act: 'case_approved', about: one.id },
        { act: 'status_set', about: 'wu' },
        { act: 'status_set', about: 'admin' },
        { by: 'li', act: 'sign_in', about: null },
        { by: 'li', act: 'exported', about: 'team' },
        { act: 'department_changed', about: 'sales' },
        { act: 'settings_changed', about: 'sales/idleClose' },
        { act: 'settings_changed', about: 'idleClose' },
        { act: 'serving_changed', about: 'wu', details: { department: 'returns', serves: 'paused' } },
        { act: 'customer_changed', about: 'of-sold' },
      ];
      for (const said of lines) await put(store(), { details: {}, ...said });
      // Where somebody has gone since is not where they were.
      await store().team.change('li', { departments: ['returns'] }, 9, () => null);
      const found = async (wanted: AuditWanted, before: number | null = null, limit = 99) =>
        (await store().audit.before(before, limit, wanted)).map(({ seq }) => seq);
      expect(await found({ department: 'sales' })).toEqual([9, 8, 6, 4, 3, 1]);
      expect(await found({ department: 'returns' })).toEqual([11, 4]);
      expect(await found({ department: 'sales' }, 9, 2)).toEqual([8, 6]);
      expect(await found({ department: 'sales', by: 'li' })).toEqual([6]);
      expect(await found({ department: 'sales', act: 'status_set', from: 5, to: 11 })).toEqual([4]);
      expect(await found({ department: 'none' })).toEqual([]);
      const counts = [{ department: 'sales' }, { department: 'sales', by: 'li', act: 'sign_in' }] as const;
      expect(await Promise.all(counts.map((wanted) => store().audit.count(wanted)))).toEqual([6, 1]);
    });

    test('goes by the time of an act, whichever process was quicker to put it down', async () => {
      for (const at of [10, 30, 20, 30]) await put(store(), {}, at);
      const page = async (before: number | null) =>
        (await store().audit.before(before, 2)).map(({ seq }) => seq);
      expect([await page(null), await page(2), await page(1)]).toEqual([[4, 2], [3, 1], []]);
    });

    test('is one chain, however many acts come at once', async () => {
      await Promise.all(Array.from({ length: 30 }, () => put(store())));
      expect(await checkRecord(store().audit, AUDIT_KEY)).toMatchObject({ whole: true, lines: 30 });
    });

    test('of an act that could not be sealed is as if it had not been tried', async () => {
      const thrown = store().audit.append(() => {
        throw new Error('no key');
      });
      await expect(thrown).rejects.toThrow('no key');
      await put(store());
      expect(await checkRecord(store().audit, AUDIT_KEY)).toMatchObject({ whole: true, lines: 1 });
    });
  });
}

async function staffIn({ departments: kept, team }: Store, people: Record<string, string[]>): Promise<void> {
  const author = { by: 'admin', at: 1, line: () => null, setting: () => null };
  for (const id of new Set(Object.values(people).flat()))
    await kept.change(id, () => ({ keep: { name: id, overflow: [], pages: [] } }), author);
  for (const [account, departments] of Object.entries(people)) {
    await team.add({ account, number: account, name: account, role: 'agent', capacity: null });
    await team.change(account, { departments }, 9, () => null);
  }
}
