import { isPictureKey, PICTURE_SETTINGS } from '../../../protocol/picture-settings.ts';
import type { AnyWire, SettingKey } from '../../../protocol/settings.ts';
import type { Duration } from '../../domain/instant.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { DeskSettings } from '../../live/desk-settings.ts';
import { badSetting } from '../../settings/desk-settings.ts';
import type { FileRow } from '../../storage/files/file-store.ts';
import { NO_SUCH_FILE } from '../files/read-file.ts';
import type { Needs } from '../services.ts';

/** How long a picture that was replaced or removed can be taken back, in milliseconds. */
export const TAKEN_BACK_MS: Duration = 24 * 3_600_000;

/**
 * Makes the pictures among changes last, so that the sweep leaves them. Refuses what is no picture of the desk's, or is
 * not there any more.
 */
export async function claimPictures(
  { store }: Needs<'store.files'>,
  changes: ReadonlyMap<SettingKey, AnyWire | null>,
): Promise<Refusal | null> {
  for (const [key, value] of changes) {
    if (!isPictureKey(key) || value === null) continue;
    const row = await store.files.find(String(value));
    const isThere = row?.owner === 'desk' && (row.state === 'referenced' || row.state === 'kept');
    if (!isThere) return badSetting(key, 'must be a picture that was uploaded here and is still there');
    if (row.state === 'kept' && !(await store.files.reference(row.id)))
      return badSetting(key, 'must be a picture that is still there');
  }
  return null;
}

/**
 * A picture that anybody may see: it is in force, or was uploaded and is about to be. One that was removed is gone for
 * others at once, although it can be taken back for a day.
 */
export async function publicPicture(
  { settings, store }: Needs<'settings' | 'store.files'>,
  id: string,
): Promise<FileRow | Refusal> {
  const row = await store.files.find(id);
  if (row?.owner !== 'desk' || row.thumbnail !== 1) return NO_SUCH_FILE;
  if (row.state === 'kept' || (row.state === 'referenced' && inForce(settings).has(id))) return row;
  return NO_SUCH_FILE;
}

/** Gives up the pictures of the desk that have not been in force for {@link TAKEN_BACK_MS}. */
export async function sweepPictures({
  clock,
  settings,
  store,
}: Needs<'clock' | 'settings' | 'store.files'>): Promise<void> {
  const rows = await store.files.ofDesk();
  if (rows.length === 0) return;
  // Another process may have put one of them in force.
  await settings.read();
  const kept = inForce(settings);
  const before = clock.now() - TAKEN_BACK_MS;
  const changed = Object.keys(PICTURE_SETTINGS).map((key) => settings.stored(key)?.changedAt ?? 0);
  if (Math.max(...changed) >= before) return;
  await store.files.giveUp(rows.filter(({ id, at }) => !kept.has(id) && at < before).map(({ id }) => id));
}

function inForce(settings: DeskSettings): Set<unknown> {
  return new Set(Object.keys(PICTURE_SETTINGS).map((key) => settings.stored(key)?.value));
}
