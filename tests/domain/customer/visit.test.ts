import { NO_VISIT, opened, pageOf, PAGES_KEPT } from '../../../server/domain/customer/visit.ts';

test.each([
  ['https://shop.example/p/9?token=secret#top', 'shop.example/p/9'],
  ['http://localhost:3000/', 'localhost:3000/'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['nonsense', null],
])('of the address %s only %s is kept', (address, page) => {
  expect(pageOf(address)).toBe(page);
});

test('the last ten pages are kept, newest first, one that is opened again at once counts once', () => {
  const addresses = Array.from({ length: 12 }, (_, n) => `https://a.example/${n}`);
  const visit = addresses.reduce((before, address, n) => opened(before, address, n), NO_VISIT);
  expect(visit.pages).toHaveLength(PAGES_KEPT);
  expect(visit.pages[0]).toEqual({ page: 'a.example/11', at: 11 });
  expect(opened(visit, 'https://a.example/11?again=1', 99)).toBe(visit);
  expect(opened(visit, undefined, 99)).toBe(visit);
});
