import { alarmsAt } from '../../client/console/features/alerts/alarms.ts';
import { at, chat } from './samples.ts';

const SESSION = { account: '1001', number: '1001', name: '', role: 'agent' } as const;
const LEAD = { ...SESSION, account: '9001', role: 'lead' } as const;
const now = Date.parse(at('08:10:00'));
const known = (one: ReturnType<typeof chat>) => ({ chats: { [one.id]: one }, profile: null, staff: {} });

describe('what calls loudly', () => {
  it('[P1] an own chat after three minutes without an answer, and nobody else’s', () => {
    const late = chat('a', { waitingSince: at('08:07:00') });
    expect(alarmsAt({ ...known(late), session: SESSION }, now)).toMatchObject([{ what: 'overdue' }]);
    expect(alarmsAt({ ...known({ ...late, agent: '1002' }), session: SESSION }, now)).toEqual([]);
  });

  it('[P7] a promised time that is over', () => {
    const over = chat('a', { held: { until: at('08:09:59') } });
    expect(alarmsAt({ ...known(over), session: SESSION }, now)).toMatchObject([{ what: 'holdOver' }]);
    const runs = chat('a', { held: { until: at('08:10:01') } });
    expect(alarmsAt({ ...known(runs), session: SESSION }, now)).toEqual([]);
  });

  it('[P3] a question to the lead calls leads only', () => {
    const asked = chat('a', { closeAsked: { by: '1001', at: at('08:09:00'), until: at('08:12:00') } });
    expect(alarmsAt({ ...known(asked), session: LEAD }, now)).toMatchObject([{ what: 'closeAsked' }]);
    expect(alarmsAt({ ...known(asked), session: SESSION }, now)).toEqual([]);
  });

  describe('of a department calls', () => {
    const asked = chat('a', {
      ...{ department: 'sales' },
      closeAsked: { by: '1001', at: at('08:09:00'), until: at('08:12:00') },
    });
    const lead = (account: string, departments: string[], change: object = {}) => ({
      ...{ account, number: account, name: '', role: 'lead' as const, status: 'online' as const },
      ...{ lost: false, disabled: false, load: 0, capacity: 5, departments },
      ...change,
    });
    const other = { '9001': lead('9001', ['it']) };
    it.each([
      ['a lead of another one where nobody leads it', other, 1],
      ['no lead of another one where its own is there', { ...other, '9002': lead('9002', ['sales']) }, 0],
      [
        'a lead of another one where its own is away',
        { ...other, '9002': lead('9002', ['sales'], { status: 'offline' }) },
        1,
      ],
    ])('[P3] %s', (_, staff, count) => {
      expect(alarmsAt({ ...known(asked), session: LEAD, staff }, now)).toHaveLength(count);
    });

    it('[P6] a lead of another one where its own lead is who calls', () => {
      const call = { number: 1, by: '9002', reason: null, at: at('08:09:00'), onDuty: 1, ended: null };
      const called = chat('a', { agent: '9002', department: 'sales', leadCall: call });
      const staff = { ...other, '9002': lead('9002', ['sales']) };
      expect(alarmsAt({ ...known(called), session: LEAD, staff }, now)).toMatchObject([
        { what: 'leadCalled' },
      ]);
    });
  });
});
