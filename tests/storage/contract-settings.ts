import { lineAfter } from '../../server/domain/audit/audit.ts';
import type { ChangeAuthor } from '../../server/storage/settings/store.ts';
import type { Current } from './contract.ts';

const KEY = 'a key that seals the record of these tests';

/** An administrator who changes settings at a moment, on record. */
const by = (account: string, at: number): ChangeAuthor => ({
  ...{ by: account, at },
  line: (head, before, { key, value }) => {
    const details = { from: JSON.stringify(before?.value ?? null), to: JSON.stringify(value) };
    return lineAfter(head, { by: account, act: 'settings_changed', about: key, details }, at, KEY);
  },
});

/** What is set on the desk. */
export function describeSettings(store: Current): void {
  describe('[P10] settings', () => {
    const change = (
      account: string,
      at: number,
      ...changes: { key: string; value: unknown; version?: number }[]
    ) => store().settings.change(changes, by(account, at));
    const onRecord = async () =>
      (await store().audit.after(0, 100)).map(({ about, details }) => [about, details]);

    test('[P10] are kept as they are, with who changed them, when, and what they were before', async () => {
      await change('admin', 5, { key: 'company', value: '云杉“\n' });
      await change('boss', 9, { key: 'company', value: null }, { key: 'allowedOrigins', value: ['a', 'b'] });
      expect(await store().settings.all()).toEqual([
        expect.objectContaining({
          key: 'allowedOrigins',
          value: ['a', 'b'],
          version: 1,
          earlier: [{ value: null, until: 9 }],
        }),
        {
          ...{ key: 'company', value: null, version: 2, changedAt: 9, changedBy: 'boss' },
          earlier: [
            { value: null, until: 5 },
            { value: '云杉“\n', until: 9 },
          ],
        },
      ]);
    });

    test('[P10] have a line in the audit log for each that changed, and none for what was the same', async () => {
      await change('admin', 5, { key: 'a', value: '1h' }, { key: 'b', value: 2 });
      await change('admin', 6, { key: 'a', value: '1h' }, { key: 'b', value: 3 });
      expect(await onRecord()).toEqual([
        ['a', '{"from":"null","to":"\\"1h\\""}'],
        ['b', '{"from":"null","to":"2"}'],
        ['b', '{"from":"2","to":"3"}'],
      ]);
    });

    test('[P10] change all or none: an older version of one keeps the others as they were', async () => {
      await change('admin', 5, { key: 'a', value: 1 });
      const outcome = await change(
        'boss',
        6,
        { key: 'b', value: 1, version: 0 },
        { key: 'a', value: 2, version: 0 },
      );
      expect(outcome).toEqual({
        changedBefore: [expect.objectContaining({ key: 'a', value: 1, changedBy: 'admin' })],
      });
      expect((await store().settings.all()).map(({ key }) => key)).toEqual(['a']);
      expect(await onRecord()).toHaveLength(1);
    });

    test('[P10] of many changes at once with the same version one is kept', async () => {
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, n) => change('admin', n, { key: 'a', value: n, version: 0 })),
      );
      expect(all.filter((one) => 'kept' in one)).toHaveLength(1);
      expect(await onRecord()).toHaveLength(1);
    });

    test('[P10] of many changes at once without one each is kept in turn', async () => {
      await Promise.all(Array.from({ length: 8 }, (_, n) => change('admin', n, { key: 'a', value: n })));
      expect(await store().settings.all()).toEqual([expect.objectContaining({ version: 8 })]);
      expect(await onRecord()).toHaveLength(8);
    });

    test('[P10] keep the last values, no matter how often they are changed', async () => {
      for (let n = 0; n < 25; n += 1) await change('admin', n, { key: 'a', value: n });
      const [kept] = await store().settings.all();
      expect(kept?.earlier.map(({ value }) => value)).toEqual(Array.from({ length: 20 }, (_, n) => n + 4));
    });

    test('[P10] have a state that tells each change', async () => {
      const states = [await store().settings.state()];
      for (const value of [1, 2, null]) {
        await change('admin', 5, { key: 'a', value });
        states.push(await store().settings.state());
      }
      expect(new Set(states).size).toBe(4);
    });
  });
}
