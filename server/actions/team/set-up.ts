import type { SetUpPassed, SetUpStep, SetUpView, WidgetSites } from '../../../protocol/set-up.ts';
import { isEnded, NEW_SET_UP, SET_UP_KEY, setUpIn, withPast } from '../../domain/account/set-up.ts';
import type { AuditLine } from '../../domain/audit/audit.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { isAllowed } from '../../live/widget-sites.ts';
import type { Store } from '../../storage/store.ts';
import type { Needs } from '../services.ts';

/** How often a step is retried after a concurrent change. */
const TRIES = 5;

/** A new desk is to be set up. To be called before it has people: if that is not completed, the next start begins anew. */
export async function beginSetUp({ settings }: Pick<Store, 'settings'>, at: number): Promise<void> {
  const change = { key: SET_UP_KEY, value: NEW_SET_UP, version: 0 };
  await settings.change([change], { by: 'system', at, line: () => null });
}

/** How far the set-up is, and where the widget was loaded. Refused as missing once it has ended. */
export async function seeSetUp(
  services: Needs<'settings' | 'store.widgetSites'>,
): Promise<SetUpView | Refusal> {
  const { settings, store } = services;
  const setUp = setUpIn(settings.stored(SET_UP_KEY));
  if (setUp === null) return NONE;
  return {
    past: setUp.past,
    snippet: `<script src="${settings.process.publicUrl}/widget.js" async></script>`,
    sites: (await store.widgetSites.all()).map(({ origin, at }) => ({
      ...{ origin, at: iso(at), isAllowed: isAllowed(settings.gates, origin) },
    })),
  };
}

/** The websites on which the widget was loaded and is refused, the latest first. */
export async function refusedSites({
  settings,
  store,
}: Needs<'settings' | 'store.widgetSites'>): Promise<WidgetSites> {
  const sites = await store.widgetSites.all();
  return {
    sites: sites
      .filter(({ origin }) => !isAllowed(settings.gates, origin))
      .map(({ origin, at }) => ({ origin, at: iso(at), isAllowed: false })),
  };
}

/** Steps are done or skipped, each on record; the set-up ends with the last, in the transaction that stores it. */
export async function passSteps(
  services: Needs<'audit' | 'clock' | 'settings' | 'store.settings' | 'store.widgetSites'>,
  by: string,
  steps: readonly SetUpStep[],
): Promise<SetUpPassed | Refusal> {
  const { audit, clock, settings, store } = services;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const kept = settings.stored(SET_UP_KEY);
    const setUp = setUpIn(kept);
    if (kept === null || setUp === null) return NONE;
    const next = withPast(setUp, steps);
    const at = clock.now();
    const lines: AuditLine[] = [];
    const outcome = await store.settings.change([{ key: SET_UP_KEY, value: next, version: kept.version }], {
      ...{ by, at },
      line: (head) => {
        const details = { steps: steps.join(', ') };
        const line = audit.lineAfter(head, { by, act: 'set_up', details }, at);
        lines.push(line);
        return line;
      },
    });
    for (const line of lines) audit.note(line);
    await settings.changed();
    if ('changedBefore' in outcome) continue;
    if (isEnded(next)) await store.widgetSites.clear();
    return { past: next.past, isEnded: isEnded(next) };
  }
  return refuse('conflict', 'Somebody else is at the set-up too; try again.');
}

const NONE = refuse('not_found', 'This desk has been set up.');
