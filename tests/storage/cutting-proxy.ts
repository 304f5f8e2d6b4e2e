import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to the database that can be cut at the worst moment. */
export interface Proxy {
  /** The database's address by this way. */
  url: string;
  /**
   * Cuts the connection on which this statement is sent next: `unsent` before the server hears of it, `answered` when the
   * server has answered and the client has not heard.
   */
  cutAfter(statement: string, when: 'unsent' | 'answered'): void;
  /** Cuts everything, and every new connection at once. */
  refuse(): void;
  admit(): void;
  /** Admits the connection of this number, counted from now, and all later ones. */
  admitAtAttempt(attempt: number): void;
  close(): Promise<void>;
}

/** Opens a way to the server of a `DATABASE_URL`. */
export async function cuttingProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let armed: { word: Buffer; when: 'unsent' | 'answered' } | null = null;
  let refused = 0;
  const cut = (...sockets: Socket[]): void => sockets.forEach((socket) => socket.destroy());

  const server = createServer((client) => {
    client.on('error', () => undefined);
    if (refused > 0) {
      refused -= 1;
      cut(client);
      return;
    }
    const backend = connect(Number(target.port || 5432), target.hostname);
    let mute = false;
    open.add(client).add(backend);
    backend.on('error', () => cut(client)).on('close', () => cut(client));
    client.on('close', () => cut(backend));
    client.on('data', (data) => {
      if (armed && data.includes(armed.word)) {
        mute = armed.when === 'answered';
        armed = null;
        if (!mute) {
          cut(client, backend);
          return;
        }
      }
      backend.write(data);
    });
    backend.on('data', (data) => {
      if (!mute) client.write(data);
      // The server says that it is ready again when the commit is done.
      else if (data.includes('COMMIT')) cut(client, backend);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${String(portOf(server.address()))}`;
  return {
    url: url.href,
    cutAfter: (statement, when) => {
      // As a statement of its own, with the zero that ends it on the wire.
      armed = { word: Buffer.from(`${statement}\0`), when };
    },
    refuse: () => {
      refused = Number.POSITIVE_INFINITY;
      cut(...open);
    },
    admit: () => {
      refused = 0;
    },
    admitAtAttempt: (attempt) => {
      refused = attempt - 1;
    },
    close: () => {
      cut(...open);
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'string' || address === null) throw new Error('The proxy listens nowhere.');
  return address.port;
}
