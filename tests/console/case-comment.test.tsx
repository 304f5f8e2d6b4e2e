import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { CaseEntry } from '../../protocol/cases.ts';
import { CaseTimeline } from '../../client/console/features/work/case-timeline.tsx';
import { EntryDialog } from '../../client/console/features/work/entry-dialog.tsx';
import { attach } from '../../client/console/connection/upload.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { choose } from '../../client/console/store/settings.ts';
import { changeUpload, filesOfCase, useUploads } from '../../client/console/store/uploads.ts';
import { usePicture } from '../../client/console/store/view.ts';
import { aCase } from './a-case.ts';

Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
Element.prototype.scrollTo = () => undefined;

const place = filesOfCase('T-1042');
const file = { id: 'f1', name: '面单.png', type: 'image/png', size: 2000, width: 60, height: 40 };
const asked: unknown[] = [];

beforeEach(async () => {
  asked.length = 0;
  const fetching = (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    const headers = new Headers({ 'content-type': 'application/json' });
    const answer = { case: aCase({ number: 'T-1042' }), entry: {} };
    return Promise.resolve({ ok: true, status: 200, headers, json: () => Promise.resolve(answer) });
  };
  Object.defineProperty(globalThis, 'fetch', { value: fetching, configurable: true });
  let ids = 0;
  const randomUUID = () => `id-${String((ids += 1))}`;
  Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
  choose({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
});

const commenting = (onClose = jest.fn()) => {
  const { unmount } = render(
    <I18nextProvider i18n={i18n}>
      <EntryDialog one={aCase({ number: 'T-1042' })} entries={[]} type="commented" onClose={onClose} />
    </I18nextProvider>,
  );
  return { onClose, unmount };
};
const held = (...files: File[]) => ({
  types: ['Files'],
  items: files.map((one) => ({ kind: 'file', getAsFile: () => one })),
  getData: () => '',
});
const confirm = () => screen.getByRole<HTMLButtonElement>('button', { name: /^备注/ });
const waiting = () => useUploads.getState().all.map(({ name, state }) => `${name} ${state}`);

test('a comment takes what is pasted and what is dropped anywhere, and goes once it has arrived', async () => {
  const behind = jest.fn();
  document.addEventListener('drop', behind);
  const { onClose } = commenting();
  expect(confirm().disabled).toBe(true);
  fireEvent.paste(screen.getByRole('textbox'), { clipboardData: held(new File(['1'], '面单.png')) });
  fireEvent.drop(document.body, { dataTransfer: held(new File(['22'], 'b.txt')) });
  expect(waiting()).toEqual(['面单.png uploading', 'b.txt uploading']);
  // The chat behind the window takes nothing.
  expect(behind).not.toHaveBeenCalled();
  document.removeEventListener('drop', behind);
  const [first, second] = useUploads.getState().all;
  act(() => changeUpload(first?.id ?? '', { state: 'ready', file }));
  act(() => changeUpload(second?.id ?? '', { state: 'failed', why: 'unsupported' }));
  expect(confirm().disabled).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: '移除 b.txt' }));
  expect(confirm().disabled).toBe(false);
  await act(async () => {
    fireEvent.click(confirm());
    await Promise.resolve();
  });
  expect(asked).toEqual([expect.objectContaining({ type: 'commented', text: '', files: ['f1'] })]);
  expect(onClose).toHaveBeenCalledTimes(1);
});

test('what waits goes with the window', () => {
  const { unmount } = commenting();
  act(() => attach(place, [new File(['1'], 'a.txt')]));
  expect(waiting()).toEqual(['a.txt uploading']);
  unmount();
  expect(waiting()).toEqual([]);
});

test('a comment shows its pictures in their place, which open large, and everything else as a card', () => {
  const card = { id: 'f2', name: '单号.txt', type: 'text/plain', size: 10 };
  const entry: CaseEntry = {
    ...{ number: 'T-1042', seq: 2, at: '2026-11-21T12:00:00.000Z', type: 'commented' },
    ...{ by: { role: 'agent', account: '1001' }, files: [file, card] },
  };
  render(
    <I18nextProvider i18n={i18n}>
      <CaseTimeline number="T-1042" entries={[entry]} />
    </I18nextProvider>,
  );
  const small = screen.getByRole('img', { name: '面单.png' });
  expect([small.getAttribute('src'), small.getAttribute('width')]).toEqual(['/files/f1/thumbnail', '60']);
  expect(screen.getByRole('link').getAttribute('href')).toBe('/files/f2');
  fireEvent.click(screen.getByRole('button', { name: /面单/ }));
  expect(usePicture.getState().open).toEqual({ among: 'T-1042', id: 'f1' });
  expect(screen.getByRole('dialog', { name: '面单.png' }).textContent).toContain('1/1');
});
