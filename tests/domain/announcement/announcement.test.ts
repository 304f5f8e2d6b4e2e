import {
  announcedIn,
  isAddressed,
  missingOf,
  outagePhrase,
  seesAnnouncement,
  tellingIds,
  type Announcement,
} from '../../../server/domain/announcement/announcement.ts';

const HOUR = 3_600_000;
const OUTAGE: Announcement = {
  ...{ id: 'x1', by: '9001', at: 0, title: '登录故障', text: '正在修', department: null },
  outage: {
    situations: ['fault_outage', 'fault'],
    sentence: { 'zh-CN': '登录故障正在修复', en: 'We are repairing sign-in' },
    over: { 'zh-CN': '登录已恢复', en: 'Sign-in works again' },
  },
  ...{ endedAt: null, endedBy: null },
};
const member = (account: string, departments: string[] = [], disabledAt: number | null = null) => ({
  ...{ account, disabledAt },
  departments: departments.map((department) => ({ department })),
});

test('[P8] an announcement is for its department or everybody, not for its author nor disabled accounts', () => {
  const sales = { by: '9001', department: 'sales' };
  expect(isAddressed(sales, member('1001', ['sales', 'care']))).toBe(true);
  expect(isAddressed(sales, member('1001', ['care']))).toBe(false);
  expect(isAddressed(OUTAGE, member('1001'))).toBe(true);
  expect(isAddressed(OUTAGE, member('9001'))).toBe(false);
  expect(isAddressed(OUTAGE, member('1001', [], 5))).toBe(false);
});

test('[P8] leads see every announcement, others those that are addressed to them', () => {
  const sales = { ...OUTAGE, department: 'sales' };
  expect(seesAnnouncement({ account: '9002', role: 'lead' }, sales, member('9002'))).toBe(true);
  expect(seesAnnouncement({ account: '1001', role: 'agent' }, sales, member('1001', ['care']))).toBe(false);
  expect(seesAnnouncement({ account: '1001', role: 'agent' }, sales)).toBe(false);
});

test('[P8] who has not confirmed is known', () => {
  const members = [member('1001'), member('1002'), member('9001'), member('1003', [], 1)];
  expect(missingOf(OUTAGE, members, [{ account: '1002' }]).map(({ account }) => account)).toEqual(['1001']);
});

test('[P8] an outage is spoken to who reports it; over, to who was told, for a day', () => {
  const [running] = announcedIn([OUTAGE], 'en', HOUR);
  expect(running).toMatchObject({
    text: 'We are repairing sign-in',
    to: { reporting: ['fault_outage', 'fault'] },
  });
  expect(running?.saidAs).toEqual(tellingIds(OUTAGE));
  const ended = { ...OUTAGE, endedAt: HOUR };
  const [over] = announcedIn([ended], 'zh-CN', 25 * HOUR);
  expect(over).toMatchObject({ text: '登录已恢复', to: { told: tellingIds(OUTAGE) } });
  expect(over?.saidAs).not.toContain(running?.id);
  expect(announcedIn([ended], 'zh-CN', 25 * HOUR + 1)).toEqual([]);
  expect(announcedIn([{ ...OUTAGE, outage: null }], 'en', 0)).toEqual([]);
});

test('[P8] a sentence is found by the id that it is offered under, in its own language', () => {
  for (const locale of ['zh-CN', 'en'] as const)
    for (const one of [OUTAGE, { ...OUTAGE, endedAt: 1 }]) {
      const [offered] = announcedIn([one], locale, 1);
      expect(outagePhrase(one, offered?.id ?? '')?.text).toBe(offered?.text);
      expect(offered?.id.length).toBeLessThanOrEqual(64);
    }
  expect(outagePhrase(OUTAGE, 'fault.own-outage-x1-en')).toBeNull();
});
