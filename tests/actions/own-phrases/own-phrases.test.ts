import {
  dropPhrase,
  keepPhrase,
  placePhrase,
} from '../../../server/actions/own-phrases/own-phrase-actions.ts';
import { pinnedFor } from '../../../server/actions/own-phrases/own-suggestions.ts';
import type { OwnPhrase } from '../../../server/domain/own-phrase/own-phrase.ts';
import { aDesk, granted, shut, type TestDesk } from '../a-desk.ts';

const AUTHOR = { account: '1001', role: 'agent' } as const;
const LEAD = { account: '9001', role: 'lead' } as const;
const NOTHING = { situation: null, shortcut: null };

let test_: TestDesk;
beforeEach(async () => (test_ = await aDesk()));
afterEach(() => shut(test_));

test('moving a phrase brings back nothing that another process has changed or taken away', async () => {
  const { desk, store } = test_;
  for (const text of ['一', '二', '三']) await keepPhrase(desk, AUTHOR, { text, scope: 'own', ...NOTHING });
  const [third, second, first] = desk.ownPhrases.seenBy(AUTHOR);
  await store.ownPhrases.put([{ ...second!, text: '贰' }]);
  await store.ownPhrases.remove(third!.id);
  await placePhrase(desk, AUTHOR, first!.id, third!.id);
  expect(desk.ownPhrases.seenBy(AUTHOR).map(({ text }) => text)).toEqual(['一', '贰']);
});

test('[S0(8.1)] who removes a shared phrase is on record, with whose it was and who saw it, without its words', async () => {
  const { desk } = test_;
  const [team, all] = await Promise.all(
    (['team', 'everybody'] as const).map((scope) =>
      keepPhrase(desk, AUTHOR, { text: '祝好', scope, ...NOTHING }),
    ),
  );
  const [ofTeam, ofAll] = [granted(team!).phrase.id, granted(all!).phrase.id];
  granted(await dropPhrase(desk, AUTHOR, ofTeam));
  granted(await dropPhrase(desk, LEAD, ofAll));
  const { lines } = await desk.audit.page({ act: 'shared_phrase_removed' });
  expect(lines.map(({ by, about, details }) => ({ by, about, details }))).toEqual([
    { by: '9001', about: ofAll, details: { author: '1001', scope: 'everybody' } },
    { by: '1001', about: ofTeam, details: { author: '1001', scope: 'team', team: 'agents' } },
  ]);
  expect(JSON.stringify(lines)).not.toContain('祝好');
});

test('one’s own phrase goes without a record, and what is gone or refused leaves none either', async () => {
  const { desk, store } = test_;
  const keep = async (scope: 'own' | 'everybody') =>
    granted(await keepPhrase(desk, AUTHOR, { text: '祝好', scope, ...NOTHING })).phrase.id;
  granted(await dropPhrase(desk, AUTHOR, await keep('own')));
  const shared = await keep('everybody');
  expect(await dropPhrase(desk, { account: '1002', role: 'agent' }, shared)).toMatchObject({
    refused: 'forbidden',
  });
  // Another process was first.
  await store.ownPhrases.remove(shared);
  expect(await dropPhrase(desk, LEAD, shared)).toMatchObject({ refused: 'not_found' });
  expect((await desk.audit.page()).lines).toEqual([]);
});

test('[S0(8.1)] who shares a phrase with fewer is on record as who removes it is; who shares it with as many is not', async () => {
  const { desk } = test_;
  const share = async (by: typeof AUTHOR | typeof LEAD, ...scopes: OwnPhrase['scope'][]) => {
    let phraseId: string | undefined;
    for (const scope of scopes)
      phraseId = granted(await keepPhrase(desk, by, { phraseId, text: '祝好', scope, ...NOTHING })).phrase.id;
    return phraseId;
  };
  const [ofAgent, ofLead] = [
    await share(AUTHOR, 'own', 'everybody', 'everybody', 'team', 'own'),
    await share(LEAD, 'everybody', 'team'),
  ];
  const { lines } = await desk.audit.page({ act: 'shared_phrase_removed' });
  expect(lines.map(({ by, about, details }) => ({ by, about, details }))).toEqual([
    { by: '9001', about: ofLead, details: { author: '9001', scope: 'everybody', left: 'team' } },
    { by: '1001', about: ofAgent, details: { author: '1001', scope: 'team', team: 'agents', left: 'own' } },
  ]);
});

test('a phrase that is kept twice under one name, at once or once more later, is one phrase', async () => {
  const { desk } = test_;
  const keep = (by: typeof AUTHOR | typeof LEAD, text = '祝好') =>
    keepPhrase(desk, by, { text, scope: 'everybody', ...NOTHING, clientId: 'pressed' });
  const [one, other] = await Promise.all([keep(AUTHOR), keep(AUTHOR)]);
  const again = granted(await keep(AUTHOR));
  expect(granted(other).phrase.id).toBe(granted(one).phrase.id);
  expect(again.phrase.id).toBe(granted(one).phrase.id);
  expect(desk.ownPhrases.all()).toHaveLength(1);
  granted(await keep(LEAD));
  expect(desk.ownPhrases.all()).toHaveLength(2);
});

test('a phrase of blanks alone is in the desk’s language, also after that was changed', async () => {
  const { desk } = test_;
  await keepPhrase(desk, AUTHOR, { text: '{{company}}!', scope: 'own', situation: 'thanks', shortcut: null });
  expect(pinnedFor(desk, AUTHOR.account, 'zh-CN')).toHaveLength(1);
  Object.assign(desk.profile, { locale: 'en' });
  expect(pinnedFor(desk, AUTHOR.account, 'zh-CN')).toEqual([]);
  expect(pinnedFor(desk, AUTHOR.account, 'en')).toHaveLength(1);
});
