import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page, and the headers that it comes with. */
export interface SitePage {
  html: string;
  headers?: Record<string, string>;
}

/** Somebody's website, on an origin of its own: its pages by path. */
export class Website {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** Answers every request by what `pageAt` gives for its path; whatever it gives none for is not found. */
  static async open(pageAt: (path: string, request: IncomingMessage) => SitePage | null): Promise<Website> {
    const server = createServer((request, response) => {
      const page = pageAt(request.url ?? '/', request);
      if (page === null) return void response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers }).end(page.html);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new Website(server, `http://127.0.0.1:${port}`);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
