import type { EnterPress } from '../../client/console/parts/keys.ts';
import { meaningOf } from '../../client/console/parts/send-key.ts';

function enter(change: Partial<EnterPress> = {}): EnterPress {
  const none = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
  return { key: 'Enter', ...none, isComposing: false, keyCode: 13, ...change };
}

describe('Enter in the reply', () => {
  test('sends; with Shift it breaks the line', () => {
    expect(meaningOf(enter(), false, 'enter')).toBe('send');
    expect(meaningOf(enter({ shiftKey: true }), false, 'enter')).toBe('type');
  });

  test('never sends while an input method confirms a candidate', () => {
    expect(meaningOf(enter({ isComposing: true }), false, 'enter')).toBe('type');
    expect(meaningOf(enter({ keyCode: 229 }), false, 'enter')).toBe('type');
    expect(meaningOf(enter(), true, 'enter')).toBe('type');
  });

  test('with Ctrl it sends deliberately', () => {
    expect(meaningOf(enter({ ctrlKey: true }), false, 'enter')).toBe('sendAnyway');
  });
});

describe('Enter in the reply of somebody who sends with Ctrl+Enter', () => {
  test('breaks the line; with Ctrl it sends, with Shift as well despite a warning', () => {
    expect(meaningOf(enter(), false, 'ctrlEnter')).toBe('type');
    expect(meaningOf(enter({ shiftKey: true }), false, 'ctrlEnter')).toBe('type');
    expect(meaningOf(enter({ ctrlKey: true }), false, 'ctrlEnter')).toBe('send');
    expect(meaningOf(enter({ metaKey: true }), false, 'ctrlEnter')).toBe('send');
    expect(meaningOf(enter({ ctrlKey: true, shiftKey: true }), false, 'ctrlEnter')).toBe('sendAnyway');
    expect(meaningOf(enter({ ctrlKey: true, altKey: true }), false, 'ctrlEnter')).toBe('type');
  });

  test('never sends while an input method confirms a candidate', () => {
    expect(meaningOf(enter({ ctrlKey: true, isComposing: true }), false, 'ctrlEnter')).toBe('type');
    expect(meaningOf(enter({ ctrlKey: true, keyCode: 229 }), false, 'ctrlEnter')).toBe('type');
    expect(meaningOf(enter({ ctrlKey: true }), true, 'ctrlEnter')).toBe('type');
  });
});
