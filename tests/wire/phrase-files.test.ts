import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describePostgres } from '../storage/a-postgres.ts';
import { codeOf, Desk, granted } from './a-desk.ts';
import { aPicture, stored, upload } from './a-picture.ts';
import type { Agent } from './an-agent.ts';
import { TwoProcesses } from './two-processes.ts';

jest.setTimeout(60_000);

const OWN = { text: '这是安装步骤', scope: 'own', situation: null, shortcut: null } as const;

const keep = async (who: Agent, more: object = {}) =>
  granted(await who.socket.emitWithAck('keepPhrase', { ...OWN, ...more })).phrase;
const set = async (who: Agent, phraseId: string, files: string[]) =>
  codeOf(await who.socket.emitWithAck('setPhraseFiles', { phraseId, files }));
const filesOf = async (who: Agent) => granted(await who.socket.emitWithAck('ownPhrases', {})).files;
const chatOf = async (desk: Desk, agent: Agent) => {
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: newId(), text: '怎么装' }));
  granted(await agent.socket.emitWithAck('accept', { chatId: chat.id }));
  return { customer, chatId: chat.id };
};

describe('on one process', () => {
  let desk: Desk;
  let author: Agent;
  let colleague: Agent;
  let lead: Agent;
  beforeAll(async () => {
    desk = await Desk.start({ FILES_PER_DAY: '1' });
    [author, colleague, lead] = await Promise.all([
      desk.agent('1001'),
      desk.agent('1002'),
      desk.agent('9001'),
    ]);
  });
  afterAll(() => desk.stop());

  const uploaded = async (who: Agent, phrase: string) => {
    const { file, status } = await upload(desk, { phrase, cookie: who.cookie }, await aPicture());
    expect(status).toBe(201);
    return file;
  };
  const read = async (who: Agent, id: string) => (await desk.get(`/files/${id}`, who.cookie)).status;

  test('a phrase’s file is seen by who sees the phrase, sent as a copy, and gone with the phrase, but for what was sent', async () => {
    const file = await uploaded(author, 'new');
    expect([await read(author, file.id), await read(lead, file.id)]).toEqual([200, 404]);
    const phrase = await keep(author);
    expect(await set(author, phrase.phraseId, [file.id])).toBe('ok');
    expect(await filesOf(author)).toEqual([{ phrase: `.own-${phrase.id}`, files: [file] }]);
    expect([await filesOf(colleague), await read(colleague, file.id)]).toEqual([[], 404]);
    expect(await set(colleague, phrase.phraseId, [])).toBe('not_found');
    await keep(author, { phraseId: phrase.id, scope: 'team' });
    expect([await read(author, file.id), await read(colleague, file.id)]).toEqual([200, 200]);
    expect(await set(colleague, phrase.phraseId, [])).toBe('forbidden');
    const refused = await upload(
      desk,
      { phrase: phrase.phraseId, cookie: colleague.cookie },
      await aPicture(),
    );
    expect([refused.status, refused.code]).toEqual([403, 'forbidden']);

    const { customer, chatId } = await chatOf(desk, colleague);
    const wanted = { chatId, file: file.id };
    const copy = granted(await colleague.socket.emitWithAck('attachPhraseFile', wanted)).file;
    expect(copy).toEqual({ ...file, id: copy.id });
    expect(copy.id).not.toBe(file.id);
    const said = { chatId, clientId: newId(), text: phrase.text, files: [copy.id] };
    const { entry } = granted(await colleague.socket.emitWithAck('message', said));
    expect(entry.files).toEqual([copy]);
    granted(await author.socket.emitWithAck('dropPhrase', { phraseId: phrase.id }));
    expect(await filesOf(colleague)).toEqual([]);
    expect(await read(author, file.id)).toBe(404);
    expect(codeOf(await colleague.socket.emitWithAck('attachPhraseFile', wanted))).toBe('not_found');
    const bearer = { headers: { authorization: `Bearer ${customer.token}` } };
    for (const path of [`/files/${copy.id}`, `/files/${copy.id}/thumbnail`])
      expect((await fetch(desk.url + path, bearer)).status).toBe(200);
    expect((await fetch(`${desk.url}/files/${file.id}`, bearer)).status).toBe(404);
    expect(stored(desk)).toEqual(expect.arrayContaining([copy.id, `${copy.id}.thumbnail`]));
  });

  test('the manual’s are a lead’s to change, on record, and offered to all', async () => {
    const refused = await upload(desk, { phrase: 'thanks.1', cookie: author.cookie }, await aPicture());
    expect(refused.status).toBe(403);
    expect(await set(author, 'thanks.1', [])).toBe('forbidden');
    expect(await set(lead, 'nothing.1', [])).toBe('not_found');
    const file = await uploaded(lead, 'thanks.1');
    expect(await set(lead, 'thanks.1', [file.id])).toBe('ok');
    expect(await filesOf(author)).toEqual([{ phrase: 'thanks.1', files: [file] }]);
    const audit = await desk.get('/api/audit?act=phrase_files_changed', lead.cookie);
    expect(await audit.json()).toMatchObject({
      lines: [{ by: '9001', about: 'thanks.1', details: { files: 1 } }],
    });
    expect(await set(lead, 'thanks.1', [])).toBe('ok');
    expect(await filesOf(author)).toEqual([]);
  });

  test('more than three, somebody else’s, and more than the day’s are refused', async () => {
    const phrase = await keep(author);
    const file = await uploaded(author, phrase.phraseId);
    expect(await set(author, phrase.phraseId, ['a', 'b', 'c', 'd'])).toBe('bad_request');
    expect(await set(lead, 'thanks.1', [file.id])).toBe('bad_request');
    expect(await set(author, phrase.phraseId, [file.id, 'none'])).toBe('bad_request');
    expect(await filesOf(author)).toEqual([]);
    const large = { bytes: Buffer.alloc(1_100_000, 'a'), name: 'a.txt' };
    const who = { phrase: 'new', cookie: author.cookie };
    expect((await upload(desk, who, large)).status).toBe(201);
    expect((await upload(desk, who, await aPicture())).code).toBe('rate_limited');
  });
});

describePostgres('on two processes', () => {
  test('what is filed on one is told to the other, and sent from there', async () => {
    const place = mkdtempSync(join(tmpdir(), 'huashu-phrase-files-'));
    const both = await TwoProcesses.start({ FILES_DIR: place });
    const [author, colleague] = [await both.a.agent('1001'), await both.b.agent('1002')];
    const phrase = await keep(author, { scope: 'team' });
    const who = { phrase: phrase.phraseId, cookie: author.cookie };
    const { file } = await upload(both.a, who, await aPicture());
    await both.meanwhile(colleague.ownPhrases.first(() => true));
    const before = colleague.ownPhrases.all.length;
    expect(await set(author, phrase.phraseId, [file.id])).toBe('ok');
    await both.until(() => Promise.resolve(colleague.ownPhrases.all.length > before));
    expect(await filesOf(colleague)).toEqual([{ phrase: `.own-${phrase.id}`, files: [file] }]);
    const { customer, chatId } = await chatOf(both.b, colleague);
    const wanted = { chatId, file: file.id };
    const copy = granted(await colleague.socket.emitWithAck('attachPhraseFile', wanted)).file;
    const said = { chatId, clientId: newId(), text: '', files: [copy.id] };
    granted(await colleague.socket.emitWithAck('message', said));
    const bearer = { headers: { authorization: `Bearer ${customer.token}` } };
    expect((await fetch(`${both.a.url}/files/${copy.id}`, bearer)).status).toBe(200);
    await both.end();
    rmSync(place, { recursive: true });
  });
});
