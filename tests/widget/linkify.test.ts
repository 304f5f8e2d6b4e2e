import fc from 'fast-check';
import { linkify } from '../../client/widget/frame/linkify.ts';

const links = (text: string): (string | null)[] =>
  linkify(text)
    .filter(({ href }) => href !== null)
    .map(({ text: shown }) => shown);

test.each([
  ['请看 https://shop.example/a?b=1。谢谢', ['https://shop.example/a?b=1']],
  ['(http://x.example/y).', ['http://x.example/y']],
  ['https://x.example/a_(b)', ['https://x.example/a_(b)']],
  ['javascript:alert(1) data:text/html,x file:///etc', []],
  ['看https://shop.example/a谢谢', ['https://shop.example/a']],
  ['见https://shop.example谢谢', ['https://shop.example']],
  ['「https://shop.example/退货」', ['https://shop.example/']],
  ['https://shop.example/%E9%80%80?q=1…等', ['https://shop.example/%E9%80%80?q=1']],
  ['write to me@shop.example', []],
  ['见www.shop.example/退货。', ['www.shop.example/']],
  ['see www.shop.example, or (www.shop.example/a).', ['www.shop.example', 'www.shop.example/a']],
  ['http://www.shop.example/a', ['http://www.shop.example/a']],
  ['me@www.shop.example awww.shop.example www. www.x www...', []],
  ['<a href="https://x.example">', ['https://x.example']],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected);
});

test('nothing that was typed is lost, added or followed but over http and https', () => {
  const text = fc.oneof(
    fc.string(),
    fc.webUrl().map((url) => `看 ${url}，javascript:${url}`),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const stretches = linkify(typed);
      expect(stretches.map((stretch) => stretch.text).join('')).toBe(typed);
      for (const { href } of stretches) if (href !== null) expect(href).toMatch(/^https?:\/\//);
    }),
  );
});
