import { checkRecord } from '../../server/actions/audit.ts';
import { lineAfter, type AuditLine, type Audited } from '../../server/domain/audit/audit.ts';
import type { Store } from '../../server/storage/store.ts';
import type { Current } from './contract.ts';

/** Of the tests' records. */
export const AUDIT_KEY = 'a key of the tests, longer than it needs to be';

/** Puts an act on record. */
export function put(store: Store, more: Partial<Audited> = {}, at = 10): Promise<AuditLine> {
  const said: Audited = { by: '9001', act: 'blocked', about: 'chat-1', details: { minutes: 5 }, ...more };
  return store.audit.append((head) => lineAfter(head, said, at, AUDIT_KEY));
}

/** The record of people's acts. */
export function describeAudit(store: Current): void {
  describe('the record of people’s acts', () => {
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

    test('gives the lines of one act alone', async () => {
      for (const act of ['blocked', 'erased', 'blocked', 'erased'] as const) await put(store(), { act });
      const erased = async (before: number | null) =>
        (await store().audit.before(before, 9, 'erased')).map(({ seq }) => seq);
      expect([await erased(null), await erased(4), await erased(2)]).toEqual([[4, 2], [2], []]);
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
