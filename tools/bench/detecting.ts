import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detect } from '../../phrases/detect/detect.ts';
import { loadManual } from '../../phrases/load.ts';
import type { Manual } from '../../phrases/manual.ts';
import type { SuggestFacts } from '../../phrases/suggest/facts.ts';
import { suggest } from '../../phrases/suggest/suggest.ts';
import { messageOf } from './messages.ts';
import { quantile } from './statistics.ts';

const WARM_UP = 2000;
/**
 * What one message costs the assistant, detection and suggestions, in microseconds: 99 of 100 cost less. Counted is the
 * time of this process on the processor, so that what else the machine does is not taken for the detector's.
 */
export function detectP99us(times: number, manualFolder: string): number {
  const manual = loadManual(
    readdirSync(manualFolder)
      .sort()
      .map((name) => ({ path: name, text: readFileSync(join(manualFolder, name), 'utf8') })),
  );
  const facts = { ...FACTS, ...habits(manual) };
  const taken: number[] = [];
  for (let number = 0; number < WARM_UP + times; number += 1) {
    const text = `${messageOf(number)}${number}`;
    const before = process.cpuUsage();
    suggest(manual, { situations: detect({ text }), facts });
    const { user, system } = process.cpuUsage(before);
    if (number >= WARM_UP) taken.push(user + system);
  }
  return quantile(taken, 0.99);
}

/** What an agent has pinned, and how everything was used: as on a desk that has worked for a while. */
function habits({ situations }: Manual): Pick<SuggestFacts, 'pinned' | 'uses'> {
  const ids = situations.flatMap(({ phrases }) => phrases.map(({ id }) => id));
  return {
    pinned: situations.map(({ id }) => ({
      id: `${id}.own-bench`,
      situation: id,
      text: '{{company}}为您服务',
    })),
    uses: new Map(ids.map((id, at) => [id, { used: at % 90, edited: at % 20, passed: at % 70 }])),
  };
}

const FACTS: SuggestFacts = {
  company: 'Bench',
  agentNo: '1001',
  customer: {},
  hours: '00:00-24:00',
  localHour: 10,
  complaintHours: 12,
  said: ['您好，请问有什么可以帮您？'],
  saidPhrases: [],
  foulCount: 0,
  silent: false,
};
