import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { TagsScreen } from '../../client/console/features/tags/tags.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import {
  draftTags,
  forgetTagDrafts,
  noteTagsSaved,
  useTagDrafts,
} from '../../client/console/store/tag-drafts.ts';
import { keepTags } from '../../client/console/store/tags.ts';
import type { Tag } from '../../protocol/tags.ts';

const named = (name: string): Tag => ({ id: 'late', kind: 'reason', name });
const kept = (name: string, version: number) =>
  act(() => keepTags({ trees: [{ department: null, tags: [named(name)], version }] }));
const draft = () => useTagDrafts.getState().byDepartment[''];
const field = () => screen.getByRole<HTMLInputElement>('textbox');

/** Ends when the screen has been answered that there is no connection. */
const show = () =>
  act(async () => {
    render(
      <I18nextProvider i18n={i18n}>
        <TagsScreen />
      </I18nextProvider>,
    );
    await Promise.resolve();
  });

beforeEach(() => {
  globalThis.fetch = () => Promise.reject(new Error('offline'));
  forgetTagDrafts();
  kept('late', 1);
});

test('what is edited outlives the screen, and says so when somebody else has changed the tree meanwhile', async () => {
  await show();
  fireEvent.change(field(), { target: { value: 'too late' } });
  cleanup();
  await show();
  expect(field().value).toBe('too late');
  expect(screen.queryByRole('alert')).toBeNull();
  kept('later', 2);
  expect(field().value).toBe('too late');
  expect(screen.getByRole('alert').textContent).toContain(i18n.t('tags.conflict'));
  fireEvent.click(screen.getByRole('button', { name: i18n.t('tags.giveUp') }));
  expect(field().value).toBe('later');
});

test('what is edited between saving and its answer stays, as a change of the saved version', () => {
  const sent = [named('too late')];
  draftTags(null, { tags: sent, version: 1 });
  draftTags(null, { tags: [named('far too late')], version: 1 });
  noteTagsSaved(null, sent, 2);
  expect(draft()).toEqual({ tags: [named('far too late')], version: 2 });
  draftTags(null, { tags: sent, version: 2 });
  noteTagsSaved(null, sent, 3);
  expect(draft()).toBeUndefined();
});
