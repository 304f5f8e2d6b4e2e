import type { Server } from 'node:http';
import { BadSetting } from '../settings/environment.ts';
import type { Config } from '../settings/config.ts';

/** Resolves when the desk listens. Throws {@link BadSetting}, which names HOST or PORT, if it cannot. */
export function listen(http: Server, { port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(new BadSetting(whyNot(error, { port, host }))),
    );
    http.listen(port, host, resolve);
  });
}

function whyNot(
  { code = '', message }: NodeJS.ErrnoException,
  { port, host }: Pick<Config, 'port' | 'host'>,
) {
  switch (code) {
    case 'EADDRINUSE':
      return `PORT: ${port} is taken; choose another`;
    case 'EACCES':
      return `PORT: this process may not listen on ${port}; choose one above 1023`;
    default:
      return `HOST: it is impossible to listen on ${host} (${message}); choose an address of this machine, such as 127.0.0.1 or 0.0.0.0`;
  }
}

/** How to sign in for the first time; the password is stored nowhere else. */
export function firstSignIn(accounts: readonly string[], password: string | null): string {
  const secret =
    password === null ? 'the password in ADMIN_PASSWORD' : `the password ${password} (shown this once)`;
  return `Sign in as ${accounts.join(', ')} with ${secret}.`;
}

/** Prints how to sign in to a new desk, and in production also how to add colleagues. */
export function announce(
  { publicUrl, production, sampleStaff }: Pick<Config, 'publicUrl' | 'production' | 'sampleStaff'>,
  accounts: string[],
  password: string | null,
): void {
  process.stdout.write(
    [
      `Huashu is at ${publicUrl}`,
      firstSignIn(accounts, password),
      ...(production ? [] : [`Demo shop: ${publicUrl}/demo`]),
      ...(sampleStaff
        ? []
        : [`Now add your first colleague: ${publicUrl}/#/team, or npm run staff -- add ACCOUNT`]),
      '',
    ].join('\n'),
  );
}
