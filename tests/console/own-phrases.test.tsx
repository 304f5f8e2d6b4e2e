import { pinCurrentText } from '../../client/console/features/assistant/pin.ts';
import { signOut } from '../../client/console/connection/session.ts';
import { unknownDesk, useDesk } from '../../client/console/store/desk.ts';
import { useDrafts, writeDraft } from '../../client/console/store/drafts.ts';
import { neighbourOf, useOwnPhrases } from '../../client/console/store/own-phrases.ts';
import { useView } from '../../client/console/store/view.ts';
import type { OwnPhraseView } from '../../protocol/own-phrases.ts';
import { byId, chat, entry } from './samples.ts';

const phrase = (id: string, scope: OwnPhraseView['scope'] = 'own'): OwnPhraseView => ({
  ...{ id, scope, phraseId: `own.own-${id}`, text: id, situation: null, shortcut: null },
  ...{ by: '1001', at: '', mayChange: true, team: 'agents' },
});

test('a phrase moves by one within its own list', () => {
  const all = [phrase('a'), phrase('b'), phrase('c'), phrase('t', 'team')];
  expect(neighbourOf(all, all[1]!, -1)).toBe('a');
  expect(neighbourOf(all, all[0]!, 1)).toBe('c');
  expect(neighbourOf(all, all[1]!, 1)).toBeNull();
  expect([neighbourOf(all, all[0]!, -1), neighbourOf(all, all[2]!, 1)]).toEqual([undefined, undefined]);
});

test('a lead, who sees two teams’ lists, moves a phrase within one of them', () => {
  const theirs = { ...phrase('l', 'team'), team: 'leads' as const };
  const all = [phrase('a', 'team'), theirs];
  expect([neighbourOf(all, theirs, -1), neighbourOf(all, all[0]!, 1)]).toEqual([undefined, undefined]);
});

test('whoever signs in next at this screen sees nothing of them', async () => {
  useOwnPhrases.setState({
    phrases: [phrase('a')],
    pinned: phrase('a'),
    pendingRemoval: { phrase: phrase('a', 'team'), instead: null },
  });
  await signOut();
  expect(useOwnPhrases.getState()).toEqual({ phrases: [], files: [], pinned: null, pendingRemoval: null });
});

describe('what is pinned', () => {
  const mine = entry(2, { by: { role: 'agent', account: '1001' }, text: '我刚说的' });
  beforeEach(() => {
    useDrafts.setState({ account: '1001', byChat: {} });
    useDesk.setState({
      ...unknownDesk,
      session: { account: '1001', role: 'agent', number: '1001', name: '' },
      chats: byId(chat('a')),
      logs: { a: { entries: [mine, entry(3)], complete: true } as never },
      suggestions: {
        a: {
          chatId: 'a',
          seq: 1,
          situations: [{ id: 'thanks', score: 1, words: [] }],
          phrases: [],
          owed: [],
        },
      },
    });
  });
  const pinned = () => useOwnPhrases.getState().pinned;

  test('is the draft, for the situation at hand', () => {
    writeDraft('a', { text: ' 祝您愉快 ', kind: 'message' });
    pinCurrentText('a');
    expect(pinned()).toEqual({ text: '祝您愉快', situation: 'thanks', scope: 'own', shortcut: null });
    expect(useView.getState().dialog?.name).toBe('pin');
  });

  test('is one’s own last words where nothing is drafted', () => {
    pinCurrentText('a');
    expect(pinned()?.text).toBe('我刚说的');
  });
});
