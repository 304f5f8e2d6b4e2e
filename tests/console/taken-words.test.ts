import { selectItem, useManualDesk, useTakenExamples } from '../../client/console/store/manual-desk.ts';

const taken = { examples: { 'zh-CN': ['太慢了'], en: [] } };

test.each([
  ['the first item that is selected', null, 'new:situation', true],
  ['the same item again', 'new:situation', 'new:situation', true],
  ['another item', 'new:situation', 'situation:thanks', false],
])('the sentences that were taken follow to %s or not', (_, from, to, follow) => {
  useManualDesk.setState({ selected: from });
  useTakenExamples.setState({ taken });
  selectItem(to);
  expect(useTakenExamples.getState().taken).toBe(follow ? taken : null);
});
