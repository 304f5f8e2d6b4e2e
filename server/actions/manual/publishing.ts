import type { VersionView, SavedDraft } from '../../../protocol/manual-views.ts';
import { carryOver } from '../../../phrases/edit/carry-over.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { approvalRefused, publishingRefused } from '../../domain/manual/decide.ts';
import { forgotten } from '../../domain/manual/version.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { recorded } from '../audit/audit.ts';
import type { Needs } from '../services.ts';
import { contentOf, noVersion, orRefused } from './contents.ts';
import type { Loaded } from './manual-engine.ts';
import { keepDraft } from './keep.ts';
import { activate } from './activate.ts';
import { versionView } from './views.ts';
import { RULES_MOST_MS, type RulesCost } from './weigh-rules.ts';

/** A second person approves a draft. */
export async function approve(
  services: Needs<'audit' | 'clock' | 'log' | 'store.manual'>,
  asker: Asker,
  number: number,
): Promise<Outcome> {
  const stored = await services.store.manual.find(number);
  if (!stored) return noVersion(number);
  const refused = approvalRefused(stored.version, asker.account);
  if (refused) return refused;
  const done = await services.store.manual.approve(number, { by: asker.account, at: services.clock.now() });
  if (!done) return refuse('conflict', 'Somebody else was quicker.');
  const said = { by: asker.account, act: 'manual_approved', about: String(number) } as const;
  return recorded(services, await viewOf(services, number), said);
}

/** Puts a draft in force for everybody at once. */
export async function publish(
  services: Needs<'audit' | 'clock' | 'log' | 'manual' | 'rooms' | 'store.manual'>,
  asker: Asker,
  number: number,
  { why, replaces }: { why: string; replaces: number },
): Promise<Outcome> {
  const { store, manual, clock } = services;
  const stored = await store.manual.find(number);
  const inForce = await store.manual.inForce();
  const present = await contentOf(services, inForce);
  if (!stored) return noVersion(number);
  if (typeof present !== 'string') return present;
  return orRefused(async () => {
    const content = manual.whole(number, stored.content);
    const after = await manual.engine.load(content);
    const before = inForce === manual.broken ? after : await manual.engine.load(present);
    const lost = forgotten(before.content, after.content);
    const at = { replaces, inForce, missing: after.missing, forgotten: lost };
    const refused = publishingRefused(stored.version, at, manual);
    if (refused) return refused;
    const tooCostly = sameRules(before, after) ? null : costRefused(await manual.engine.weigh(content));
    if (tooCostly) return tooCostly;
    const act = { by: asker.account, at: clock.now(), why };
    if (!(await store.manual.publish(number, replaces, act)))
      return refuse('conflict', 'Somebody else was quicker; look at the changes again.');
    await store.manual.confirmRead(asker.account, { version: number, at: act.at });
    await activate(services);
    const said = {
      by: asker.account,
      act: 'manual_published',
      about: String(number),
      details: { replaces },
    } as const;
    return recorded(services, await viewOf(services, number), said);
  });
}

/** An earlier version, or the manual as shipped, as a new draft. What was added since stays, switched off. */
export async function restore(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  asker: Asker,
  number: number,
  why: string,
): Promise<SavedDraft | Refusal> {
  const { store, manual } = services;
  const parent = await store.manual.inForce();
  const [content, present] = await Promise.all([contentOf(services, number), contentOf(services, parent)]);
  if (typeof content !== 'string') return content;
  if (typeof present !== 'string') return present;
  return orRefused(async () => {
    const { content: wanted } = await manual.engine.load(content);
    const before = parent === manual.broken ? wanted : (await manual.engine.load(present)).content;
    const loaded = await manual.engine.load(JSON.stringify(carryOver(before, wanted)));
    return keepDraft(services, asker, { parent, before, loaded, why, edits: null });
  });
}

type Outcome = VersionView | Refusal;

async function viewOf({ store }: Needs<'store.manual'>, number: number): Promise<Outcome> {
  const [versions, inForce] = await Promise.all([store.manual.versions(), store.manual.inForce()]);
  const version = versions.find((one) => one.number === number);
  return version ? versionView(version, inForce, versions) : noVersion(number);
}

/** Rules that are in force already are not weighed again. */
function sameRules(before: Loaded, after: Loaded): boolean {
  return before !== after && JSON.stringify(rulesOf(before)) === JSON.stringify(rulesOf(after));
}

function rulesOf({ manuals }: Loaded) {
  return [manuals['zh-CN'].rules, manuals.en.rules];
}

/** Each of them may be harmless, and all together hold up every message of every agent. */
function costRefused({ ms, rule, ruleMs }: RulesCost): Refusal | null {
  if (ms <= RULES_MOST_MS) return null;
  return refuse(
    'bad_request',
    `Checking one long message with these rules of conduct would take ${Math.round(ms)} ms or more; ${RULES_MOST_MS} ms is the most. ` +
      `Rule "${rule}" takes ${Math.round(ruleMs)} ms of it: make its repeats narrower, such as {0,10}, or leave some of its patterns out.`,
  );
}
