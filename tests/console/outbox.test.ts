import {
  enqueue,
  requeueAll,
  mark,
  sendable,
  settle,
  type Pending,
} from '../../client/console/store/outbox.ts';

function line(clientId: string, change: Partial<Pending> = {}): Pending {
  return { clientId, chatId: 'a', kind: 'message', text: clientId, at: 0, state: 'queued', ...change };
}

describe('the outbox', () => {
  test('sends one line of a chat at a time, so that order holds', () => {
    const outbox = [line('1'), line('2'), line('3', { chatId: 'b' })];
    expect(sendable(outbox).map((one) => one.clientId)).toEqual(['1', '3']);
    expect(sendable(mark(outbox, '1', 'sending')).map((one) => one.clientId)).toEqual(['3']);
  });

  test('a refused line holds up nothing and keeps its reason', () => {
    const outbox = mark([line('1'), line('2')], '1', 'failed', 'closed');
    expect(sendable(outbox).map((one) => one.clientId)).toEqual(['2']);
    expect(outbox[0]?.code).toBe('closed');
  });

  test('the same line never stands twice, and goes once it is stored', () => {
    const outbox = enqueue(enqueue([], line('1')), line('1'));
    expect(outbox).toHaveLength(1);
    expect(settle(outbox, '1')).toEqual([]);
  });

  test('what was under way when the connection was lost is "not sent yet"', () => {
    expect(requeueAll([line('1', { state: 'sending' })])[0]?.state).toBe('queued');
  });

  test('a line that is tried again keeps its clientId and phrase and loses its refusal', () => {
    const failed = mark([line('1', { phraseId: 'thanks.1' })], '1', 'failed', 'closed');
    expect(mark(failed, '1', 'queued')).toEqual([line('1', { phraseId: 'thanks.1' })]);
  });
});
