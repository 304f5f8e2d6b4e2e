import type { NewVersion } from '../../server/storage/manual/store.ts';
import type { Current } from './contract.ts';

const draft = (more: Partial<NewVersion> = {}): NewVersion => ({
  parent: 0,
  by: '9001',
  at: 10,
  why: '更亲切',
  content: '{"zh-CN":[],"en":[]}',
  edits: '[]',
  clientId: null,
  ids: [],
  ...more,
});

const publishing = { by: '9001', at: 30, why: '“上线”' };

/** Versions of the manual. */
export function describeManual(store: Current): void {
  describe('the manual', () => {
    test('is the shipped one until another is published', async () => {
      expect(await store().manual.inForce()).toBe(0);
      expect(await store().manual.versions()).toEqual([]);
      expect(await store().manual.find(1)).toBeNull();
    });

    test('keeps each draft under the next number, with who, when, why and from what', async () => {
      await store().manual.save(draft());
      const second = await store().manual.save(draft({ parent: 1, by: 'admin', at: 20, edits: null }));
      const saved = { by: 'admin', at: 20, why: '更亲切' };
      expect(second).toEqual({ number: 2, parent: 1, saved, approved: null, published: null });
      expect((await store().manual.versions()).map(({ number }) => number)).toEqual([2, 1]);
      expect(await store().manual.find(2)).toEqual({
        version: second,
        content: draft().content,
        edits: null,
      });
    });

    test('gives no number twice, however many are saved at once', async () => {
      const saved = await Promise.all([1, 2, 3, 4].map(() => store().manual.save(draft())));
      expect(saved.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    });

    test('keeps a draft once that its author sends twice, also at once; a colleague’s of that name is another', async () => {
      const named = (by = '9001') => store().manual.save(draft({ by, clientId: 'pressed', at: 10 }));
      const [one, other] = await Promise.all([named(), named()]);
      expect(other).toEqual(one);
      expect((await named()).number).toBe(one.number);
      expect((await named('9002')).number).not.toBe(one.number);
      expect(await store().manual.versions()).toHaveLength(2);
    });

    test('is approved once, and not after it was published', async () => {
      await store().manual.save(draft());
      expect(await store().manual.approve(1, { by: '9002', at: 20 })).toBe(true);
      expect(await store().manual.approve(1, { by: '9003', at: 21 })).toBe(false);
      expect(await store().manual.approve(9, { by: '9003', at: 21 })).toBe(false);
      await store().manual.save(draft());
      await store().manual.publish(2, 0, publishing);
      expect(await store().manual.approve(2, { by: '9002', at: 40 })).toBe(false);
      expect((await store().manual.find(1))?.version.approved).toEqual({ by: '9002', at: 20 });
    });

    test('has exactly one version in force: of two published at once in the place of the same, one is', async () => {
      await store().manual.save(draft());
      await store().manual.save(draft());
      const done = await Promise.all([1, 2].map((number) => store().manual.publish(number, 0, publishing)));
      expect(done.filter(Boolean)).toHaveLength(1);
      const [inForce, versions] = [await store().manual.inForce(), await store().manual.versions()];
      expect(versions.filter(({ published }) => published).map(({ number }) => number)).toEqual([inForce]);
    });

    test('is not published twice, nor if it is not there', async () => {
      await store().manual.save(draft());
      expect(await store().manual.publish(1, 0, publishing)).toBe(true);
      expect(await store().manual.publish(1, 1, publishing)).toBe(false);
      expect(await store().manual.publish(9, 1, publishing)).toBe(false);
      expect(await store().manual.inForce()).toBe(1);
      expect((await store().manual.find(1))?.version.published).toEqual(publishing);
    });

    test('remembers every id with the version that had it first', async () => {
      await store().manual.save(draft({ ids: ['thanks.9', 'rule:own'] }));
      const many = Array.from({ length: 450 }, (_, n) => `thanks.${n + 10}`);
      await store().manual.save(draft({ ids: ['thanks.9', ...many] }));
      const used = await store().manual.usedIds();
      expect([used.get('thanks.9'), used.get('rule:own'), used.get('thanks.459')]).toEqual([1, 1, 2]);
      expect(used.size).toBe(452);
    });

    test('remembers who has read up to where, never backwards', async () => {
      await store().manual.confirmRead('1001', { version: 3, at: 10 });
      await store().manual.confirmRead('1001', { version: 2, at: 20 });
      await store().manual.confirmRead('1002', { version: 1, at: 30 });
      expect([...(await store().manual.reads())].sort()).toEqual([
        ['1001', { version: 3, at: 10 }],
        ['1002', { version: 1, at: 30 }],
      ]);
    });
  });
}
