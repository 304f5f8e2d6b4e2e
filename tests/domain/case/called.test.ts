import { append, fold } from '../../../server/domain/case/fold.ts';
import { newCase } from '../../../server/domain/case/case.ts';
import { withoutPerson } from '../../../server/domain/case/erasing.ts';
import { ACase, AGENT, DAY, HOUR } from './a-case.ts';

const called = (outcome: 'reached' | 'notReached' | 'again', dueAt?: number) => ({
  ...{ type: 'called' as const, by: AGENT, outcome, text: '关机' },
  ...(dueAt === undefined ? {} : { dueAt }),
});

describe('[P10] the result of a call', () => {
  test('reached: the message is settled by it', () => {
    const one = new ACase('message');
    expect(one.happens(called('reached'))).toBeNull();
    expect(one.case).toMatchObject({
      ...{ step: 'done', state: { status: 'done', at: one.now } },
      call: { outcome: 'reached', count: 1 },
    });
    expect(one.passes(30 * DAY)).toEqual([]);
  });

  test('not reached: it stays due when it was due, and each call counts', () => {
    const one = new ACase('followUp');
    const { deadline } = one.case;
    one.happens(called('notReached'));
    one.happens(called('notReached'));
    expect(one.case).toMatchObject({ deadline, state: { status: 'open' }, call: { count: 2 } });
  });

  test('call again: due anew at the time that was agreed upon, never in the past', () => {
    const one = new ACase('message');
    expect(one.happens(called('again', one.now - 1))?.field).toBe('dueAt');
    one.happens(called('again', one.now + 3 * HOUR));
    expect(one.case.deadline).toMatchObject({ n: 2, dueAt: one.now + 3 * HOUR, overdue: false });
    expect(one.passes(3 * HOUR)).toEqual(['overdue']);
  });

  test('is not noted in a promise or a complaint', () => {
    for (const kind of ['promise', 'feedback'] as const)
      expect(new ACase(kind).happens(called('reached'))?.refused).toBe('conflict');
    expect(new ACase('complaint', { class: 'service' }).happens(called('reached'))?.refused).toBe('conflict');
  });

  test('the row follows from the log, and its words go with the person', () => {
    const one = new ACase('message');
    one.happens(called('notReached'));
    one.happens(called('reached'));
    const { id, kind, customerId, chatId, seq, openedAt, openedBy } = one.case;
    const start = newCase({ id, kind, customerId, chatId, seq, openedAt, openedBy });
    expect(one.entries.reduce(fold, start)).toEqual(one.case);
    expect(append(one.case, [], one.now).case).toEqual(one.case);
    const { entries, case: left } = withoutPerson(one.case, one.entries);
    expect(JSON.stringify(entries)).not.toContain('关机');
    expect(left.call).toMatchObject({ outcome: 'reached', count: 2 });
  });
});
