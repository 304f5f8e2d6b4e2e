import type { AnnouncedPhrase } from '../../../phrases/suggest/announced.ts';
import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';
import { suggest } from '../../../phrases/suggest/suggest.ts';
import { shippedManual } from '../shipped-manual.ts';
import { factsOf } from './facts.ts';

const RUNNING: AnnouncedPhrase = {
  ...{ id: 'fault_outage.own-outage-1-zh-CN', situation: 'fault_outage', text: '登录故障正在修复' },
  saidAs: ['fault_outage.own-outage-1-zh-CN', 'fault_outage.own-outage-1-en'],
  to: { reporting: ['fault_outage', 'fault'] },
};
const OVER: AnnouncedPhrase = {
  ...{ id: 'fault_outage.own-over-1-zh-CN', situation: 'fault_outage', text: '登录已恢复' },
  saidAs: ['fault_outage.own-over-1-zh-CN'],
  to: { told: RUNNING.saidAs },
};
const offered = (situations: string[], change: Partial<SuggestFacts>): string[] =>
  suggest(shippedManual('zh-CN'), {
    situations: situations.map((id, at) => ({ id, score: 0.9 - at / 10 })),
    facts: factsOf(change),
  }).phrases.map(({ id }) => id);

test('[P8] the sentence of an outage comes first for who reports it, and for nobody else', () => {
  const announced = [RUNNING];
  expect(offered(['fault'], { announced })[0]).toBe(RUNNING.id);
  expect(offered(['thanks', 'fault_outage'], { announced })[0]).toBe(RUNNING.id);
  expect(offered(['fault'], { announced }).length).toBeLessThanOrEqual(5);
  expect(offered(['thanks'], { announced })).not.toContain(RUNNING.id);
});

test('[P8] it is said once in a chat, in whichever language', () => {
  const saidPhrases = ['fault_outage.own-outage-1-en'];
  expect(offered(['fault'], { announced: [RUNNING], saidPhrases })).not.toContain(RUNNING.id);
});

test('[P8] the end of an outage is offered once, to who was told, whatever they say', () => {
  const announced = [OVER];
  expect(offered([], { announced, saidPhrases: ['fault_outage.own-outage-1-en'] })[0]).toBe(OVER.id);
  expect(offered(['fault'], { announced })).not.toContain(OVER.id);
  expect(offered([], { announced, saidPhrases: [...RUNNING.saidAs, ...OVER.saidAs] })).toEqual([]);
});
