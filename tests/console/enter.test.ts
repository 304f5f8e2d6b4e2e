import { meaningOf, type EnterPress } from '../../client/console/parts/keys.ts';

function enter(change: Partial<EnterPress> = {}): EnterPress {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  return { key: 'Enter', ...none, isComposing: false, keyCode: 13, ...change };
}

describe('Enter in the reply', () => {
  test('sends; with Shift it breaks the line', () => {
    expect(meaningOf(enter(), false)).toBe('send');
    expect(meaningOf(enter({ shiftKey: true }), false)).toBe('type');
  });

  test('never sends while an input method confirms a candidate', () => {
    expect(meaningOf(enter({ isComposing: true }), false)).toBe('type');
    expect(meaningOf(enter({ keyCode: 229 }), false)).toBe('type');
    expect(meaningOf(enter(), true)).toBe('type');
  });

  test('with Ctrl it sends deliberately', () => {
    expect(meaningOf(enter({ ctrlKey: true }), false)).toBe('sendAnyway');
  });
});
