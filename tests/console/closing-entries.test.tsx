import { closingEntries } from '../../client/console/features/chat/conduct.ts';
import { missingBeforeClose } from '../../phrases/suggest/closing.ts';
import { entry } from './samples.ts';

const staff = { role: 'agent', account: '1001' } as const;

describe('what the closing dialog reads', () => {
  test('[P4] leaves notes and system lines out', () => {
    const entries = [
      entry(1),
      entry(2, { kind: 'note', by: staff }),
      entry(3, { kind: 'joined', by: { role: 'system' } }),
    ];
    expect(closingEntries(entries, [])).toHaveLength(1);
  });

  test('[P4] counts what this agent has just sent, but not what was refused', () => {
    const line = {
      clientId: 'c',
      chatId: 'a',
      kind: 'message',
      text: '请问还有什么可以帮助您?',
      at: 0,
    } as const;
    const steps = (state: 'sending' | 'failed') =>
      missingBeforeClose(closingEntries([entry(1)], [{ ...line, state }])).map(({ step }) => step);
    expect(steps('sending')).not.toContain('anything_else');
    expect(steps('failed')).toContain('anything_else');
  });
});
