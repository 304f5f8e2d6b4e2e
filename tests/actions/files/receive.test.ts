import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { receive, type Uploader } from '../../../server/actions/files/receive.ts';
import { aPicture } from '../../wire/a-picture.ts';
import { aDesk, shut, type TestDesk } from '../a-desk.ts';

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

const BY_CUSTOMER: Uploader = {
  ...{ owner: 'chat', customerId: 'of-a', account: null, chatId: null, caseNumber: null },
};

const take = (name: string, bytes: Buffer) => {
  const path = join(test_.desk.files.staging, `${name}.part`);
  writeFileSync(path, bytes);
  return receive(test_.desk, BY_CUSTOMER, { path, name, claimed: '', size: bytes.length });
};

test('a picture whose child is killed whenever it begins is refused in one sentence, and the next one is taken', async () => {
  const { bytes } = await aPicture({ width: 3000, height: 3000 });
  const { workers, staging } = test_.desk.files;
  const taking = take('一.png', bytes);
  const killing = setInterval(() => {
    for (const pid of workers.pids) process.kill(pid, 'SIGKILL');
  }, 1);
  const refused = await taking.finally(() => clearInterval(killing));
  expect(refused).toEqual({ refused: 'bad_request', message: 'This file cannot be read.' });
  expect(readdirSync(staging)).toEqual([]);
  expect(await take('二.png', bytes)).toMatchObject({ name: '二.png', width: 3000 });
});

/** The beginning of a photo of an iPhone: its brand, and the boxes that follow. */
const box = (name: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const heic = (brand: string, ...compatible: string[]): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from(`${brand}\0\0\0\0${compatible.join('')}`, 'latin1')),
    box(
      'meta',
      Buffer.alloc(4),
      box('hdlr', Buffer.from('\0\0\0\0\0\0\0\0pict', 'latin1'), Buffer.alloc(13)),
    ),
    box('mdat', Buffer.alloc(2000, 7)),
  ]);

test.each([
  ['IMG_0001.HEIC', heic('heic', 'mif1', 'MiHE', 'miaf', 'heic')],
  ['IMG_0002.heic', heic('heix', 'mif1', 'heix')],
  ['IMG_0003.heif', heic('mif1', 'mif1', 'heic', 'hevc')],
  ['连拍.heic', heic('msf1', 'msf1', 'hevc')],
])(
  '%s of an iPhone is taken as it is, to be saved: browsers and the encoder cannot show it',
  async (name, bytes) => {
    const taken = await take(name, bytes);
    expect(taken).toMatchObject({ name, type: 'image/heic', size: bytes.length });
    expect(taken).not.toHaveProperty('width');
    const [row] = await test_.store.files.stored('', 9);
    expect(row).toMatchObject({ thumbnail: 0, width: null });
  },
);

test('a HEIC that is named as a JPEG is saved as what it is, so that programs open it', async () => {
  expect(await take('IMG_0004.JPG', heic('heic', 'mif1', 'heic'))).toMatchObject({
    name: 'IMG_0004.heic',
    type: 'image/heic',
  });
});
