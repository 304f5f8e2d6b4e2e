import { v7 as newId } from 'uuid';
import { Administrator } from './administering.ts';
import { Desk } from './a-desk.ts';
import { aPicture, type Sample } from './a-picture.ts';

let desk: Desk;
let admin: Administrator;
let cookie: string;
beforeAll(async () => {
  desk = await Desk.start();
  admin = await Administrator.of(desk);
  cookie = await desk.cookieOf('admin');
});
afterEach(() => desk.guestsGo());
afterAll(() => desk.stop());

async function send(as: string | undefined, { bytes, name, type = '' }: Sample) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const headers = { ...(as === undefined ? {} : { cookie: as }), origin: desk.url };
  const response = await fetch(`${desk.url}/api/settings/pictures`, { method: 'POST', body: form, headers });
  const { file, error } = (await response.json()) as {
    file?: { id: string };
    error?: { code: string };
  };
  return { status: response.status, code: error?.code, id: file?.id ?? '' };
}

const shown = (id: string) => fetch(`${desk.url}/widget/pictures/${id}`);

test('[P10] a logo is encoded anew, kept by browsers, seen by customers, undone, and gone for all when removed', async () => {
  const customer = await desk.customer({ locale: 'en' });
  const sample = await aPicture({ width: 900, height: 900 });
  const first = await send(cookie, sample);
  expect(first.status).toBe(201);
  // Chosen, it can be looked at; nobody knows its address yet.
  expect((await shown(first.id)).status).toBe(200);
  expect((await admin.set({ widgetLogo: first.id })).status).toBe(200);
  const { look } = await customer.desks.first((one) => one.look !== undefined);
  expect(look).toEqual({ logo: first.id });
  const page = await shown(first.id);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const bytes = Buffer.from(await page.arrayBuffer());
  expect(bytes.subarray(8, 12).toString('latin1')).toBe('WEBP');
  expect(bytes.equals(sample.bytes)).toBe(false);

  await admin.set({ widgetLogo: null });
  await customer.desks.first((one) => one.look === undefined);
  expect((await shown(first.id)).status).toBe(404);
  const { version } = await admin.setting('widgetLogo');
  const undone = await admin.ask('POST', '/api/settings/undo', { key: 'widgetLogo', version });
  expect(undone.status).toBe(200);
  expect((await shown(first.id)).status).toBe(200);
});

test('[P10] only administrators upload them, and only pictures of the desk can be set', async () => {
  const agent = await desk.agent('1001');
  const sample = await aPicture();
  expect(await send(agent.cookie, sample)).toMatchObject({ status: 403 });
  expect(await send(undefined, sample)).toMatchObject({ status: 401 });
  const text = { bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), name: 'a.svg' };
  expect((await send(cookie, text)).status).toBeGreaterThanOrEqual(400);
  const large = { ...sample, bytes: Buffer.concat([sample.bytes, Buffer.alloc(2_100_000)]) };
  expect(await send(cookie, large)).toMatchObject({ status: 413, code: 'too_large' });
  for (const wrong of [newId(), 'x', 7]) {
    const { status, body } = await admin.set({ widgetAvatar: wrong });
    expect([status, body.error?.field]).toEqual([400, 'widgetAvatar']);
  }
  const yaml = await (await desk.get('/api/settings.yaml', cookie)).text();
  expect(yaml).not.toContain('widgetLogo');
});
