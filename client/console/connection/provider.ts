import type { Answer, WireError } from '../../../protocol/errors.ts';
import { signInOperations as ask } from '../../../protocol/operations/sign-in.ts';
import type { OwnIdentity, SignInBegun, SignInWays } from '../../../protocol/sign-in.ts';
import { refusalIn } from '../locales/refusals.ts';
import { useDesk } from '../store/desk.ts';
import { takeReturn, useProvider, wasSignedOut } from '../store/provider.ts';
import { showNotice } from '../store/view.ts';
import { accountFault, type AccountFault } from './account.ts';
import { call } from './call.ts';
import { resume } from './session.ts';

/** How people sign in here. */
export function signInWays(): Promise<Answer<SignInWays>> {
  return call(ask.signInWays, {});
}

/** Leaves for the identity provider. Resolves with why that is not possible; not at all if it is. */
export async function goToProvider(invite: string | null): Promise<WireError | null> {
  const asked = { ...(invite === null ? {} : { invite }), ...(wasSignedOut() ? { again: true } : {}) };
  return follow(await call(ask.beginSignIn, asked));
}

/** Starts the console, for whoever is signed in or comes back from the identity provider. */
export async function arrive(): Promise<void> {
  const query = takeReturn();
  if (query === null) return resume();
  const answer = await call(ask.finishSignIn, { query });
  if (answer.ok) return resume(true);
  if (answer.error.field === 'code') {
    useProvider.setState({ stage: 'code', fault: null });
    return useDesk.setState({ session: null });
  }
  useProvider.setState({ stage: 'none', fault: answer.error });
  await resume();
  // Somebody who is signed in wanted to link their account.
  if (useDesk.getState().session) showNotice(refusalIn(answer.error));
}

/** The desk's own second step, after the provider. Resolves with null, or why it was refused. */
export async function proveCode(code: string): Promise<WireError | null> {
  const answer = await call(ask.signInCode, { code });
  if (!answer.ok) return answer.error;
  useProvider.setState({ stage: 'none', fault: null });
  await resume(true);
  return null;
}

/** The own account at the identity provider. */
export function ownIdentity(): Promise<Answer<OwnIdentity>> {
  return call(ask.ownIdentity, {});
}

/** Leaves for the provider to link the own account, which its password proves. Resolves with why that is refused. */
export async function linkIdentity(password: string, code: string): Promise<AccountFault | null> {
  const answer = await call(ask.linkIdentity, code === '' ? { password } : { password, code });
  if (!answer.ok) {
    if (answer.error.field === undefined) showNotice(refusalIn(answer.error));
    return accountFault(answer);
  }
  await follow(answer);
  return null;
}

/** Takes the identity of a colleague away. */
export function unlinkIdentity(account: string): Promise<Answer<object>> {
  return call(ask.unlinkIdentity, { account });
}

function follow(answer: Answer<SignInBegun>): Promise<WireError | null> {
  if (!answer.ok) return Promise.resolve(answer.error);
  window.location.assign(answer.location);
  // The page is on its way out.
  return new Promise(() => undefined);
}
