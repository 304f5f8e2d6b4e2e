import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { S3Server } from '../storage/an-s3-server.ts';
import { keep } from '../storage/backup/a-backup.ts';
import { Desk, granted } from './a-desk.ts';
import { aPicture, stored, upload } from './a-picture.ts';
import { Casework } from './casework.ts';
import { TwoProcesses } from './two-processes.ts';

jest.setTimeout(60_000);

const bytesAt = (desk: Desk, id: string, token: string): Promise<Response> =>
  fetch(`${desk.url}/files/${id}`, { headers: { authorization: `Bearer ${token}` } });

describePostgres('files of one desk of two processes', () => {
  test('[P1] what is uploaded to one is sent and read at the other, from an S3-compatible store', async () => {
    const s3 = await S3Server.start();
    const both = await TwoProcesses.start(s3.settings);
    const customer = await both.a.customer();
    const { file, status } = await upload(both.a, customer, await aPicture());
    expect(status).toBe(201);
    const elsewhere = await both.b.customer({}, customer.token);
    const begun = { clientId: newId(), text: '', files: [file.id] };
    const { entry } = granted(await both.meanwhile(elsewhere.socket.emitWithAck('start', begun)));
    expect(entry.files).toEqual([file]);
    const read = await bytesAt(both.b, file.id, customer.token);
    expect([read.status, (await read.arrayBuffer()).byteLength]).toEqual([200, file.size]);
    // Nothing of it is on either machine.
    expect([both.a, both.b].map(({ dataDir }) => existsSync(join(dataDir, 'files')))).toEqual([false, false]);
    await both.end();
    await s3.stop();
  });
});

describePostgres('what a network sends', () => {
  test('in a day is counted for both processes together, whoever sends it', async () => {
    const both = await TwoProcesses.start({ FILES_PER_NETWORK: '1' });
    const large = { bytes: Buffer.alloc(600_000, 'a'), name: 'a.txt' };
    const small = { bytes: Buffer.from('a'), name: 'b.txt' };
    for (const desk of [both.a, both.b])
      expect((await upload(desk, await desk.customer(), large)).status).toBe(201);
    // It is counted once it is stored, beside its answer.
    const again = async (desk: Desk): Promise<string | undefined> => {
      const customer = await desk.customer();
      let { code } = await upload(desk, customer, small);
      for (let times = 0; code === undefined && times < 20; times += 1)
        ({ code } = await upload(desk, customer, small));
      return code;
    };
    expect([await again(both.a), await again(both.b)]).toEqual(['rate_limited', 'rate_limited']);
    await both.end();
  });
});

test('a backup holds the files, and a restore brings them back', async () => {
  const desk = await Desk.start();
  const customer = await desk.customer();
  const { file } = await upload(desk, customer, await aPicture());
  const begun = { clientId: newId(), text: '', files: [file.id] };
  granted(await customer.socket.emitWithAck('start', begun));
  const cookie = await desk.cookieOf('1001');
  const work = await Casework.of(desk, '1001');
  const { number } = await work.complaint();
  const ofCase = await upload(desk, { case: number, cookie }, await aPicture());
  expect(await work.codes(number, { type: 'commented', files: [ofCase.file.id] })).toEqual(['ok']);
  const place = mkdtempSync(join(tmpdir(), 'huashu-files-'));
  const backup = join(place, 'desk.backup');
  const { said } = await keep('backup', { DATA_DIR: desk.dataDir }, backup);
  expect(said).toContain('2 files');
  const before = stored(desk);
  await desk.stop();
  const dataDir = join(place, 'data');
  expect(await keep('restore', { DATA_DIR: dataDir }, backup)).toMatchObject({ status: 0 });
  const again = await Desk.start({ DATA_DIR: dataDir });
  expect(stored(again).sort()).toEqual(before.sort());
  expect((await bytesAt(again, file.id, customer.token)).status).toBe(200);
  expect((await again.get(`/files/${ofCase.file.id}`, await again.cookieOf('1001'))).status).toBe(200);
  await again.stop();
  rmSync(place, { recursive: true });
});
