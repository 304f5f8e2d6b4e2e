import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { download } from '../../client/console/connection/download.ts';
import { i18n } from '../../client/console/locales/i18n.ts';
import { dismissNotice, useView } from '../../client/console/store/view.ts';

let saved: string[] = [];
const answerWith = (answer: object) => {
  globalThis.fetch = () => Promise.resolve(answer as Response);
};
const press = (keys = {}) => {
  render(
    <a href="/api/audit/export" onClick={(event) => void download(event)}>
      out
    </a>,
  );
  return fireEvent.click(screen.getByText('out'), keys);
};
const before = globalThis.fetch;

beforeEach(() => {
  saved = [];
  dismissNotice();
  URL.createObjectURL = () => 'blob:file';
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${this.download} ${this.href}`);
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  globalThis.fetch = before;
});

test('a file is saved under the name that the server gives it', async () => {
  const name = "filename*=UTF-8''%E6%8A%A5%E8%A1%A8.csv";
  const headers = new Map([['content-disposition', `attachment; filename="?.csv"; ${name}`]]);
  answerWith({ ok: true, headers, blob: () => Promise.resolve(new Blob(['1,2'])) });
  press();
  await waitFor(() => expect(saved).toEqual(['报表.csv blob:file']));
  expect(useView.getState().notice).toBeNull();
});

test('a refused file is a sentence on the page, and nothing is saved', async () => {
  await i18n.changeLanguage('zh-CN');
  const message = 'Too much happened in this time; choose a shorter one.';
  answerWith({
    ok: false,
    status: 413,
    json: () => Promise.resolve({ error: { code: 'too_large', message } }),
  });
  press();
  await waitFor(() => expect(useView.getState().notice?.kind).toBe('problem'));
  expect(useView.getState().notice?.words).toBe('这段时间的对话太多，请选择更短的时间。');
  expect(saved).toEqual([]);
});

test('a press that opens another tab is left to the browser', () => {
  expect(press({ ctrlKey: true })).toBe(true);
});
