import { cookiesIn, Desk } from './a-desk.ts';
import { pathOf, ROUTES } from './routes.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await Desk.start({
    PUBLIC_URL: 'https://desk.example',
    ALLOWED_ORIGINS: 'https://shop.example,https://www.shop.example',
    NODE_ENV: 'production',
  });
});
afterAll(() => desk.stop());

/** The content policy of a page, by directive. */
async function policyOf(path: string): Promise<Record<string, string>> {
  const policy = (await desk.get(path)).headers.get('content-security-policy') ?? '';
  return Object.fromEntries(
    policy.split(';').map((one) => {
      const [name = '', ...words] = one.trim().split(' ');
      return [name, words.join(' ')];
    }),
  );
}

test.each(['/', '/demo', '/widget/', '/api/session'])(
  '%s runs no script that is not the desk’s own',
  async (path) => {
    expect(await policyOf(path)).toMatchObject({
      'default-src': "'self'",
      'script-src': "'self'",
      'style-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
    });
  },
);

test.each(['/', '/demo', '/api/session', '/assets/nothing.js'])('nobody frames %s', async (path) => {
  expect((await policyOf(path))['frame-ancestors']).toBe("'none'");
});

test('the websites that may embed the widget frame it, nobody else', async () => {
  const all = 'https://desk.example https://shop.example https://www.shop.example';
  expect((await policyOf('/widget/'))['frame-ancestors']).toBe(all);
});

test.each(['/widget/preview/', '/widget/preview/frame'])(
  '%s stands in the console alone, and sends nothing',
  async (path) => {
    expect((await desk.get(path)).status).toBe(200);
    expect(await policyOf(path)).toMatchObject({
      'frame-ancestors': "'self'",
      'connect-src': "'none'",
      'form-action': "'none'",
    });
  },
);

test('behind TLS the session is in a cookie that only this host gives and gets, over TLS alone', async () => {
  const response = await desk.signIn('1001', undefined, { origin: 'https://desk.example' });
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(
    /^__Host-[\w-]+=[\w-]{40,}; Max-Age=43200; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(cookie).not.toMatch(/domain/i);
  expect((await desk.get('/api/session', cookiesIn(response))).status).toBe(200);
  expect((await desk.get('/api/session', cookiesIn(response).replace('__Host-', ''))).status).toBe(401);
  expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
});

test('the widget may be shown by pages with an embedder policy, and cannot move the page around it', async () => {
  const { headers } = await desk.get('/widget/');
  expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect((await policyOf('/widget/'))['sandbox']).not.toMatch(/top-navigation/);
});

test('every website may load the loader as a module, with and without its cookies', async () => {
  const { headers } = await fetch(`${desk.url}/widget.js`, { headers: { origin: 'https://shop.example' } });
  expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
  expect(headers.get('access-control-allow-credentials')).toBe('true');
  expect((await desk.get('/widget.js')).headers.get('access-control-allow-origin')).toBe('*');
});

test('no browser and no proxy keeps what any route answers, to whomever, the right answer or not', async () => {
  const cookie = cookiesIn(await desk.signIn('9001', undefined, { origin: 'https://desk.example' }));
  const unknown = { name: 'none', method: 'GET', path: '/api/none' };
  expect(ROUTES.length).toBeGreaterThan(20);
  for (const route of [...ROUTES, unknown])
    for (const who of [cookie, '']) {
      // Signing out would end the session for the rest.
      const { method } = route;
      if (method !== 'GET' && who === cookie) continue;
      const address = `${desk.url}${pathOf(route, {}, '1')}`;
      const response = await fetch(address, { method, headers: { cookie: who } });
      expect([method, address, response.headers.get('cache-control')]).toEqual([method, address, 'no-store']);
    }
});
