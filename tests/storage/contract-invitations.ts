import type { Invitation } from '../../server/domain/visitor/invitation.ts';
import type { Current } from './contract.ts';

const OPEN: Invitation = {
  ...{ customerId: 'c', id: 'i', account: '1001', words: "您好'“", state: 'open', until: 100 },
};

/** The last invitation of each visitor. */
export function describeInvitations(store: Current): void {
  describe('invitations', () => {
    test('of two at once one is kept, and another only once the first is over', async () => {
      const { invitations } = store();
      const other = { ...OPEN, id: 'j', account: '1002', until: 200 };
      const added = await Promise.all([invitations.add(OPEN, 1), invitations.add(other, 1)]);
      expect(added.filter(Boolean)).toHaveLength(1);
      const kept = added[0] ? OPEN : other;
      expect(await invitations.of('c')).toEqual(kept);
      expect(await invitations.add({ ...OPEN, id: 'k' }, kept.until - 1)).toBe(false);
      expect(await invitations.add({ ...OPEN, id: 'k', until: 500 }, kept.until)).toBe(true);
      expect(await invitations.of('c')).toMatchObject({ id: 'k', until: 500 });
    });

    test('an answer counts once, and "never" is never overwritten', async () => {
      const { invitations } = store();
      await invitations.add(OPEN, 1);
      const never = { ...OPEN, state: 'never', words: '', until: 300 } as const;
      expect(await invitations.replace(OPEN, never)).toBe(true);
      expect(await invitations.replace(OPEN, { ...OPEN, state: 'accepted' })).toBe(false);
      expect(await invitations.add({ ...OPEN, id: 'k', until: 2000 }, 1000)).toBe(false);
      expect(await invitations.of('c')).toEqual(never);
    });

    test('those that are open or accepted are counted for who has invited, and what is over goes', async () => {
      const { invitations } = store();
      for (const [customerId, state, until] of [
        ['a', 'open', 100],
        ['b', 'accepted', 100],
        ['d', 'later', 100],
        ['e', 'open', 10],
      ] as const)
        await invitations.add({ ...OPEN, customerId, id: customerId, state, until }, 1);
      expect(await invitations.standing('1001', 50)).toBe(2);
      expect(await invitations.standing('1002', 50)).toBe(0);
      await invitations.removeOver(50, 9);
      expect(await invitations.of('e')).toBeNull();
      expect(await invitations.of('a')).not.toBeNull();
    });

    test('an erased person’s is gone', async () => {
      await store().invitations.add(OPEN, 1);
      await store().erasure.removePerson('c', []);
      expect(await store().invitations.of('c')).toBeNull();
    });
  });
}
