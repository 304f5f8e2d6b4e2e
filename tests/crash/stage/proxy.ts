import { connect, createServer, type Server, type Socket } from 'node:net';
import { Flow, type Weather } from './flow.ts';
import { portOf } from './port.ts';

/** A way between two parts that can be cut, slowed, silenced and closed while it is used. */
export class Proxy {
  private readonly weather: Weather = { isSilent: false, delay: 0, bytesPerSecond: Infinity };
  private readonly flows = new Set<Flow>();
  private refused = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  /** Opens a way to a port of this machine. */
  static async to(target: number, host = '127.0.0.1'): Promise<Proxy> {
    const server = createServer({ pauseOnConnect: true });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new Proxy(server, portOf(server));
    server.on('connection', (near) => proxy.take(near, target, host));
    return proxy;
  }

  /** Opens a way to where an address points (PostgreSQL's port unless it names one), and gives the address of the way. */
  static async toUrl(address: string): Promise<{ proxy: Proxy; url: string }> {
    const url = new URL(address);
    const proxy = await Proxy.to(Number(url.port || 5432), url.hostname);
    url.host = `127.0.0.1:${proxy.port}`;
    return { proxy, url: url.href };
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** How many connections go through. */
  get connections(): number {
    return this.flows.size;
  }

  /** Nothing goes through any more, and nothing is closed, as if a cable had been pulled. */
  silence(): void {
    this.weather.isSilent = true;
  }

  /** Cuts everything, and every new connection at once, as many as are said. */
  refuse(many = Infinity): void {
    this.refused = many;
    this.cut();
  }

  /** Every piece comes so many milliseconds later, and this fast at most. */
  slow({ delay = 0, bytesPerSecond = Infinity }: { delay?: number; bytesPerSecond?: number }): void {
    this.weather.delay = delay;
    this.weather.bytesPerSecond = bytesPerSecond;
  }

  /** As at the beginning; what was silent before is cut, so that nobody waits for it. */
  clear(): void {
    if (this.weather.isSilent) this.cut();
    this.refused = 0;
    Object.assign(this.weather, { isSilent: false, delay: 0, bytesPerSecond: Infinity });
    delete this.weather.forth;
    delete this.weather.back;
  }

  /** Decides about every piece on its way to the server, until told otherwise. */
  onForth(judge: Weather['forth'] & object): void {
    this.weather.forth = judge;
  }

  /** Decides about every piece on its way back. */
  onBack(judge: Weather['back'] & object): void {
    this.weather.back = judge;
  }

  cut(): void {
    for (const flow of this.flows) flow.cut();
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private take(near: Socket, target: number, host: string): void {
    if (this.refused > 0) {
      this.refused -= 1;
      near.destroy();
      return;
    }
    const flow = new Flow(near, connect(target, host), this.weather);
    this.flows.add(flow);
    near.on('close', () => this.flows.delete(flow));
  }
}
