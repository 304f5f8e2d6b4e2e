import type { AnyWire, SettingKey } from '../../../protocol/settings.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import { ifSet, inForce, type WireValues } from '../../../protocol/setting-values.ts';
import { badSetting } from '../../settings/desk-settings.ts';
import { emergencyIn, signInIn } from '../../settings/sign-in-in-force.ts';
import { SETTINGS } from '../../../protocol/settings.ts';
import type { Needs } from '../services.ts';

/** Who changes settings, and the identity provider by which their session was opened; null: by password. */
export interface Changer {
  account: string;
  issuer: string | null;
}

/** A change of any of these, with passwords off, could lock everybody out. */
const OF_PROVIDER = ['oidcIssuer', 'oidcClientId', 'oidcClientSecret'] as const;

/**
 * Why a change of how people sign in cannot be made; null if it can. Passwords are switched off only by somebody whom the
 * provider has just let in, and never without an emergency account that can really sign in.
 */
export async function signInObjection(
  { settings, store }: Needs<'settings' | 'store.staff' | 'store.twoFactor'>,
  by: Changer,
  changes: ReadonlyMap<SettingKey, AnyWire | null>,
): Promise<Refusal | null> {
  const before = settings.current();
  const after = new Map(before);
  for (const [key, value] of changes)
    if (value === null) after.delete(key);
    else after.set(key, value);
  const fault = faultIn(after, changes, settings.process.production);
  if (fault) return fault;
  const [was, is] = [signInIn(before), signInIn(after)];
  if (is.passwordsOnlyFor === null)
    return inForce(after, SETTINGS.passwordsOff) ? unready(after, changes) : null;
  if (was.passwordsOnlyFor !== null) {
    const key = OF_PROVIDER.find((one) => changes.has(one) && before.get(one) !== after.get(one));
    if (key) return { ...PASSWORDS_FIRST, field: key };
  } else if (!isSame(by.issuer, is.provider?.issuer)) return { ...NOT_BY_PROVIDER, field: 'passwordsOff' };
  if (was.passwordsOnlyFor === is.passwordsOnlyFor) return null;
  const isFit = await isEmergencyFit(store, is.passwordsOnlyFor);
  return isFit ? null : { ...NO_EMERGENCY, field: 'emergencyAccount' };
}

/** Whether an account can let people in when the provider is not there: with a second step, since it is known and guessed at. */
async function isEmergencyFit(
  { staff, twoFactor }: Needs<'store.staff' | 'store.twoFactor'>['store'],
  account: string,
): Promise<boolean> {
  const [member, step] = await Promise.all([staff.find(account), twoFactor.find(account)]);
  if (member === null || member.disabledAt !== null || member.passwordHash === '') return false;
  return member.role === 'admin' && step !== null && step.confirmedAt !== null;
}

function faultIn(
  after: WireValues,
  changes: ReadonlyMap<SettingKey, AnyWire | null>,
  production: boolean,
): Refusal | null {
  const issuer = ifSet(after, SETTINGS.oidcIssuer);
  if (changes.has('oidcIssuer') && production && issuer?.startsWith('http:'))
    return badSetting('oidcIssuer', 'must be an https address');
  const isMaking = inForce(after, SETTINGS.oidcNewAccounts);
  const isTouched = changes.has('oidcNewAccounts') || changes.has('oidcDomains');
  const domains = ifSet(after, SETTINGS.oidcDomains) ?? [];
  if (isTouched && isMaking && domains.length === 0) return { ...NO_DOMAINS, field: 'oidcNewAccounts' };
  return null;
}

/** Passwords are to be off, and there is something without which they are not. */
function unready(after: WireValues, changes: ReadonlyMap<SettingKey, AnyWire | null>): Refusal | null {
  const parts = ['passwordsOff', 'emergencyAccount', ...OF_PROVIDER] as const;
  const key = parts.find((one) => changes.has(one));
  if (key === undefined) return null;
  const refusal =
    emergencyIn(after) === null ? NO_EMERGENCY : key === 'passwordsOff' ? NO_PROVIDER : PASSWORDS_FIRST;
  return { ...refusal, field: key };
}

/** An issuer with and without a slash at its end is the same address. */
function isSame(one: string | null, other: string | undefined): boolean {
  return one !== null && other !== undefined && new URL(one).href === new URL(other).href;
}

const PASSWORDS_FIRST = refuse(
  'forbidden',
  'Passwords are off: switch them on before you change the identity provider or the emergency account.',
);
const NOT_BY_PROVIDER = refuse(
  'forbidden',
  'Sign in by the identity provider yourself before you switch passwords off.',
);
const NO_EMERGENCY = refuse(
  'forbidden',
  'The emergency account must be an administrator with a password and two-step verification.',
);
const NO_PROVIDER = refuse('forbidden', 'Set the identity provider and its client id first.');
const NO_DOMAINS = refuse('forbidden', 'Name the email domains for which accounts may be made first.');
