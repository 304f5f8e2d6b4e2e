import { refuse } from '../../server/domain/refusal.ts';
import type { Current } from './contract.ts';

const LI = { issuer: 'https://login.x.cn', subject: 'li' };
const NEWCOMER = { account: 'nina', number: '7', name: 'Nina', role: 'agent', capacity: null } as const;

/** People at identity providers. */
export function describeIdentities(store: Current): void {
  const identities = () => store().identities;
  const invited = async (tokenHash: string): Promise<void> => {
    await store().team.add({ ...NEWCOMER, mail: 'Nina@x.cn' });
    await store().team.invite({ tokenHash, account: 'nina', expiresAt: 100 });
  };

  describe('colleagues', () => {
    test('who are added at the same moment: one is, and the others are told which of theirs is taken', async () => {
      const one = { ...NEWCOMER, mail: 'nina@x.cn' };
      const said = async (...all: { account: string; number: string; mail?: string }[]) =>
        (await Promise.all(all.map((person) => store().team.add({ ...NEWCOMER, ...person })))).sort();
      expect(await said(one, one, one)).toEqual(['account', 'account', null]);
      const two = { account: 'b1', number: '20' };
      expect(await said(two, { ...two, account: 'b2' })).toEqual([null, 'number']);
      const three = { account: 'c1', number: '30', mail: 'c@x.cn' };
      expect(await said(three, { account: 'c2', number: '31', mail: 'C@x.cn' })).toEqual(['mail', null]);
    });
  });

  describe('an identity', () => {
    test('is found by itself, and an account by its address only for who has no identity yet', async () => {
      await invited('hash');
      const sought = { ...LI, mailKey: 'nina@x.cn' };
      expect(await identities().find({ ...LI, mailKey: null })).toEqual({ linked: null, addressed: null });
      expect(await identities().find(sought)).toEqual({
        linked: null,
        addressed: { account: 'nina', isLinked: false },
      });
      expect(await identities().link(LI, 'nina', 1)).toBe(true);
      expect(await identities().find(sought)).toEqual({ linked: 'nina', addressed: null });
      expect(await identities().find({ ...sought, subject: 'other' })).toEqual({
        linked: null,
        addressed: { account: 'nina', isLinked: true },
      });
      expect(await identities().find({ ...LI, issuer: 'https://other.cn', mailKey: null })).toMatchObject({
        linked: null,
      });
    });

    test('belongs to one account, an account has one of an issuer, and of many who link at once one does', async () => {
      await invited('hash');
      await store().team.add({ ...NEWCOMER, account: 'bo', number: '8' });
      const who = ['a', 'b', 'c'].map((subject) => identities().link({ ...LI, subject }, 'nina', 1));
      expect((await Promise.all(who)).filter(Boolean)).toHaveLength(1);
      await identities().link(LI, 'bo', 1);
      expect(await identities().linked()).toEqual(new Set(['bo', 'nina']));
      expect([await identities().linked(LI.issuer), await identities().linked('x')]).toEqual([
        new Set(['bo', 'nina']),
        new Set(),
      ]);
    });

    test('ends the links of its account; by a link it is made once, while the link and the account can be used', async () => {
      await invited('hash');
      expect(await identities().link(LI, 'nina', 100, 'hash')).toBe(false);
      expect(await identities().link(LI, 'nina', 1, 'other')).toBe(false);
      expect(await identities().linked()).toEqual(new Set());
      expect(await identities().link(LI, 'nina', 1, 'hash')).toBe(true);
      expect((await store().team.findInvite('hash'))?.ended).toBe('used');
      await store().team.add({ ...NEWCOMER, account: 'bo', number: '8' });
      await store().team.change('bo', { disabled: true }, 1, () => null);
      expect(await identities().link({ ...LI, subject: 'bo' }, 'bo', 1)).toBe(false);
    });

    test('comes with a new account, both or neither', async () => {
      const newcomer = { ...NEWCOMER, mail: 'nina@x.cn' };
      expect(await identities().add(LI, newcomer, 1)).toBeNull();
      expect(await identities().add(LI, { ...NEWCOMER, account: 'x', number: '9' }, 1)).toBe('identity');
      expect(await store().staff.find('x')).toBeNull();
      const other = { ...LI, subject: 'other' };
      const taken = [newcomer, { ...newcomer, account: 'y' }, { ...newcomer, account: 'y', number: '9' }];
      for (const [at, field] of ['account', 'number', 'mail'].entries())
        expect(await identities().add(other, taken[at] ?? newcomer, 1)).toBe(field);
    });

    test('is taken away unless the team objects', async () => {
      await identities().add(LI, NEWCOMER, 1);
      const no = refuse('conflict', 'no');
      expect(await identities().unlink('nina', (member) => (member.isLinked ? no : null))).toEqual(no);
      expect([
        await identities().unlink('nina', () => null),
        await identities().unlink('nina', () => null),
      ]).toEqual([true, false]);
    });
  });
}
