import type { SuggestFacts } from '../../../phrases/suggest/facts.ts';

/** A chat in mid-morning, in which the agent has said something free already; `change` makes it what a test needs. */
export function factsOf(change: Partial<SuggestFacts> = {}): SuggestFacts {
  return {
    company: '云杉商城',
    agentNo: '1001',
    customer: {},
    hours: '8:00-12:00, 14:00-18:00',
    localHour: 10,
    complaintHours: 12,
    said: ['好的'],
    saidPhrases: [],
    foulCount: 0,
    ...change,
  };
}
