import type { Customer } from '../../server/storage/customers/store.ts';
import type { StaffMember } from '../../server/storage/accounts/staff-store.ts';
import type { Current } from './contract.ts';

const LI: Customer = {
  id: 'li',
  firstSeenAt: 1,
  lastSeenAt: 2,
  name: '李“小”明',
  contact: null,
  locale: 'zh-CN',
  page: 'https://example.com/?a=1&b=%E4',
  referrer: null,
  attributes: { 会员: '金卡', "it's": '"x"' },
  network: null,
  verifiedAs: null,
};

const WANG: StaffMember = {
  account: '1001',
  number: '1001',
  name: '王芳',
  role: 'agent',
  passwordHash: '$argon2id$x',
  status: 'away',
  lostAt: null,
  away: null,
  lostMarked: false,
  disabledAt: null,
  sessionEpoch: 0,
  mail: null,
  languages: [],
  capacity: null,
  lastSignInAt: null,
  departments: [],
};

/** Customers, staff, sessions, secrets. */
export function describePeople(store: Current): void {
  describe('a customer', () => {
    test('is kept, and changed in all but the first sight', async () => {
      await store().customers.save(LI);
      await store().customers.save({ ...LI, firstSeenAt: 9, lastSeenAt: 9, contact: '138', attributes: {} });
      expect(await store().customers.find('li')).toEqual({
        ...LI,
        lastSeenAt: 9,
        contact: '138',
        attributes: {},
      });
    });

    test('is found among many', async () => {
      const many = Array.from({ length: 40 }, (_, n) => ({ ...LI, id: `c${n}` }));
      await Promise.all(many.map((customer) => store().customers.save(customer)));
      const found = await store().customers.findMany(['c1', 'nobody', 'c39']);
      expect(found.map(({ id }) => id).sort()).toEqual(['c1', 'c39']);
      expect(await store().customers.findMany([])).toEqual([]);
      expect(await store().customers.find('nobody')).toBeNull();
    });
  });

  describe('a customer for whom a website vouches', () => {
    test('is one and the same for every browser, and nobody else', async () => {
      const asked = ['a', 'b', 'c'].map((id) => store().customers.verify('li@shop', id, 5));
      const [id = ''] = new Set(await Promise.all(asked));
      expect(new Set(await Promise.all(asked)).size).toBe(1);
      await store().customers.save({ ...LI, id });
      expect((await store().customers.find(id))?.verifiedAs).toBe('li@shop');
      expect((await store().customers.findMany([id]))[0]?.verifiedAs).toBe('li@shop');
      expect([await store().customers.isVerified(id), await store().customers.isVerified('x')]).toEqual([
        true,
        false,
      ]);
    });

    test('is never somebody whom the website knows by another id', async () => {
      await store().customers.verify('li@shop', 'li', 5);
      await expect(store().customers.verify('wang@shop', 'li', 5)).rejects.toThrow();
    });
  });

  describe('a customer for whom a website vouches and who never writes', () => {
    test('is known by their visits, each of which counts', async () => {
      for (const at of [5, 9]) await store().customers.verify('li@shop', 'li', at);
      expect(await store().customers.find('li')).toMatchObject({
        ...{
          firstSeenAt: 5,
          lastSeenAt: 9,
          name: null,
          contact: null,
          attributes: {},
          verifiedAs: 'li@shop',
        },
      });
    });

    test('keeps what is known of them when they come back', async () => {
      await store().customers.save(LI);
      await store().customers.verify('li@shop', 'li', 9);
      expect(await store().customers.find('li')).toEqual({ ...LI, lastSeenAt: 9, verifiedAs: 'li@shop' });
    });

    test('S0(8.1) is removed by their age, with what their website calls them', async () => {
      await store().customers.verify('li@shop', 'li', 5);
      expect(await store().erasure.removeCustomers(5, 9)).toEqual([]);
      expect(await store().erasure.removeCustomers(6, 9)).toEqual(['li']);
      expect(await store().erasure.websiteIds('li')).toEqual([]);
    });
  });

  describe('a secret', () => {
    test('is the same for everybody who asks, whoever was first', async () => {
      const asked = ['a', 'b', 'c'].map((fresh) => store().customers.secret('tokens', fresh));
      expect(new Set(await Promise.all(asked)).size).toBe(1);
      expect(await store().customers.secret('tokens', 'later')).toBe(await asked[0]);
      expect(await store().customers.secret('other', 'later')).toBe('later');
    });
  });

  describe('staff', () => {
    beforeEach(() => store().staff.add([WANG]));

    test('are added once', async () => {
      await store().staff.add([
        { ...WANG, name: 'Mallory' },
        { ...WANG, account: '9001', number: '9001', role: 'lead' },
      ]);
      expect(await store().staff.find('1001')).toEqual(WANG);
      expect((await store().staff.all()).map(({ account }) => account)).toEqual(['1001', '9001']);
      expect(await store().staff.find('nobody')).toBeNull();
    });

    test('keep why they are away, until they are online', async () => {
      const away = { cause: 'colleague', reason: "用餐 '", by: '9001', since: 5 } as const;
      await store().staff.setStatus('1001', { status: 'away', away }, 6);
      expect(await store().staff.find('1001')).toMatchObject({ status: 'away', away });
      await store().staff.setStatus('1001', { status: 'online', away: null }, 7);
      expect(await store().staff.find('1001')).toMatchObject({ status: 'online', away: null });
    });

    test('who were at no console are set away, all or one, and come back only from that', async () => {
      const idle = { cause: 'idle', reason: null, by: null, since: 60 } as const;
      const staff = store().staff;
      await staff.add([{ ...WANG, account: '1002', number: '1002' }]);
      for (const account of ['1001', '1002'])
        await staff.setStatus(account, { status: 'online', away: null }, 10);
      await staff.active('1002', 50);
      // What is told late takes nothing back.
      await staff.active('1002', 20);
      expect(await staff.setAwayUnseen({ account: '1002', unseenSince: 49 }, idle)).toEqual([]);
      expect(await staff.setAwayUnseen({ unseenSince: 49 }, idle)).toEqual(['1001']);
      expect(await staff.setAwayUnseen({ unseenSince: 49 }, idle)).toEqual([]);
      expect(await staff.find('1001')).toMatchObject({ status: 'away', away: idle });
      expect(await staff.endAway('1001', { ...idle, since: 61 }, 70)).toBe(false);
      expect(await staff.endAway('1001', idle, 70)).toBe(true);
      expect(await staff.setAwayUnseen({ unseenSince: 69 }, idle)).toEqual(['1002']);
      expect(await staff.find('1001')).toMatchObject({ status: 'online', away: null });
    });

    test('keep their status, and the moment at which they were lost until they return', async () => {
      await store().staff.setStatus('1001', { status: 'online', away: null }, 7);
      await store().staff.setLost('1001', 10);
      await store().staff.setLost('1001', 20);
      await store().staff.setLostMarked('1001');
      expect(await store().staff.find('1001')).toMatchObject({
        status: 'online',
        lostAt: 10,
        lostMarked: true,
      });
      await store().staff.setLost('1001', null);
      expect(await store().staff.find('1001')).toMatchObject({ lostAt: null, lostMarked: false });
    });

    test('are known by the order in which they last came to have a chat', async () => {
      for (const account of ['1001', '1002', '1001']) await store().staff.tookTurn(account);
      const turns = [...(await store().staff.turns())].sort(([, one], [, other]) => one - other);
      expect(turns.map(([account]) => account)).toEqual(['1002', '1001']);
    });

    test('have the password that was set last; of two who set one at once, one does', async () => {
      const set = (hash: string, epoch: number) => store().staff.setPassword('1001', hash, epoch);
      expect(await set('$argon2id$y', 0)).toBe(1);
      expect((await store().staff.find('1001'))?.passwordHash).toBe('$argon2id$y');
      const both = await Promise.all([set('$a', 1), set('$b', 1)]);
      expect([...both].sort()).toEqual([2, null]);
      expect((await store().staff.find('1001'))?.passwordHash).toBe(both[0] === 2 ? '$a' : '$b');
    });

    test('are all lost when a process starts; who was lost before keeps the moment', async () => {
      await store().staff.add([{ ...WANG, account: '1002', number: '1002' }]);
      await store().staff.setLost('1001', 10);
      await store().staff.allLost(50);
      expect((await store().staff.all()).map(({ lostAt }) => lostAt)).toEqual([10, 50]);
    });
  });

  describe('a session', () => {
    const session = {
      tokenHash: 'hash',
      account: '1001',
      createdAt: 10,
      expiresAt: 100,
      epoch: 0,
      issuer: null,
    };
    const counts = async (now: number, hash = 'hash'): Promise<boolean> =>
      (await store().staff.liveSessions([hash], now)).has(hash);
    beforeEach(async () => {
      await store().staff.add([WANG]);
      await store().staff.addSession(session);
    });

    test('is found until it expires', async () => {
      const live = await store().staff.liveSessions(['hash'], 99);
      expect([...live]).toEqual([['hash', { account: '1001', role: 'agent', epoch: 0, issuer: null }]]);
      expect([await counts(100), await counts(50, 'other')]).toEqual([false, false]);
    });

    test('of nobody is refused, and takes nothing with it that came at the same time', async () => {
      const [refused, kept] = await Promise.allSettled([
        store().staff.addSession({ ...session, tokenHash: 'other', account: 'nobody' }),
        store().customers.save(LI),
      ]);
      expect([refused.status, kept.status]).toEqual(['rejected', 'fulfilled']);
      expect(await store().customers.find('li')).toEqual(LI);
    });

    test('is gone once removed', async () => {
      await store().staff.removeSession('hash');
      expect(await counts(50)).toBe(false);
    });

    test('is among the live ones until it expires or is ended with all others of its owner', async () => {
      await store().staff.addSession({ ...session, tokenHash: 'later', expiresAt: 200 });
      const live = async (now: number): Promise<string[]> =>
        [...(await store().staff.liveSessions(['hash', 'later', 'unknown'], now)).keys()].sort();
      expect([await live(99), await live(100)]).toEqual([['hash', 'later'], ['later']]);
      expect(await store().staff.endSessionsOf('1001')).toBe(1);
      expect([await live(50), await store().staff.liveSessions([], 50)]).toEqual([[], new Map()]);
    });

    test('is swept when it has expired, not before', async () => {
      await store().staff.removeExpired(99);
      expect(await counts(50)).toBe(true);
      await store().staff.removeExpired(100);
      expect(await counts(50)).toBe(false);
    });

    test('that was opened for a proof of before all were ended does not count, one for a proof of after does', async () => {
      expect(await store().staff.endSessionsOf('1001', 0)).toBe(1);
      expect(await store().staff.endSessionsOf('1001', 0)).toBeNull();
      await store().staff.addSession({ ...session, tokenHash: 'late' });
      await store().staff.addSession({ ...session, tokenHash: 'anew', epoch: 1 });
      expect([await counts(50, 'late'), await counts(50, 'anew')]).toEqual([false, true]);
      expect(await store().staff.endSessionsOf('nobody')).toBeNull();
    });

    test('does not end without the one-time links of its account, nor does a password change', async () => {
      const { team, staff } = store();
      const link = (tokenHash: string) => team.invite({ tokenHash, account: '1001', expiresAt: 1000 });
      const use = (tokenHash: string) => team.redeem(tokenHash, '$argon2id$thief', 50);
      await link('before a new password');
      expect(await staff.setPassword('1001', '$argon2id$own', 0)).toBe(1);
      expect(await use('before a new password')).toBeNull();
      await link('before all sessions ended');
      expect(await staff.endSessionsOf('1001', 7)).toBeNull();
      expect((await team.findInvite('before all sessions ended'))?.ended).toBeNull();
      expect(await staff.endSessionsOf('1001')).toBe(2);
      expect(await use('before all sessions ended')).toBeNull();
      expect((await staff.find('1001'))?.passwordHash).toBe('$argon2id$own');
      await link('afterwards');
      expect(await use('afterwards')).toBe(3);
    });

    test('does not count while its account is disabled', async () => {
      await store().staff.add([{ ...WANG, account: '1002', number: '1002', disabledAt: 5 }]);
      await store().staff.addSession({ ...session, account: '1002', tokenHash: 'disabled' });
      expect(await counts(50, 'disabled')).toBe(false);
    });
  });
}
