import fc from 'fast-check';
import { linkify } from '../client/linkify.ts';

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
  ['请看https://shop.example/a?b=1，谢谢', ['https://shop.example/a?b=1']],
  [
    '（https://shop.example/a）【https://shop.example/b】已发',
    ['https://shop.example/a', 'https://shop.example/b'],
  ],
  [
    '《https://shop.example/a》“https://shop.example/b”',
    ['https://shop.example/a', 'https://shop.example/b'],
  ],
  ['链接：https://shop.example/a；订单号1', ['https://shop.example/a']],
  ['https://shop.example/a、https://shop.example/b', ['https://shop.example/a', 'https://shop.example/b']],
  ['https://shop.example/a！https://shop.example/b？', ['https://shop.example/a', 'https://shop.example/b']],
  ['https://shop.example/a——谢谢', ['https://shop.example/a']],
  ['https://shop.example/a\u200b谢谢', ['https://shop.example/a']],
  ['官网www.shop.com谢谢', ['www.shop.com']],
  ['复制https://m.tb.cn/h.5abc?tk=x1Y2 打开', ['https://m.tb.cn/h.5abc?tk=x1Y2']],
  ['https://shop.example/item.htm?id=1&sku=2;3', ['https://shop.example/item.htm?id=1&sku=2;3']],
  ['HTTPS://X.EXAMPLE/A', ['HTTPS://X.EXAMPLE/A']],
  ['http://192.168.0.1:8080/a', ['http://192.168.0.1:8080/a']],
  ['版本1.com file.py readme.md 3.14', []],
  ['见https://例子.中国/a。', ['https://例子.中国/a']],
  ['见https://例子.中国谢谢', ['https://例子.中国']],
  ['https://京东.com谢谢，https://京东.com:8443/a', ['https://京东.com', 'https://京东.com:8443/a']],
  ['https://谢谢 https://谢谢.', []],
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
