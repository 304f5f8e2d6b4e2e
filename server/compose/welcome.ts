import type { FirstStaff } from '../actions/team/first-staff.ts';
import { announce, firstSignIn, listen } from '../process/listening.ts';
import { isShutdownRequested } from '../process/signals.ts';
import type { Config } from '../settings/config.ts';
import type { Network } from './network.ts';

/**
 * Listens, and prints the address and, on a new data set, the first password. It prints the password also if the start
 * fails: the next start would not create another. Returns whether the server listens.
 */
export async function listenAndAnnounce(
  config: Config,
  { http }: Network,
  welcome: FirstStaff | null,
): Promise<boolean> {
  const showPassword = (): void => {
    if (welcome) process.stdout.write(`${firstSignIn(welcome.accounts, welcome.password)}\n`);
  };
  if (isShutdownRequested()) {
    showPassword();
    return false;
  }
  await listen(http, config).catch((error: unknown) => {
    showPassword();
    throw error;
  });
  if (welcome) announce(config, welcome.accounts, welcome.password);
  else process.stdout.write(`Huashu is at ${config.publicUrl}\n`);
  return true;
}
