/** @jest-environment jsdom */
import type { Draft } from '../../client/console/store/drafts.ts';
import { arrived, isSame, type KnownDraft } from '../../client/console/store/known-drafts.ts';

const reply = (text: string): Draft => ({ text, kind: 'message' });
const note = (text: string): Draft => ({ text, kind: 'note' });
const EMPTY = reply('');
const known = (version: number, saved: Draft | null): KnownDraft => ({ version, saved });

describe('a draft from another computer', () => {
  test('comes to a field in which nothing was written', () => {
    expect(arrived(EMPTY, undefined, { version: 1, draft: reply('您好') }, false)).toBe('adopt');
    expect(arrived(EMPTY, known(3, null), { version: 4, draft: reply('您好') }, true)).toBe('adopt');
  });

  test('takes the place of what was kept before, unless the field has the focus', () => {
    const news = { version: 2, draft: reply('您好，请稍等') };
    expect(arrived(reply('您好'), known(1, reply('您好')), news, false)).toBe('adopt');
    expect(arrived(reply('您好'), known(1, reply('您好')), news, true)).toBe('aside');
  });

  test('never takes the place of what is not kept yet', () => {
    const news = { version: 2, draft: reply('您好，请稍等') };
    expect(arrived(reply('您好啊'), known(1, reply('您好')), news, false)).toBe('aside');
    expect(arrived(reply('您好啊'), undefined, news, true)).toBe('aside');
  });

  test('is not heard twice, nor one from before', () => {
    expect(arrived(reply('新'), known(2, reply('旧')), { version: 2, draft: reply('别的') }, false)).toBe(
      'known',
    );
    expect(arrived(reply('新'), known(2, reply('旧')), { version: 1, draft: null }, false)).toBe('known');
  });

  test('[P6] does not turn a note into a reply under the hands of somebody', () => {
    expect(arrived(note(''), undefined, { version: 1, draft: reply('您好') }, true)).toBe('aside');
    expect(arrived(EMPTY, undefined, { version: 1, draft: note('难缠') }, true)).toBe('aside');
  });

  test('that was sent there goes here too, but not what was written here since', () => {
    const sent = { version: 2, draft: null };
    expect(arrived(reply('您好'), known(1, reply('您好')), sent, true)).toBe('adopt');
    expect(arrived(reply('您好，还有'), known(1, reply('您好')), sent, false)).toBe('keep');
  });

  test('says the same with or without empty fields', () => {
    expect(isSame({ ...reply('您好'), other: '' }, reply('您好'))).toBe(true);
    expect(isSame(null, EMPTY)).toBe(true);
    expect(isSame(reply('您好'), note('您好'))).toBe(false);
    expect(isSame({ ...EMPTY, other: '备注' }, null)).toBe(false);
  });
});
