import { act, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import {
  asksFirst,
  RemovePhraseDialog,
  removeOrAsk,
} from '../../client/console/features/assistant/remove-phrase-dialog.tsx';
import { i18n } from '../../client/console/locales/i18n.ts';
import { zhCN } from '../../client/console/locales/zh-CN.ts';
import { useOwnPhrases } from '../../client/console/store/own-phrases.ts';
import { openDialog, resetView, useView } from '../../client/console/store/view.ts';
import type { OwnPhraseView } from '../../protocol/own-phrases.ts';

const { dropAsk, lessAsk } = zhCN.assistant.own;
const phrase = (scope: OwnPhraseView['scope']): OwnPhraseView => ({
  ...{ id: 'p', scope, phraseId: 'own.own-p', text: '祝您愉快', situation: null, shortcut: null },
  ...{ by: '1001', at: '', mayChange: true, team: 'agents' },
});

/** Without a line the desk cannot be asked, which is said: so it shows whether anybody tried. */
const tried = () => useView.getState().notice?.words === i18n.t('errors.unavailable');

// jsdom has none, and windows ask for it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

beforeEach(async () => {
  resetView();
  useOwnPhrases.setState({ phrases: [], pinned: null, pendingRemoval: null });
  await i18n.changeLanguage('zh-CN');
});

const asked = (scope: 'team' | 'everybody') => shown(() => removeOrAsk(phrase(scope)));

async function shown(ask: () => void): Promise<void> {
  ask();
  expect(useView.getState().dialog?.name).toBe('dropPhrase');
  await act(async () => {
    render(
      <I18nextProvider i18n={i18n}>
        <RemovePhraseDialog />
      </I18nextProvider>,
    );
    await Promise.resolve();
  });
}

test('one’s own phrase goes without a question', async () => {
  removeOrAsk(phrase('own'));
  await act(() => Promise.resolve());
  expect([tried(), useView.getState().dialog]).toEqual([true, null]);
});

test.each([
  ['team', dropAsk.sees.agents],
  ['everybody', dropAsk.sees.everybody],
] as const)(
  'a phrase shared with %s is named with those who see it, and going back keeps it',
  async (scope, who) => {
    await asked(scope);
    const dialog = screen.getByRole('alertdialog', { name: dropAsk.heading });
    expect(dialog.textContent).toContain('祝您愉快');
    expect(dialog.textContent).toContain(who);
    fireEvent.click(screen.getByRole('button', { name: /Esc/ }));
    expect([tried(), useView.getState().dialog?.name]).toEqual([false, 'ownPhrases']);
  },
);

test('confirmed, the desk is asked, and if it refuses that is said in the list', async () => {
  await asked('everybody');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: dropAsk.confirm }));
    await Promise.resolve();
  });
  expect([tried(), useView.getState().dialog?.name]).toEqual([true, 'ownPhrases']);
});

test('whoever has left the question by the time the desk answers stays where they are', async () => {
  await asked('everybody');
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: dropAsk.confirm }));
    openDialog({ name: 'keys' });
    await Promise.resolve();
  });
  expect([tried(), useView.getState().dialog?.name]).toEqual([true, 'keys']);
});

describe('a shared phrase that is changed', () => {
  const changed = (scope: OwnPhraseView['scope'], from: OwnPhraseView) => {
    useOwnPhrases.setState({ phrases: [from] });
    return { ...from, text: '祝您天天愉快', scope };
  };
  const ofLeads = { ...phrase('everybody'), team: 'leads' } as const;

  test.each([
    ['own', phrase('team'), dropAsk.sees.agents, lessAsk.left.own],
    ['own', phrase('everybody'), dropAsk.sees.everybody, lessAsk.left.own],
    ['team', ofLeads, dropAsk.sees.everybody, lessAsk.left.team],
  ] as const)(
    'and kept for fewer (%s) is asked about; going back leaves the change as it was',
    async (...row) => {
      const [scope, from, who, left] = row;
      const pinned = changed(scope, from);
      await shown(() => expect(asksFirst(pinned)).toBe(true));
      const dialog = screen.getByRole('alertdialog', { name: lessAsk.heading });
      for (const words of [from.text, who, left]) expect(dialog.textContent).toContain(words);
      fireEvent.click(screen.getByRole('button', { name: /Esc/ }));
      expect([tried(), useView.getState().dialog?.name]).toEqual([false, 'pin']);
      expect(useOwnPhrases.getState().pinned).toEqual(pinned);
    },
  );

  test('and confirmed is kept; if the desk refuses, one may change it further', async () => {
    await shown(() => asksFirst(changed('own', phrase('everybody'))));
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: lessAsk.confirm }));
      await Promise.resolve();
    });
    expect([tried(), useView.getState().dialog?.name]).toEqual([true, 'pin']);
  });

  test('and seen by as many as before is not asked about', () => {
    expect(asksFirst(changed('team', phrase('everybody')))).toBe(false);
    expect(asksFirst(changed('everybody', phrase('team')))).toBe(false);
    expect(useView.getState().dialog).toBeNull();
  });
});
