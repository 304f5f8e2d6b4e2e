import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { i18n } from '../../client/console/locales/i18n.ts';
import { AddPhrase } from '../../client/console/features/manual/add-phrase.tsx';
import { DiffList } from '../../client/console/features/manual/diff-list.tsx';
import { found, inReadingOrder } from '../../client/console/features/manual/reading-order.ts';
import { SaveBar } from '../../client/console/features/manual/save-bar.tsx';
import { SituationEditor } from '../../client/console/features/manual/situation-editor.tsx';
import { StarterSwitches } from '../../client/console/features/manual/starter-switches.tsx';
import { useManuals } from '../../client/console/store/manuals.ts';
import { useManualDesk } from '../../client/console/store/manual-desk.ts';
import { useSettings } from '../../client/console/store/settings.ts';
import type { VersionView } from '../../protocol/manual-views.ts';
import { shippedContent } from '../phrases/shipped-manual.ts';

const show = (what: ReactNode) => render(<I18nextProvider i18n={i18n}>{what}</I18nextProvider>);

beforeAll(async () => {
  useSettings.setState({ language: 'zh-CN' });
  await i18n.changeLanguage('zh-CN');
});

test('the manual is read as a chat goes: the opening first, conduct last, a desk’s own before it', () => {
  const names = ['abuse', 'conduct', 'loans', 'opening', 'waiting-and-ending'];
  const order = inReadingOrder(names.map((chapter) => ({ chapter }))).map(({ chapter }) => chapter);
  expect(order).toEqual(['opening', 'waiting-and-ending', 'abuse', 'loans', 'conduct']);
});

test('the search finds titles, ids and phrases, and leaves empty chapters out', () => {
  const hits = found(shippedContent()['zh-CN'], ' ASKS_named_agent ');
  expect(hits.flatMap(({ situations }) => situations.map(({ id }) => id))).toEqual(['asks_named_agent']);
  expect(found(shippedContent()['zh-CN'], 'no such words')).toEqual([]);
});

test('a phrase can be added as soon as both languages are typed, without leaving the field', () => {
  useManualDesk.setState({
    open: { number: 0, content: shippedContent(), taken: [], missing: [] },
    edits: [],
  });
  show(<AddPhrase situation="thanks" />);
  const add = screen.getByRole('button', { name: i18n.t('manual.add') });
  for (const field of screen.getAllByRole('textbox')) {
    expect(add.hasAttribute('disabled')).toBe(true);
    fireEvent.change(field, { target: { value: '别客气' } });
  }
  expect(add.hasAttribute('disabled')).toBe(false);
});

test('one switch puts a starter chapter on, with all of its situations', () => {
  const content = shippedContent();
  useManualDesk.setState({ open: { number: 0, content, taken: [], missing: [] }, edits: [] });
  show(<StarterSwitches chapters={content['zh-CN']} />);
  fireEvent.click(screen.getByRole('switch'));

  const { edits } = useManualDesk.getState();
  expect(edits).toHaveLength(12);
  expect(edits[0]).toEqual({ do: 'switchSituation', id: 'shop_whereabouts', off: false });
});

test('a change is named by words, never by id, and Chinese is typeset', () => {
  const title = { 'zh-CN': '好的,再见!', en: 'Goodbye' };
  const { container } = show(
    <DiffList
      changes={[
        { what: 'added', kind: 'phrase', id: 'thanks.2', title },
        { what: 'reordered', kind: 'situation', id: 'thanks', title, before: ['a', 'b'], after: ['b', 'a'] },
        {
          ...{ what: 'changed', kind: 'phrase', id: 'thanks.3', title },
          fields: [{ field: 'text', locale: 'zh-CN', before: '好的,再见!', after: '您慢走,再见!' }],
        },
      ]}
    />,
  );
  expect(container.textContent).toContain('您慢走，再见！');
  expect(container.textContent).toContain('2, 1');
  expect(container.textContent).not.toMatch(/thanks|[,!]再见|再见!/u);
});

test('a situation is read in words: no ids as labels, no conditions as they are stored', () => {
  const content = shippedContent();
  useManualDesk.setState({ open: { number: 0, content, taken: [], missing: [] }, edits: [] });
  // Nothing is in force yet: the files of phrases are not asked for.
  useManuals.setState({ 'zh-CN': 'failed', en: 'failed' });
  const { container } = show(<SituationEditor content={content} id="asks_named_agent" />);
  for (const details of container.querySelectorAll('details')) details.remove();
  expect(container.textContent).toContain(i18n.t('manual.phrase', { number: 1 }));
  expect(container.textContent).toContain('第二次 · 指定的客服在线');
  expect(container.textContent).not.toMatch(/asks_named_agent|\btransfer\b|\bonline\b|\bsecond\b/u);
});

test('a changed condition is named in words', () => {
  const title = { 'zh-CN': '好的', en: 'Sure' };
  const fields = [{ field: 'when', locale: null, before: 'first', after: 'second, offline' }];
  const { container } = show(
    <DiffList changes={[{ what: 'changed', kind: 'phrase', id: 'thanks.3', title, fields }]} />,
  );
  expect(container.querySelector('ins')?.textContent).toBe('第二次 · 指定的客服不在');
});

test('a saved draft says that it is not in force, and leads on to publishing', () => {
  const version = { number: 1, status: 'draft' } as VersionView;
  useManualDesk.setState({
    page: { versions: [version], inForce: 0, running: 0, approval: false },
    open: { number: 1, content: shippedContent(), taken: [] } as never,
    edits: [],
  });
  const { container } = show(<SaveBar />);
  expect(container.textContent).toContain(i18n.t('manual.notInForce'));
  fireEvent.click(screen.getByRole('button', { name: i18n.t('manual.toPublish') }));
  expect(useManualDesk.getState()).toMatchObject({ tab: 'versions', chosen: 1 });
});
