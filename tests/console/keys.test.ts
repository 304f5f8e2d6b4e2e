import { COMMANDS, commandOf, KEYS, type Press } from '../../client/console/keys/map.ts';

function press(code: string, change: Partial<Press> = {}): Press {
  const key = code.replace(/^(Key|Digit)/, '').toLowerCase();
  return { code, key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...change };
}
const typing = { typing: true, letters: true };
const free = { typing: false, letters: true };

describe('the key map', () => {
  test('never takes a digit or letter from somebody who types', () => {
    for (const one of COMMANDS) expect(commandOf(press(KEYS[one].code), typing)).toBeNull();
  });

  test('with Alt every command works while typing, wherever the layout puts the character', () => {
    expect(commandOf(press('Digit1', { altKey: true, key: '¡' }), typing)).toBe('phrase1');
    expect(commandOf(press('KeyW', { altKey: true, key: '∑' }), typing)).toBe('warn');
  });

  test('letters alone work where nobody types, unless they are switched off', () => {
    expect(commandOf(press('KeyO'), free)).toBe('overdue');
    expect(commandOf(press('KeyO'), { typing: false, letters: false })).toBeNull();
  });

  test('leaves the browser its own keys', () => {
    expect(commandOf(press('KeyT', { ctrlKey: true }), free)).toBeNull();
    expect(commandOf(press('KeyK', { ctrlKey: true }), typing)).toBe('find');
  });

  test('no two commands share a key', () => {
    const strokes = COMMANDS.map((one) => KEYS[one].label);
    expect(new Set(strokes).size).toBe(strokes.length);
  });
});
