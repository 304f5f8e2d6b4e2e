import { isDropKey, isSendKey } from '../../client/widget/frame/enter-key.ts';

const enter = {
  ...{ key: 'Enter', keyCode: 13, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
  isComposing: false,
};

test('Enter sends', () => {
  expect(isSendKey(enter, false)).toBe(true);
});

test.each([
  ['Shift+Enter, which breaks the line', { ...enter, shiftKey: true }, false],
  ['Enter while an input method composes', { ...enter, isComposing: true }, false],
  ['Enter that an input method has taken (229)', { ...enter, keyCode: 229 }, false],
  ['Enter in the tick after a composition', enter, true],
  ['another key', { ...enter, key: 'a' }, false],
])('%s does not send', (_, press, justComposed) => {
  expect(isSendKey(press, justComposed)).toBe(false);
});

test('Backspace takes the last file back, unless an input method needs it or it is still held', () => {
  const back = { ...enter, key: 'Backspace', keyCode: 8, repeat: false };
  expect(isDropKey(back)).toBe(true);
  expect(isDropKey({ ...back, repeat: true })).toBe(false);
  expect(isDropKey({ ...back, isComposing: true })).toBe(false);
  expect(isDropKey({ ...back, keyCode: 229 })).toBe(false);
  expect(isDropKey({ ...enter, repeat: false })).toBe(false);
});
