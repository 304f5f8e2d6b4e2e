/** @jest-environment-options {"customExportConditions": ["node", "node-addons"]} */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Client from 'socket.io-client';
import { connect } from '../../client/console/connection/connect.ts';
import { post } from '../../client/console/connection/deliver.ts';
import { closeLine } from '../../client/console/connection/line.ts';
import { accept } from '../../client/console/connection/act.ts';
import { useDesk } from '../../client/console/store/desk.ts';
import { useView } from '../../client/console/store/view.ts';
import { keepIn } from '../../client/widget/connection/keep.ts';
import { beginSession, type Session } from '../../client/widget/connection/session.ts';
import { keep } from '../storage/backup/a-backup.ts';
import { Desk, freePort, PASSWORD } from './a-desk.ts';

jest.setTimeout(60_000);

let origin = '';
let cookies = '';
jest.mock('socket.io-client', () => {
  const actual = jest.requireActual<typeof Client>('socket.io-client');
  // A console is served by its desk, and its browser holds the cookie; this page was served by nobody.
  const io = (path: string, options: object): unknown =>
    actual.io(`${origin}${path}`, { ...options, extraHeaders: { cookie: cookies, origin } });
  return { ...actual, io };
});

/** The cookies of a session. */
function signIn(desk: Desk): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${desk.url}/api/session`, { method: 'POST', headers }, (response) => {
      const set = response.headers['set-cookie'] ?? [];
      response.resume().once('end', () => {
        resolve(set.map((line) => line.split(';', 1)[0]).join('; '));
      });
    });
    asked.once('error', reject).end(JSON.stringify({ account: '1001', password: PASSWORD }));
  });
}

/** Resolves when the console or the widget has come to be so. */
function until(customer: Session, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const stops = [useDesk.subscribe(look), customer.watch(look)];
    look();
  });
}

const said = (entries: readonly { text?: string }[] | undefined): string[] =>
  (entries ?? []).flatMap(({ text }) => (text ? [text] : []));

let folder: string;
let desk: Desk;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'huashu-older-'))));
afterEach(async () => {
  closeLine();
  await desk.kill();
  rmSync(desk.dataDir, { recursive: true });
  rmSync(folder, { recursive: true });
});

test('an older backup brought back under an open widget and an open console: both go on, and every new message is shown', async () => {
  const file = join(folder, 'desk.backup');
  const PORT = String(await freePort());
  origin = `http://localhost:${PORT}`;
  const env = { PORT, PUBLIC_URL: origin, ALLOWED_ORIGINS: 'http://localhost' };
  desk = await Desk.start(env);
  cookies = await signIn(desk);
  useDesk.setState({ session: { account: '1001', role: 'agent', number: '1001', name: '林小满' } });
  connect();
  const keeping = keepIn(() => sessionStorage);
  const customer = beginSession(origin, keeping, 'zh-CN', () => Promise.resolve());
  const chats = () => Object.values(useDesk.getState().chats);
  const log = (): string[] => said(useDesk.getState().logs[chats()[0]?.id ?? '']?.entries);
  const screen = (): string[] => said(customer.view().entries);
  const both = (text: string) => until(customer, () => log().includes(text) && screen().includes(text));

  customer.write('早先的问题');
  await until(customer, () => chats().length === 1 && useDesk.getState().connection === 'online');
  const chatId = chats()[0]?.id ?? '';
  useView.setState({ chatId });
  await accept(chatId);
  const reply = (text: string): void => post({ chatId, kind: 'message', text });
  reply('早先的回答');
  await both('早先的回答');
  const { dataDir: DATA_DIR } = desk;
  expect((await keep('backup', { DATA_DIR }, file)).status).toBe(0);
  customer.write('后来的问题');
  await both('后来的问题');
  reply('后来的回答');
  await both('后来的回答');

  await desk.leave();
  expect((await keep('restore', { DATA_DIR }, file, '--replace')).status).toBe(0);
  desk = await Desk.start({ ...env, DATA_DIR });
  customer.write('之后的问题');
  await both('之后的问题');
  reply('之后的回答');
  await both('之后的回答');
  customer.write('最后的问题');
  await both('最后的问题');
  const standing = ['早先的问题', '早先的回答', '之后的问题', '之后的回答', '最后的问题'];
  expect([log(), screen()]).toEqual([standing, standing]);
});
