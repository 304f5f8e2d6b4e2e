import type { VersionAct, VersionsPage, VersionView } from '../../../protocol/manual-views.ts';
import { iso } from '../../domain/instant.ts';
import { AS_SHIPPED, statusOf, type Act, type Version } from '../../domain/manual/version.ts';
import type { Needs } from '../services.ts';

/** All versions, newest first; the last one is the manual as shipped. */
export async function versionsPage({
  store,
  manual,
}: Needs<'manual' | 'store.manual'>): Promise<VersionsPage> {
  const [versions, inForce] = await Promise.all([store.manual.versions(), store.manual.inForce()]);
  return {
    versions: [...versions.map((one) => versionView(one, inForce, versions)), shippedView(inForce)],
    inForce,
    running: manual.activeVersion,
    approval: manual.approval,
  };
}

/** A version for the wire; `others` show whether a later draft is based on it. */
export function versionView(version: Version, inForce: number, others: readonly Version[]): VersionView {
  const { number, parent, saved, approved, published } = version;
  return {
    number,
    parent,
    status: statusOf(version, inForce),
    saved: actView(saved),
    approved: approved && actView(approved),
    published: published && actView(published),
    superseded: published === null && others.some((one) => one.parent === number),
  };
}

function shippedView(inForce: number): VersionView {
  return {
    number: AS_SHIPPED,
    parent: null,
    status: inForce === AS_SHIPPED ? 'inForce' : 'past',
    saved: null,
    approved: null,
    published: null,
    superseded: false,
  };
}

function actView({ by, at, why }: Act & { why?: string }): VersionAct {
  return { by, at: iso(at), ...(why === undefined ? {} : { why }) };
}
