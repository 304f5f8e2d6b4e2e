import { render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { FileView } from '../../protocol/files.ts';
import { putPhrase, savePhrase, setPhraseFiles } from '../../client/console/connection/own-phrases.ts';
import { closeLine, openLine } from '../../client/console/connection/line.ts';
import { forgetUploads, uploadAgain } from '../../client/console/connection/upload.ts';
import { PhraseFilesField } from '../../client/console/features/files/phrase-files.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { EMPTY, writeDraft } from '../../client/console/store/drafts.ts';
import { filesOfPhrase, useOwnPhrases } from '../../client/console/store/own-phrases.ts';
import { changeUpload, filesForPhrase, useUploads, type Upload } from '../../client/console/store/uploads.ts';

const file = (id: string): FileView => ({ id, name: `${id}.txt`, type: 'text/plain', size: 9 });

type Answer = (payload: { file?: string; files?: string[]; clientId?: string; phraseId?: string }) => object;

let asked: [event: string, payload: object][];
const answers = new Map<string, Answer>();

beforeEach(() => {
  asked = [];
  answers.clear();
  answers.set('ownPhrases', () => ({ ok: true, phrases: [], files: useOwnPhrases.getState().files }));
  answers.set('attachPhraseFile', ({ file: id = '' }) => ({ ok: true, file: file(`copy of ${id}`) }));
  answers.set('setPhraseFiles', () => ({ ok: true }));
  answers.set('keepPhrase', () => ({ ok: true, phrase: { id: 'p1', phraseId: 'own.own-p1' } }));
  const emitWithAck = (event: string, payload: object): Promise<object> => {
    asked.push([event, payload]);
    return Promise.resolve(answers.get(event)?.(payload) ?? { ok: false });
  };
  const line = openLine();
  line.disconnect();
  Object.assign(line, { connected: true, timeout: () => ({ emitWithAck }) });
  forgetUploads();
  writeDraft('c1', EMPTY);
  useOwnPhrases.setState({ files: [{ phrase: 'thanks.1', files: [file('f1')] }], phrases: [], pinned: null });
});
afterEach(() => closeLine());

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const waiting = () => useUploads.getState().all.map(({ name, state }) => `${name} ${state}`);

describe('a phrase that is put into the reply', () => {
  const thanks = { id: 'thanks.1', text: '不客气' };

  test('brings a copy of its file, once, and again only where that failed', async () => {
    putPhrase('c1', thanks);
    expect(waiting()).toEqual(['f1.txt uploading']);
    await settle();
    expect(waiting()).toEqual(['f1.txt ready']);
    expect(useUploads.getState().all[0]?.file?.id).toBe('copy of f1');
    putPhrase('c1', thanks);
    await settle();
    expect(waiting()).toEqual(['f1.txt ready']);
    changeUpload(useUploads.getState().all[0]?.id ?? '', { state: 'failed' });
    putPhrase('c1', thanks);
    await settle();
    expect(waiting()).toEqual(['f1.txt ready']);
  });

  test('which the desk refuses says so, and can be tried again', async () => {
    answers.set('attachPhraseFile', () => ({ ok: false, error: { code: 'not_found', message: '' } }));
    putPhrase('c1', thanks);
    await settle();
    expect(waiting()).toEqual(['f1.txt failed']);
    answers.set('attachPhraseFile', () => ({ ok: true, file: file('copy') }));
    uploadAgain(useUploads.getState().all[0]?.id ?? '');
    await settle();
    expect(waiting()).toEqual(['f1.txt ready']);
  });

  test('brings nothing into a note', async () => {
    writeDraft('c1', { text: '看下', kind: 'note' });
    putPhrase('c1', thanks);
    await settle();
    expect(asked).toEqual([]);
    expect(waiting()).toEqual([]);
  });
});

describe('the files of a phrase', () => {
  test('are shown at once and changed one after the other', async () => {
    const first = setPhraseFiles('thanks.1', [file('f1'), file('f2')]);
    const second = setPhraseFiles('thanks.1', [file('f2')]);
    expect(filesOfPhrase('thanks.1')).toEqual([file('f2')]);
    await Promise.all([first, second]);
    const sets = asked.filter(([event]) => event === 'setPhraseFiles').map(([, payload]) => payload);
    expect(sets).toEqual([
      { phraseId: 'thanks.1', files: ['f1', 'f2'] },
      { phraseId: 'thanks.1', files: ['f2'] },
    ]);
  });

  test('that cannot be saved leave the phrase stored: saved again, it is changed and not made anew', async () => {
    const pinned = {
      text: '步骤',
      scope: 'own',
      situation: null,
      shortcut: null,
      files: [file('f1')],
    } as const;
    useOwnPhrases.setState({ pinned });
    answers.set('setPhraseFiles', () => ({ ok: false, error: { code: 'unavailable', message: '' } }));
    expect(await savePhrase(pinned)).toBe(false);
    expect(useOwnPhrases.getState().pinned?.id).toBe('p1');
  });

  test('beyond three stay in view', () => {
    const place = filesForPhrase('thanks.1');
    const ready = (id: string): Upload => ({
      ...{ id, place, name: `${id}.txt`, size: 9, preview: null, state: 'ready', done: 1, why: '' },
      file: file(id),
    });
    useUploads.setState({ all: [ready('a'), ready('b')] });
    const changed: (readonly FileView[])[] = [];
    render(
      <I18nextProvider i18n={i18n}>
        <PhraseFilesField
          place={place}
          files={[file('f1'), file('f2')]}
          onChange={(to) => changed.push(to)}
        />
      </I18nextProvider>,
    );
    expect(changed).toEqual([[file('f1'), file('f2'), file('a')]]);
    expect(screen.getByText('b.txt')).toBeTruthy();
  });
});
