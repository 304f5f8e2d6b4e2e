import { mayWithCase } from '../../../protocol/case-rights.ts';
import type { Asker } from '../../../protocol/rights.ts';
import type { Staff } from '../../domain/chat/author.ts';
import { senderOf } from '../../domain/chat/author.ts';
import { isOpen, type Case } from '../../domain/case/case.ts';
import type { CaseEvent } from '../../domain/case/case-event.ts';
import { append } from '../../domain/case/fold.ts';
import { step } from '../../domain/case/step.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import type { CaseChange } from '../../storage/cases/store.ts';
import type { Needs } from '../services.ts';
import {
  caseDenial,
  caseRules,
  NO_SUCH_CASE,
  publish,
  relationToCase,
  type CaseChanged,
  type CaseServices,
} from './change-case.ts';

/** Two cases that become one, or two again. */
export interface Pair {
  /** The case that ends, and goes on in the other. */
  from: number;
  into: number;
  by: Staff;
  clientId?: string;
}

/** The same matter entered twice: one case goes on for both, with the earlier deadline, in one transaction. */
export function mergeCases(
  services: Needs<CaseServices>,
  asker: Asker,
  { from, into, ...said }: Pair,
): Promise<CaseChanged | Refusal> {
  return changeBoth(services, asker, { from, into, ...said }, (source, target) => {
    if (source.kind !== target.kind || source.customerId !== target.customerId)
      return refuse('conflict', 'Only cases of one kind and one customer are merged.');
    if (!isOpen(target)) return refuse('conflict', 'The other case is over.');
    return [
      { type: 'mergedInto', into, ...said },
      { type: 'mergedFrom', from, deadline: source.deadline, ...withoutId(said) },
    ];
  });
}

/** Takes a merged case apart again: each goes on with what was said in it. */
export function unmergeCases(
  services: Needs<CaseServices>,
  asker: Asker,
  { from, into, ...said }: Pair,
): Promise<CaseChanged | Refusal> {
  return changeBoth(services, asker, { from, into, ...said }, () => [
    { type: 'unmergedInto', ...said },
    { type: 'unmergedFrom', from, ...withoutId(said) },
  ]);
}

function withoutId({ by }: { by: Staff }): { by: Staff } {
  return { by };
}

type Both = [CaseEvent, CaseEvent];

async function changeBoth(
  services: Needs<CaseServices>,
  asker: Asker,
  { from, into, by, clientId }: Pair,
  eventsOf: (source: Case, target: Case) => Both | Refusal,
): Promise<CaseChanged | Refusal> {
  if (from === into) return refuse('conflict', 'A case is not merged with itself.');
  const sentAs = clientId === undefined ? null : { number: from, sender: senderOf(by), clientId };
  const done: { reply: CaseChanged | Refusal; changes: (CaseChange & { before: Case })[] } = {
    reply: NO_SUCH_CASE,
    changes: [],
  };
  await services.store.cases.change([from, into], sentAs, ({ cases, sent }) => {
    const [source, target] = [cases.get(from), cases.get(into)];
    if (!source || !target) return [];
    if (sent) {
      done.reply = { stored: { number: from, case: source }, before: source, entry: sent, isNew: false };
      return [];
    }
    const decided = decide(services, asker, { from, into }, [source, target], eventsOf);
    if (isRefusal(decided)) {
      done.reply = decided;
      return [];
    }
    done.changes = decided;
    const [first] = decided;
    const entry = first?.entries.at(-1);
    if (first && entry) done.reply = { stored: first, before: source, entry, isNew: true };
    return decided;
  });
  for (const { before, ...stored } of done.changes) await publish(services, before, stored);
  return done.reply;
}

function decide(
  services: Needs<CaseServices>,
  asker: Asker,
  { from, into }: Pick<Pair, 'from' | 'into'>,
  [source, target]: [Case, Case],
  eventsOf: (source: Case, target: Case) => Both | Refusal,
): (CaseChange & { before: Case })[] | Refusal {
  const denied = caseDenial(services, asker, 'work', source);
  if (denied) return denied;
  // Who may read both sees that they are one; the other one's owner stays its owner.
  if (!mayWithCase(asker, 'read', relationToCase(services, asker, target))) return NO_SUCH_CASE;
  const events = eventsOf(source, target);
  if (isRefusal(events)) return events;
  const at = services.clock.now();
  const changes: (CaseChange & { before: Case })[] = [];
  const both = [
    { number: from, before: source, event: events[0] },
    { number: into, before: target, event: events[1] },
  ];
  for (const { number, before, event } of both) {
    const outcome = step(before, event, at, caseRules(services, before.department));
    if (isRefusal(outcome)) return outcome;
    changes.push({ number, before, ...append(before, outcome, at) });
  }
  return changes;
}
