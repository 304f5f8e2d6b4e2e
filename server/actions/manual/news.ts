import type { ManualDiff, ManualNews, ManualReaders } from '../../../protocol/manual-views.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { diff } from '../../domain/manual/diff.ts';
import { iso, isoOrNull } from '../../domain/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../domain/refusal.ts';
import { AS_SHIPPED } from '../../domain/manual/version.ts';
import type { Needs } from '../services.ts';
import { noVersion } from './contents.ts';
import { contentWith } from './drafting.ts';
import { publishedBefore } from './activate.ts';

/** What differs between two versions; without `from`: what a version changed in the one it was made from. */
export async function differences(
  services: Needs<'manual' | 'store.manual'>,
  to: number,
  from?: number,
): Promise<ManualDiff | Refusal> {
  const stored = to === AS_SHIPPED ? null : await services.store.manual.find(to);
  if (to !== AS_SHIPPED && !stored) return noVersion(to);
  const base = from ?? stored?.version.parent ?? AS_SHIPPED;
  const [before, after] = await Promise.all([contentWith(services, base, []), contentWith(services, to, [])]);
  if (isRefusal(before)) return before;
  if (isRefusal(after)) return after;
  return { from: base, to, changes: diff(before.content, after.content) };
}

/** What has changed since somebody last confirmed having read the manual. */
export async function newsFor(
  services: Needs<'manual' | 'store.manual'>,
  { account }: Asker,
): Promise<ManualNews | Refusal> {
  const { manual } = services.store;
  const [reads, versions] = await Promise.all([manual.reads(), manual.versions()]);
  const version = services.manual.activeVersion;
  const read = reads.get(account)?.version ?? AS_SHIPPED;
  if (read === version) return { version, read, changes: [], published: [] };
  const changed = await differences(services, version, read);
  if (isRefusal(changed)) return changed;
  const since = versions.find(({ number }) => number === read)?.published?.at ?? -1;
  const published = publishedBefore(versions, read).flatMap(({ number, published: act }) =>
    act && act.at >= since ? [{ number, by: act.by, at: iso(act.at), why: act.why }] : [],
  );
  return { version, read, changes: changed.changes, published };
}

/** Confirms that somebody has read the active version; refused if another version was published meanwhile. */
export async function confirmRead(
  services: Needs<'clock' | 'manual' | 'store.manual'>,
  { account }: Asker,
  version: number,
): Promise<ManualNews | Refusal> {
  if (version !== services.manual.activeVersion)
    return refuse(
      'conflict',
      `Version ${services.manual.activeVersion} is in force by now; look at its changes first.`,
    );
  await services.store.manual.confirmRead(account, { version, at: services.clock.now() });
  return { version, read: version, changes: [], published: [] };
}

/** Who has confirmed the active version, and who has not. */
export async function readers({
  store,
  directory,
  manual,
}: Needs<'directory' | 'manual' | 'store.manual'>): Promise<ManualReaders> {
  const reads = await store.manual.reads();
  const people = directory
    .members()
    .filter(({ role, disabledAt }) => role !== 'admin' && disabledAt === null);
  return {
    version: manual.activeVersion,
    readers: people.map(({ account, number, name, role }) => {
      const read = reads.get(account);
      const version = read?.version ?? AS_SHIPPED;
      const upToDate = version === manual.activeVersion;
      return { account, number, name, role, read: version, at: isoOrNull(read?.at ?? null), upToDate };
    }),
  };
}
