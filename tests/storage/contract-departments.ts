import { lineAfter } from '../../server/domain/audit/audit.ts';
import { refuse } from '../../server/domain/refusal.ts';
import type { DepartmentAuthor, DepartmentChange } from '../../server/storage/departments/store.ts';
import { aChat, begin, goOn, LEFT, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const KEY = 'a key that seals the record of these tests';

const by = (account: string, at: number): DepartmentAuthor => ({
  ...{ by: account, at },
  line: (head, before, after) => {
    const about = (after ?? before)?.id ?? '';
    const act = after === null ? ('department_removed' as const) : ('department_changed' as const);
    return lineAfter(head, { by: account, act, about }, at, KEY);
  },
  setting: (head, _, { key }) =>
    lineAfter(head, { by: account, act: 'settings_changed', about: key }, at, KEY),
});

/** Departments, and who belongs to them. */
export function describeDepartments(store: Current): void {
  describe('departments', () => {
    const change = (id: string, becomes: DepartmentChange, at = 5) =>
      store().departments.change(id, () => becomes, by('admin', at));
    const add = (id: string, overflow: { id: string; after: string }[] = []) =>
      change(id, { keep: { name: `组 ${id}`, overflow, pages: ['*/help'] } });
    const onRecord = async () => (await store().audit.after(0, 99)).map(({ act, about }) => [act, about]);

    test('are kept as they are, with who changed them and when', async () => {
      await add('sales');
      await add('returns', [{ id: 'sales', after: '30s' }]);
      expect(await store().departments.all()).toEqual([
        {
          ...{
            id: 'returns',
            name: '组 returns',
            overflow: [{ id: 'sales', after: '30s' }],
            pages: ['*/help'],
          },
          ...{ version: 1, changedAt: 5, changedBy: 'admin' },
        },
        expect.objectContaining({ id: 'sales', overflow: [], version: 1 }),
      ]);
      expect(await onRecord()).toEqual([
        ['department_changed', 'sales'],
        ['department_changed', 'returns'],
      ]);
    });

    test('have neither a version nor a line more by a change that is none', async () => {
      await add('sales');
      await add('sales');
      expect(await store().departments.all()).toEqual([expect.objectContaining({ version: 1 })]);
      expect(await onRecord()).toHaveLength(1);
    });

    test('are changed together with settings, or not at all if one has changed since', async () => {
      await add('sales');
      const body = { name: '销售', overflow: [], pages: [] };
      const settings = [
        { key: 'sales/idleClose', value: '30m' },
        { key: 'company', value: '云杉', version: 0 },
      ];
      const all = (version: number) =>
        store().departments.changeAll(
          { departments: [{ id: 'sales', keep: body, version }], settings },
          () => null,
          by('admin', 7),
        );
      expect(await all(0)).toEqual({ changedBefore: { key: 'sales/', changedBy: 'admin' } });
      expect(await store().settings.all()).toEqual([]);
      expect(await all(1)).toBeNull();
      expect(await store().departments.all()).toMatchObject([{ name: '销售', version: 2 }]);
      expect((await store().settings.all()).map(({ key, value }) => [key, value])).toEqual([
        ['company', '云杉'],
        ['sales/idleClose', '30m'],
      ]);
      expect(await all(2)).toEqual({ changedBefore: { key: 'company', changedBy: 'admin' } });
    });

    test('are not touched by a change that is refused', async () => {
      await add('sales');
      const refused = await store().departments.change(
        'sales',
        () => refuse('conflict', 'no'),
        by('admin', 6),
      );
      expect(refused).toEqual(refuse('conflict', 'no'));
      expect(await onRecord()).toHaveLength(1);
    });

    test('tell how many chats wait or are open in them', async () => {
      await add('sales');
      await begin(store(), { ...aChat('a'), department: 'sales' }, [said('您好')]);
      await begin(store(), { ...aChat('b'), department: 'sales' }, [said('您好')]);
      await begin(store(), aChat('c'), [said('您好')]);
      await goOn(store(), 'b', [LEFT]);
      let found: [number, string[]] = [0, []];
      await store().departments.change(
        'sales',
        ({ running, departments }) => {
          found = [running, departments.map(({ id }) => id)];
          return refuse('conflict', 'only looking');
        },
        by('admin', 6),
      );
      expect(found).toEqual([1, ['sales']]);
    });

    test('that are removed leave nobody in them, and nobody who passes chats on to them', async () => {
      await add('sales');
      await add('returns', [{ id: 'sales', after: '30s' }]);
      await somebody(store);
      const nobodyObjects = () => null;
      await store().team.change('li', { departments: ['sales', 'returns', 'none'] }, 5, nobodyObjects);
      expect(await membershipsOf(store, 'li')).toEqual(['returns always', 'sales always']);
      await change('sales', { keep: null });
      expect(await store().departments.all()).toEqual([
        expect.objectContaining({ id: 'returns', overflow: [], version: 2 }),
      ]);
      expect(await membershipsOf(store, 'li')).toEqual(['returns always']);
    });

    test('are served as somebody settles it, until they leave the department', async () => {
      await add('sales');
      await add('returns');
      await somebody(store);
      const belongsTo = (...departments: string[]) =>
        store().team.change('li', { departments }, 5, () => null);
      await belongsTo('sales');
      expect(await store().team.setServing('li', 'sales', 'backup')).toBe(true);
      expect(await store().team.setServing('li', 'returns', 'paused')).toBe(false);
      await belongsTo('sales', 'returns');
      expect(await membershipsOf(store, 'li')).toEqual(['returns always', 'sales backup']);
      await belongsTo('returns');
      await belongsTo('sales');
      expect(await membershipsOf(store, 'li')).toEqual(['sales always']);
    });

    test('keep what they have of their own with the settings, all of it or nothing', async () => {
      await change('sales', {
        keep: { name: '销售', overflow: [], pages: [] },
        settings: [{ key: 'sales/agentCapacity', value: 2 }],
      });
      expect(await store().settings.all()).toEqual([
        expect.objectContaining({ key: 'sales/agentCapacity', value: 2, version: 1 }),
      ]);
      expect((await onRecord()).at(-1)).toEqual(['settings_changed', 'sales/agentCapacity']);
    });

    test('have another version once something of their own has changed, and the same by what is none', async () => {
      const own = (value: number) =>
        change('sales', {
          keep: { name: '销售', overflow: [], pages: [] },
          settings: [{ key: 'sales/agentCapacity', value }],
        });
      const version = async () => (await store().departments.all())[0]?.version;
      await change('sales', { keep: { name: '销售', overflow: [], pages: [] } });
      await own(2);
      expect(await version()).toBe(2);
      await own(2);
      expect(await version()).toBe(2);
    });

    test('take all that they have of their own with them, also what nobody knows any more', async () => {
      await add('sales');
      await add('sales.2');
      const own = (id: string) => [
        { key: `${id}/agentCapacity`, value: 2 },
        { key: `${id}/ofAnotherVersion`, value: 'x' },
      ];
      for (const id of ['sales', 'sales.2'])
        await change(id, { keep: { name: id, overflow: [], pages: [] }, settings: own(id) });
      await change('sales', { keep: null });
      expect((await store().settings.all()).map(({ key, value }) => [key, value])).toEqual([
        ['sales.2/agentCapacity', 2],
        ['sales.2/ofAnotherVersion', 'x'],
      ]);
    });

    test('have a state that tells each change', async () => {
      const states = [await store().departments.state()];
      for (const act of [() => add('a'), () => add('b'), () => change('a', { keep: null }, 6)]) {
        await act();
        states.push(await store().departments.state());
      }
      expect(new Set(states).size).toBe(4);
    });
  });
}

async function somebody(store: Current) {
  await store().team.add({ account: 'li', number: '1', name: '李', role: 'agent', capacity: null });
  const found = await store().staff.find('li');
  if (!found) throw new Error('nobody was added');
  return found;
}

async function membershipsOf(store: Current, account: string): Promise<string[]> {
  const [one, all] = await Promise.all([store().staff.find(account), store().staff.all()]);
  const found = one?.departments ?? [];
  expect(all.find((member) => member.account === account)?.departments).toEqual(found);
  return found.map(({ department, serves }) => `${department} ${serves}`);
}
