import type { Server } from 'node:net';

/** On which port a server listens. */
export function portOf(server: Server): number {
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('It listens nowhere.');
  return address.port;
}
