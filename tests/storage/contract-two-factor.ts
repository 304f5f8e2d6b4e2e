import type { Current } from './contract.ts';

/** Second steps at sign-in. */
export function describeTwoFactor(store: Current): void {
  const steps = () => store().twoFactor;
  const confirm = (codes: string[] = ['a', 'b']) => steps().confirm('1001', { at: 5, step: 100, codes });

  describe('a second step', () => {
    test('is begun anew until it is confirmed, and not after', async () => {
      expect(await steps().find('1001')).toBeNull();
      expect([await steps().begin('1001', 'one'), await steps().begin('1001', 'two')]).toEqual([true, true]);
      expect([await confirm(), await confirm(), await steps().begin('1001', 'three')]).toEqual([
        true,
        false,
        false,
      ]);
      const kept = { account: '1001', secret: 'two', confirmedAt: 5, lastStep: 100, codes: ['a', 'b'] };
      expect(await steps().find('1001')).toEqual(kept);
      expect(await steps().confirmed()).toEqual(new Set(['1001']));
    });

    test('takes the code of a step of time once, and none of an earlier step, however many try at once', async () => {
      await steps().begin('1001', 'one');
      await confirm();
      const taken = await Promise.all([1, 2, 3, 4].map(() => steps().takeStep('1001', 101)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await steps().takeStep('1001', 100)).toBe(false);
    });

    test('takes a recovery code once, however many try at once', async () => {
      await steps().begin('1001', 'one');
      await confirm(['a', 'b']);
      const taken = await Promise.all([1, 2, 3].map(() => steps().takeCode('1001', ['a', 'b'], 'a')));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect((await steps().find('1001'))?.codes).toEqual(['b']);
    });

    test('is gone once removed', async () => {
      await steps().begin('1001', 'one');
      expect([await steps().remove('1001'), await steps().remove('1001')]).toEqual([true, false]);
      expect(await confirm()).toBe(false);
    });
  });
}
