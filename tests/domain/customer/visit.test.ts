import { NO_VISIT, opened, pageOf, PAGES_KEPT, told } from '../../../server/domain/customer/visit.ts';

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

test('what a browser tells is put in the order of time, and told again it changes nothing', () => {
  const page = (name: string, at: number) => ({ page: `https://a.example/${name}?q=1`, at });
  const said = {
    pages: [page('b', 2), page('a', 1), page('c', 3)],
    device: 'Chrome',
    timeZone: 'Asia/Shanghai',
  };
  const visit = told(NO_VISIT, said);
  expect(visit.pages.map((one) => one.page)).toEqual(['a.example/c', 'a.example/b', 'a.example/a']);
  const again = told(visit, {
    ...said,
    pages: said.pages.map(({ page: name, at }) => ({ page: name, at: at + 0.1 })),
  });
  expect(again.pages.map((one) => one.page)).toEqual(['a.example/c', 'a.example/b', 'a.example/a']);
  expect(told(visit, { pages: [], device: null, timeZone: '<b>' })).toEqual(visit);
});
