import { isOwnPage } from '../../server/entry/admission.ts';

const over = (own: string) => ({ allowedOrigins: [own, 'https://shop.example'], allowLocalhost: false });

test.each([
  ['its public address', 'https://desk.example', 'proxy.internal', true],
  ['the address where it was asked', 'https://192.168.1.5:3000', '192.168.1.5:3000', true],
  ['the same without TLS', 'http://192.168.1.5:3000', '192.168.1.5:3000', false],
  ['another port there', 'https://192.168.1.5:8000', '192.168.1.5:3000', false],
  ['a website that may embed the widget', 'https://shop.example', 'desk.example', false],
  ['a sandboxed page', 'null', 'null', false],
  ['a page of a browser’s extension', 'chrome-extension://desk.example', 'desk.example', false],
])('of a desk behind TLS, a page from %s acts for staff or not', (_, origin, host, may) => {
  expect(isOwnPage(over('https://desk.example'), { origin, host })).toBe(may);
});

test('of a desk without TLS, the console acts on every address where it is served', () => {
  const gates = over('http://localhost:3000');
  expect(isOwnPage(gates, { origin: 'http://192.168.1.5:3000', host: '192.168.1.5:3000' })).toBe(true);
  expect(isOwnPage(gates, { origin: 'http://evil.example', host: '192.168.1.5:3000' })).toBe(false);
});
