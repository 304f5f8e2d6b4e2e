import type { Server } from 'node:http';
import { BadSetting, type Config } from './config.ts';

/** Resolves when the desk listens. Throws {@link BadSetting} if its port is taken. */
export function listen(http: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new BadSetting(`PORT: ${port} is taken; choose another`) : error),
    );
    http.listen(port, host, resolve);
  });
}

/** Tells whoever starts an empty desk how to sign in. */
export function announce({ publicUrl }: Config, accounts: string[], password: string | null): void {
  const secret =
    password === null ? 'the password in ADMIN_PASSWORD' : `the password ${password} (shown this once)`;
  process.stdout.write(
    [
      `Huashu is at ${publicUrl}`,
      `Sign in as ${accounts.join(', ')} with ${secret}.`,
      `Demo shop: ${publicUrl}/demo`,
      '',
    ].join('\n'),
  );
}
