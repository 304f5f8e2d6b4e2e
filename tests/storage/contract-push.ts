import { PUSH_KINDS } from '../../protocol/push.ts';
import type { Outgoing } from '../../server/domain/mail/mail.ts';
import type { StoredPushDevice } from '../../server/storage/push/device-store.ts';
import type { StaffChange } from '../../server/storage/accounts/team-store.ts';
import type { Current } from './contract.ts';

const KEYS = { endpoint: 'https://push.example.com/x', p256dh: 'p', auth: 'a' };

function aDevice(id: string, more: Partial<StoredPushDevice> = {}): StoredPushDevice {
  return {
    ...{ id, account: '1001', session: `s-${id}`, ...KEYS, kinds: PUSH_KINDS, words: false },
    ...{ locale: 'zh-CN', name: 'Firefox · Linux', since: 5, usedAt: 5, ...more },
  };
}

const news = (id: string, to: string, subject: string): Outgoing => ({
  ...{ id, kind: 'push', caseNumber: null, to, subject, text: '{}' },
});

/** Devices that staff are told of news on. */
export function describePush(store: Current): void {
  const ids = async (account = '1001') => (await store().pushDevices.of(account)).map(({ id }) => id);
  const waiting = async (): Promise<string[]> => {
    const taken: string[] = [];
    for (;;) {
      const one = await store().mail.take(1_000_000, 2_000_000, ['push']);
      if (one === null) return taken;
      taken.push(one.id);
    }
  };

  describe('devices that are told of news', () => {
    test('come back as they were kept, to their account alone; a device of another account changes hands', async () => {
      const device = aDevice('d', { words: true, kinds: ['leads'], locale: 'en', name: null });
      await store().pushDevices.put(device, 10);
      expect(await store().pushDevices.of('1001')).toEqual([device]);
      expect(await store().pushDevices.all()).toEqual([{ id: 'd', account: '1001', kinds: ['leads'] }]);
      await store().pushDevices.put({ ...device, account: '1002' }, 10);
      expect([await ids(), await ids('1002')]).toEqual([[], ['d']]);
    });

    test('are bounded in number; the one that was used longest ago goes', async () => {
      for (const usedAt of [3, 1, 2]) await store().pushDevices.put(aDevice(`d${usedAt}`, { usedAt }), 2);
      expect(await ids()).toEqual(['d3', 'd2']);
      await store().pushDevices.endUnused(3);
      expect(await ids()).toEqual(['d3']);
    });

    test('a new address takes over what waits for the old one', async () => {
      await store().pushDevices.put(aDevice('old'), 10);
      await store().mail.add([news('n', 'old', 'message c')], 5);
      await store().pushDevices.put(aDevice('new'), 10, 'old');
      expect(await ids()).toEqual(['new']);
      expect((await store().mail.take(1_000_000, 2_000_000, ['push']))?.to).toBe('new');
    });

    test('end by their owner alone, with what waits for them', async () => {
      await store().pushDevices.put(aDevice('d'), 10);
      await store().mail.add([news('n', 'd', 'message c'), news('m', 'other', 'message c')], 5);
      expect(await store().pushDevices.end('d', '1002')).toBe(false);
      expect(await store().pushDevices.end('d', '1001')).toBe(true);
      expect([await ids(), await waiting()]).toEqual([[], ['m']]);
    });

    test('end with the session, with all sessions of the account, and with the account', async () => {
      await store().team.add({ account: 'bo', number: '8', name: 'Bo', role: 'agent', capacity: null });
      const device = (id: string) => aDevice(id, { account: 'bo' });
      await store().pushDevices.put(device('a'), 10);
      await store().pushDevices.put(aDevice('other'), 10);
      await store().staff.removeSession('s-a');
      expect(await ids('bo')).toEqual([]);
      await store().pushDevices.put(device('b'), 10);
      await store().staff.endSessionsOf('bo');
      expect(await ids('bo')).toEqual([]);
      await store().pushDevices.put(device('c'), 10);
      const change = (to: StaffChange) => store().team.change('bo', to, 5, () => null);
      await change({ name: '波' });
      expect(await ids('bo')).toEqual(['c']);
      await change({ disabled: true });
      expect([await ids('bo'), await ids()]).toEqual([[], ['other']]);
    });

    test('a message takes the others about the same with it, but none that is being sent or came later', async () => {
      await store().mail.add([news('1', 'd', 'message c'), news('2', 'd', 'message c')], 5);
      await store().mail.add([news('3', 'd', 'message other'), news('4', 'e', 'message c')], 5);
      await store().mail.add([news('5', 'd', 'message c')], 100_000);
      const taken = await store().mail.take(50_000, 90_000, ['push']);
      expect(taken?.id).toBe('1');
      await store().pushDevices.absorb({ id: '3', to: 'd', subject: 'message c' }, 50_000);
      await store().mail.sent('1');
      expect(await waiting()).toEqual(['3', '4', '5']);
    });

    test('messages are counted within a span of time', async () => {
      await store().pushDevices.put(aDevice('d'), 10);
      const counted = (now: number) => store().pushDevices.count('d', { most: 2, within: 100 }, now);
      expect([await counted(1000), await counted(1001), await counted(1002)]).toEqual([true, true, false]);
      expect(await counted(1100)).toBe(true);
      expect(await store().pushDevices.count('gone', { most: 2, within: 100 }, 5)).toBe(false);
    });

    test('refusals are counted until a message is taken', async () => {
      await store().pushDevices.put(aDevice('d'), 10);
      expect([await store().pushDevices.refused('d'), await store().pushDevices.refused('d')]).toEqual([
        1, 2,
      ]);
      await store().pushDevices.reached('d', 9);
      expect(await store().pushDevices.refused('d')).toBe(1);
      expect((await store().pushDevices.find('d'))?.usedAt).toBe(9);
    });
  });
}
