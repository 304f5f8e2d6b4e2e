import { act, render, screen } from '@testing-library/react';
import { surviveTranslation } from '../../client/translated-text.ts';

let end: () => void;
beforeEach(() => (end = surviveTranslation(document.body)));
afterEach(() => end());

/** What the browser's translation does to a page: `how` puts an element in the place of each text. */
async function translate(how: (font: Element, text: Text) => void): Promise<void> {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
  for (const text of texts.filter(({ data }) => data.trim() !== '')) {
    const template = document.createElement('template');
    template.innerHTML = '<font><font></font></font>';
    const outer = template.content.firstElementChild!;
    if (how !== moveInto) outer.firstElementChild!.textContent = `[${text.data}]`;
    how(outer, text);
  }
  await act(() => Promise.resolve());
}

const replace = (font: Element, text: Text): void => text.replaceWith(font);
const moveInto = (font: Element, text: Text): void => {
  text.before(font);
  font.firstElementChild!.append(text);
};
const removeThenInsert = (font: Element, text: Text): void => {
  const { parentNode, nextSibling } = text;
  text.remove();
  parentNode!.insertBefore(font, nextSibling);
};

function Part({ count = 1, named = true }: { count?: number; named?: boolean }) {
  return (
    <p data-testid="part">
      {named ? 'name' : null} waits {count} {count > 2 ? <b>long</b> : 'short'}
    </p>
  );
}
const words = () => screen.getByTestId('part').textContent;

test.each([replace, moveInto, removeThenInsert])(
  'a translated page goes on changing its words, also where texts come and go: %p',
  async (how) => {
    const { rerender } = render(<Part />);
    await translate(how);
    rerender(<Part count={2} named={true} />);
    await act(() => Promise.resolve());
    expect(words()).toMatch(/2/);
    expect(words()).not.toMatch(/1/);
    rerender(<Part count={3} named={false} />);
    await act(() => Promise.resolve());
    expect(words()).toMatch(/3.*long/);
    expect(words()).not.toMatch(/name|short/);
    rerender(<Part count={1} named={true} />);
    await act(() => Promise.resolve());
    expect(words()).toMatch(/name.*1.*short/);
  },
);

test('a page whose translation is taken back reads as before', async () => {
  render(<Part />);
  const before = words();
  await translate(replace);
  expect(words()).toMatch(/\[name\]/);
  for (const font of document.querySelectorAll('[data-testid=part] > font')) font.remove();
  await act(() => Promise.resolve());
  expect(words()).toBe(before);
});
