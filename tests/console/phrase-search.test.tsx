import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { PhraseSearch } from '../../client/console/features/assistant/phrase-search.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { useManuals } from '../../client/console/store/manuals.ts';
import { openDialog, useView } from '../../client/console/store/view.ts';
import { chat } from './samples.ts';

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

test('the search for phrases closes by a button, as every window does', async () => {
  useManuals.setState({ 'zh-CN': 'failed', en: 'failed' });
  openDialog({ name: 'phrases', chatId: 'a' });
  await act(async () => {
    render(
      <I18nextProvider i18n={i18n}>
        <PhraseSearch chat={chat('a')} />
      </I18nextProvider>,
    );
    // What there is to search comes a moment later.
    await Promise.resolve();
  });
  fireEvent.click(screen.getByRole('button', { name: i18n.t('dialog.close') }));
  expect(useView.getState().dialog).toBeNull();
});
