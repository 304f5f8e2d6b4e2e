import { COMMANDS, commandOf, KEYS, type Press } from '../../client/console/parts/keys.ts';

function press(code: string, change: Partial<Press> = {}): Press {
  const key = code.replace(/^(Key|Digit)/, '').toLowerCase();
  return { code, key, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, ...change };
}
const typing = { typing: true, singleKeys: true };
const free = { typing: false, singleKeys: true };

describe('the key map', () => {
  test('never takes a digit or letter from somebody who types', () => {
    for (const one of COMMANDS) expect(commandOf(press(KEYS[one].code), typing)).toBeNull();
  });

  test('with Alt every command works while typing, wherever the layout puts the character', () => {
    expect(commandOf(press('Digit1', { altKey: true, key: '¡' }), typing)).toBe('phrase1');
    expect(commandOf(press('KeyW', { altKey: true, key: '∑' }), typing)).toBe('warn');
  });

  test('a key alone does nothing unless that was chosen, and then only where nobody types', () => {
    expect(commandOf(press('KeyJ'), { typing: false, singleKeys: false })).toBeNull();
    expect(commandOf(press('KeyJ'), free)).toBe('next');
  });

  test.each(['warn', 'flag', 'hold', 'close', 'status', 'note', 'transfer', 'accept', 'nextStep'] as const)(
    'nothing that acts on a customer or on oneself has a key alone: %s',
    (command) => expect(commandOf(press(KEYS[command].code), free)).toBeNull(),
  );

  test('leaves the browser its own keys', () => {
    expect(commandOf(press('KeyT', { ctrlKey: true }), free)).toBeNull();
    expect(commandOf(press('KeyK', { ctrlKey: true }), typing)).toBe('search');
  });

  test('no two commands share a key', () => {
    const strokes = COMMANDS.map((one) => KEYS[one].label);
    expect(new Set(strokes).size).toBe(strokes.length);
  });
});
