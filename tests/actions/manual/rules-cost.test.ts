import { publish } from '../../../server/actions/manual/publishing.ts';
import { saveDraft } from '../../../server/actions/manual/drafting.ts';
import { RULES_MOST_MS, weighRules } from '../../../server/actions/manual/weigh-rules.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Edit } from '../../../phrases/edit/edit.ts';
import { unsafe } from '../../../phrases/pattern-safety.ts';
import { shippedManual } from '../../phrases/shipped-manual.ts';
import { aDesk, granted, shut, type TestDesk } from '../a-desk.ts';

const li: Asker = { account: '9001', role: 'lead' };

let test_: TestDesk;
beforeEach(async () => void (test_ = await aDesk()));
afterEach(() => shut(test_));

/** A rule with these patterns, of which each by itself is safe. */
function aRule(patterns: string[]): Edit {
  const both = { 'zh-CN': '慢', en: 'slow' };
  const found = { 'zh-CN': patterns.map((match) => ({ match })), en: [{ match: 'slow' }] };
  const rule = {
    chapter: 'conduct',
    id: 'slow_rule',
    severity: 'advice',
    source: 'S1',
    patterns: found,
  } as const;
  return { do: 'addRule', ...rule, title: both, message: both };
}

async function published(patterns: string[]) {
  const edits = [aRule(patterns)];
  const { version } = granted(await saveDraft(test_.desk, li, { parent: 0, why: 'x', edits }));
  return publish(test_.desk, li, version.number, { why: 'x', replaces: 0 });
}

const ALIKE = Array.from({ length: 60 }, (_, n) => `话.{0,40}话.{0,40}退${n}`);

test.each([
  ['begin alike', ALIKE],
  ['begin with anything', ALIKE.map((_, n) => `[^${n % 10}]{0,40}[^x]{0,40}款${n}`)],
  ['branch', ALIKE.map((_, n) => `(?:在|在在|在在在)在{0,40}在{0,30}吗${n}`)],
])('patterns that %s cost too much together, though each is safe', (_, patterns) => {
  const shipped = shippedManual('zh-CN');
  const rules = shipped.rules
    .slice(0, 1)
    .map((rule) => ({ ...rule, patterns: patterns.map((match) => ({ match })) }));
  expect(patterns.map(unsafe)).toEqual(patterns.map(() => undefined));
  expect(weighRules({ ...shipped, rules }).ms).toBeGreaterThan(RULES_MOST_MS);
});

test('a draft whose rules cost too much is not published, and the sentence names the rule', async () => {
  const refused = { refused: 'bad_request', message: expect.stringContaining('Rule "slow_rule"') as unknown };
  expect(await published(ALIKE)).toMatchObject(refused);
  expect(test_.desk.manual.activeVersion).toBe(0);
});

test('a rule of usual patterns beside those that are shipped is published', async () => {
  const patterns = ALIKE.map((_, n) => `退${n}.{0,10}不(?:行|可以)`);
  expect(await published(patterns)).toMatchObject({ status: 'inForce' });
});
