import type { SettingKey } from '../../../protocol/settings.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { DeskSettings } from '../../live/desk-settings.ts';
import type { SettingChange } from '../../storage/settings/store.ts';

/** Secrets, with the setting that says who gets them: a secret of one is never sent to another. */
const SECRET_FOR: readonly { secret: SettingKey; address: SettingKey }[] = [
  { secret: 'mailPassword', address: 'mailHost' },
  { secret: 'oidcClientSecret', address: 'oidcIssuer' },
];

/**
 * Changes, with those of secrets that another address would get: a stored secret goes with the address that it was
 * entered for, unless it is entered again. One from the environment cannot go, so its address stays.
 */
export function withSecretsForgotten(
  settings: DeskSettings,
  changes: readonly SettingChange[],
): SettingChange[] | Refusal {
  const all = [...changes];
  for (const { secret, address } of SECRET_FOR) {
    const change = changes.find(({ key }) => key === address);
    const before = settings.current().get(address);
    if (change === undefined || before === undefined || (change.value ?? undefined) === before) continue;
    if (settings.overrides.has(secret)) return { ...BESIDE_SECRET, field: address };
    const isAnew = changes.some(({ key }) => key === secret);
    const isKept = (settings.stored(secret)?.value ?? null) !== null;
    if (!isAnew && isKept) all.push({ key: secret, value: null });
  }
  return all;
}

const BESIDE_SECRET = refuse(
  'forbidden',
  'The secret for this address is in the environment of the desk: change the address there too.',
);
