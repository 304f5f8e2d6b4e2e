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
});
