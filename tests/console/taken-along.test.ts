import {
  openInEditor,
  selectItem,
  useManualDesk,
  useProposals,
  useTakenExamples,
} from '../../client/console/store/manual-desk.ts';
import type { ProposalView } from '../../protocol/proposals.ts';

const proposal: ProposalView = {
  ...{ id: 'p1', by: 'lin', at: '2026-01-05T09:00:00Z', chatId: 'c1', seq: 3, text: '稍等，马上查。' },
  ...{ situation: 'thanks', note: '', state: 'taken', decided: null },
};
const examples = { 'zh-CN': ['能带狗住店吗'], en: [] };
const taken = () => [useProposals.getState().taken, useTakenExamples.getState().taken];

test('sentences go along to a new situation, also from the form of another item', () => {
  selectItem('situation:thanks');
  openInEditor('new:situation', { examples });
  expect(useManualDesk.getState()).toMatchObject({ tab: 'edit', selected: 'new:situation' });
  expect(taken()).toEqual([null, { examples }]);
});

test.each([['situation:thanks'], ['rule:no_jargon']])(
  'what was taken before does not follow to %s',
  (item) => {
    openInEditor('new:situation', { examples });
    openInEditor(item);
    expect(taken()).toEqual([null, null]);
  },
);

test('a proposal and sentences are not taken both', () => {
  openInEditor('situation:thanks', { proposal });
  expect(taken()).toEqual([proposal, null]);
  openInEditor('new:situation', { examples });
  expect(taken()).toEqual([null, { examples }]);
});
