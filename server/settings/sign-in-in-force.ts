import { SETTINGS } from '../../protocol/settings.ts';
import type { Provider, SignInRules } from '../domain/account/identity.ts';
import { ifSet, inForce, type WireValues } from '../../protocol/setting-values.ts';

/** How people sign in, as it is in force. Passwords are never off without a provider and an emergency account. */
export function signInIn(values: WireValues): SignInRules {
  const provider = providerIn(values);
  const emergency = emergencyIn(values);
  const isOff = provider !== null && inForce(values, SETTINGS.passwordsOff);
  return { provider, passwordsOnlyFor: isOff ? emergency : null };
}

/** The emergency account; null while none is named. */
export function emergencyIn(values: WireValues): string | null {
  return ifSet(values, SETTINGS.emergencyAccount)?.toLowerCase() ?? null;
}

/** The identity provider; null as long as its issuer or the client id is not set. */
function providerIn(values: WireValues): Provider | null {
  const issuer = ifSet(values, SETTINGS.oidcIssuer);
  const clientId = ifSet(values, SETTINGS.oidcClientId);
  if (issuer === null || clientId === null) return null;
  return {
    ...{ issuer, clientId, clientSecret: ifSet(values, SETTINGS.oidcClientSecret) },
    name: ifSet(values, SETTINGS.oidcName) ?? '',
    scopes: inForce(values, SETTINGS.oidcScopes),
    matchMail: inForce(values, SETTINGS.oidcMatchMail),
    vouches: inForce(values, SETTINGS.oidcVouches),
    domains: (ifSet(values, SETTINGS.oidcDomains) ?? []).map((one) => one.replace(/^@/, '').toLowerCase()),
    newRole: inForce(values, SETTINGS.oidcNewAccounts) ? inForce(values, SETTINGS.oidcNewRole) : null,
    asksSecondStep: inForce(values, SETTINGS.oidcSecondStep) === 'desk',
  };
}
