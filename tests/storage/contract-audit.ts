import { checkRecord } from '../../server/actions/audit/audit.ts';
import { lineAfter, type AuditLine, type Audited } from '../../server/domain/audit/audit.ts';
import type { AuditWanted } from '../../server/storage/audit/store.ts';
import type { Store } from '../../server/storage/store.ts';
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
