import { isOnPage } from '../../client/widget/greeting.ts';

test.each([
  ['/', '/', true],
  ['/', '/cart', false],
  ['/cart', '/cart', true],
  ['/cart', '/cart/2', false],
  ['/products/*', '/products/a/b', true],
  ['/products/*', '/products', false],
  ['*/sale', '/en/sale', true],
  ['*', '/anything', true],
  ['/a.b+(c)*', '/a.b+(c)d', true],
  ['/a.b', '/axb', false],
  ['/[x', '/[x', true],
])('[P10] the pattern %s and the page %s: %s', (pattern, path, is) => {
  expect(isOnPage(path, pattern)).toBe(is);
});
