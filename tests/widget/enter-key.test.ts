import { isSendKey } from '../../client/widget/frame/enter-key.ts';

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
