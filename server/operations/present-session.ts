import type { Needs } from '../actions/services.ts';
import { refuse, type Refusal } from '../domain/refusal.ts';
import { sessionRoom, type Sessions } from '../entry/sessions.ts';
import type { DeskSettings } from '../live/desk-settings.ts';

/** Ends the session that a browser has, and cuts its sockets. Gives whose it was; null if there is none. */
export async function endPresent(
  { rooms }: Needs<'rooms'>,
  sessions: Sessions,
  cookies: string | undefined,
): Promise<string | null> {
  const session = await sessions.find(cookies);
  if (!session) return null;
  await sessions.end(session.hash);
  rooms.desk.in(sessionRoom(session.hash)).disconnectSockets(true);
  return session.asker.account;
}

/** Why this account does not sign in by password; null if it does. Before the password: nothing is learnt of that. */
export function passwordRefused({ signIn }: DeskSettings, account: string): Refusal | null {
  return signIn.passwordsOnlyFor === null || signIn.passwordsOnlyFor === account ? null : PASSWORDS_OFF;
}

const PASSWORDS_OFF = refuse(
  'forbidden',
  'Passwords are switched off on this desk. Sign in with your company account.',
);
