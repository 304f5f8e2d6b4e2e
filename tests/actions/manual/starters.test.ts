import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../../phrases/load.ts';
import { startersIn, withStartersOn } from '../../../phrases/starter-chapters.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { contentWith, saveDraft } from '../../../server/actions/manual/drafting.ts';
import { buildExamples } from '../../../server/actions/manual/example-model.ts';
import { exported } from '../../../server/actions/manual/exchanging.ts';
import { publish } from '../../../server/actions/manual/publishing.ts';
import { readyModel } from '../../../server/actions/manual/ready-examples.ts';
import { shippedContent } from '../../phrases/shipped-manual.ts';
import { builtDesk } from '../../wire/build.ts';
import { aDesk, answeredChat, granted, settle, shut, writes, type TestDesk } from '../a-desk.ts';

const li: Asker = { account: '9001', role: 'lead' };
const shipped = shippedContent();
const shop = startersIn(shipped).en.flatMap(({ situations }) => situations);
const switches = shop.map(({ id }) => ({ do: 'switchSituation', id, off: false }) as const);

describe('a desk whose manual was saved before the shop chapter was shipped', () => {
  let test_: TestDesk;
  let before = 0;
  beforeAll(async () => {
    test_ = await aDesk();
    const old = {
      'zh-CN': shipped['zh-CN'].filter(({ chapter }) => chapter !== 'shop'),
      en: shipped.en.filter(({ chapter }) => chapter !== 'shop'),
    };
    const said = { parent: 0, by: '9001', at: 1, why: 'x', edits: null, clientId: null, ids: [] };
    before = (await test_.store.manual.save({ ...said, content: JSON.stringify(old) })).number;
    granted(await publish(test_.desk, li, before, { why: 'x', replaces: 0 }));
  });
  afterAll(() => shut(test_));

  test('has it switched off, and understands as before', async () => {
    const { content, manuals } = granted(await contentWith(test_.desk, before, []));

    expect(startersIn(content)).toEqual(startersIn(shipped));
    expect(manuals.en.situations.filter(({ chapter }) => chapter === 'shop')).toEqual([]);
    expect(test_.desk.manual.examples).toBeUndefined();
  });

  test('recognises its questions and offers its phrases once a lead has switched it on', async () => {
    const draft = { parent: before, why: 'x', edits: switches };
    const { version } = granted(await saveDraft(test_.desk, li, draft));
    granted(await publish(test_.desk, li, version.number, { why: 'x', replaces: before }));

    const { chatId, customerId } = await answeredChat(test_);
    await writes(test_, customerId, '我的包裹到哪里了，帮我查一下物流');
    await settle(test_);
    expect(test_.told.findLast(({ event }) => event === 'suggestions')?.payload).toMatchObject({
      chatId,
      situations: [{ id: 'shop_whereabouts' }],
      phrases: [{ id: 'shop_whereabouts.1' }, {}, {}],
    });
    const yaml = granted(await exported(test_.desk, version.number, { format: 'yaml', locale: 'en' }));
    const list = granted(await exported(test_.desk, version.number, { format: 'csv' }));
    expect(yaml.text).toContain('where is my parcel');
    expect(list.text).toContain('shop_whereabouts.examples');
  });
});

test('what was built of the examples is what is learnt of them, and a manual with others is learnt anew', () => {
  const on = withStartersOn(shipped);
  const manuals = { 'zh-CN': loadContent('zh-CN', on['zh-CN']).manual, en: loadContent('en', on.en).manual };
  const built = readFileSync(join(builtDesk(), 'server/examples.bin'));
  const { hashes, weights } = buildExamples(manuals).table;

  for (const { buffer, byteOffset, byteLength } of [hashes, weights])
    expect(built.includes(Buffer.from(buffer, byteOffset, byteLength))).toBe(true);
  // From sources nothing is kept.
  expect(readyModel(manuals)).toBeNull();
});
