import type { z } from 'zod';
import type { ProposePhrase } from '../../../protocol/proposals.ts';
import type { Asker } from '../../../protocol/rights.ts';
import {
  decideProposal,
  listProposals,
  proposePhrase,
} from '../../../server/actions/proposals/proposal-actions.ts';
import { eraseEverything } from '../../../server/actions/privacy/erase-person.ts';
import { aDesk, answeredChat, granted, shut, type TestDesk } from '../a-desk.ts';

const LEAD: Asker = { account: '9001', role: 'lead' };
const AGENT: Asker = { account: '1001', role: 'agent' };
const OTHER: Asker = { account: '1002', role: 'agent' };

let test_: TestDesk;
let chatId: string;
let customerId: string;
let answer: number;
beforeEach(async () => {
  test_ = await aDesk();
  ({ chatId, customerId } = await answeredChat(test_));
  const entries = await test_.store.chats.entries(chatId, { after: 0, limit: 99 });
  answer = entries.findLast(({ kind }) => kind === 'message')?.seq ?? 0;
});
afterEach(() => shut(test_));

const propose = (more: Partial<z.output<typeof ProposePhrase>> = {}, asker = AGENT) =>
  proposePhrase(test_.desk, asker, {
    ...{ clientId: 'x', chatId, seq: answer, text: '您好，请讲', situation: 'greeting', note: '自然' },
    ...more,
  });
const news = () =>
  test_.told.filter(({ side, event }) => side === 'desk' && event === 'proposal').map((one) => one.payload);

test('a phrase is proposed once, the leads and its author see it, and nobody else', async () => {
  const { proposal } = granted(await propose());
  expect(granted(await propose()).proposal.id).toBe(proposal.id);
  expect((await listProposals(test_.desk, LEAD)).proposals).toEqual([proposal]);
  expect((await listProposals(test_.desk, AGENT)).proposals).toHaveLength(1);
  expect((await listProposals(test_.desk, OTHER)).proposals).toEqual([]);
  expect(news()).toContainEqual({ id: proposal.id, is: 'open' });
});

test('a lead takes it or not, once, and its author is told with a word', async () => {
  const { id } = granted(await propose()).proposal;
  const decided = granted(await decideProposal(test_.desk, LEAD, id, { take: true, word: '很好' }));
  expect(decided.proposal).toMatchObject({ state: 'taken', decided: { by: '9001', word: '很好' } });
  expect(news()).toContainEqual({ id, is: 'taken' });
  expect(await decideProposal(test_.desk, LEAD, id, { take: false, word: '' })).toMatchObject({
    refused: 'conflict',
  });
  expect(await decideProposal(test_.desk, LEAD, 'none', { take: false, word: '' })).toMatchObject({
    refused: 'not_found',
  });
});

test('only messages of staff in chats that one may read are proposed, for a situation that there is', async () => {
  expect(await propose({ seq: 1 })).toMatchObject({ refused: 'not_found' });
  expect(await propose({ seq: 99 })).toMatchObject({ refused: 'not_found' });
  expect(await propose({}, OTHER)).toMatchObject({ refused: 'not_found' });
  expect(await propose({ situation: 'no_such' })).toMatchObject({
    refused: 'bad_request',
    field: 'situation',
  });
  for (let n = 0; n < 20; n++) granted(await propose({ clientId: `p${n}`, situation: null }));
  expect(await propose({ clientId: 'one more' })).toMatchObject({ refused: 'conflict' });
});

test('a proposal is gone when the person is erased whose chat it came from', async () => {
  granted(await propose());
  await eraseEverything(test_.desk, { customerId, by: '9001', at: test_.clock.now() });
  expect((await listProposals(test_.desk, LEAD)).proposals).toEqual([]);
});
