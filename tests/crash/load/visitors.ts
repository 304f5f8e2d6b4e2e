import { io, type Socket } from 'socket.io-client';
import type { CustomerAnswers } from '../../../protocol/customer.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { until } from '../until.ts';

/** As the widget waits before it calls again, in milliseconds. */
const AGAIN = { reconnectionDelay: 500, reconnectionDelayMax: 10_000, randomizationFactor: 0.5 };
const PATIENCE_MS = 12_000;

/** Many who come to the shop, say hello and write nothing; each comes back by itself as the same person. */
export class Visitors {
  /** How often somebody was not let in. */
  turnedAway = 0;
  private readonly guests: Guest[] = [];

  constructor(private readonly url: string) {}

  /** How many have been greeted over the connection that they have now. */
  get inside(): number {
    return this.guests.filter(({ isInside }) => isInside).length;
  }

  /** So many more come, so many at a time; resolves when the last is on the way. */
  async come(count: number, atOnce = count): Promise<void> {
    for (let number = 0; number < count; number += 1) {
      const isRoom = (): boolean => this.guests.length - this.inside < atOnce;
      if (!isRoom()) await until('there is room at the door', isRoom, 60_000);
      this.guests.push(new Guest(this.url, () => (this.turnedAway += 1)));
    }
  }

  /** So many of them go for good, or all. */
  go(count = this.guests.length): void {
    for (const guest of this.guests.splice(0, count)) guest.go();
  }
}

class Guest {
  isInside = false;
  private token: string | undefined;
  private readonly socket: Socket;

  constructor(url: string, turnedAway: () => void) {
    this.socket = io(`${url}/customer`, {
      auth: (tell) => tell(this.token === undefined ? {} : { token: this.token }),
      transports: ['websocket'],
      forceNew: true,
      timeout: PATIENCE_MS,
      ...AGAIN,
    });
    this.socket.on('connect', () => void this.greet());
    this.socket.on('connect_error', turnedAway);
    this.socket.on('disconnect', () => (this.isInside = false));
  }

  go(): void {
    this.socket.disconnect();
  }

  private async greet(): Promise<void> {
    const answer = await this.socket
      .timeout(PATIENCE_MS)
      .emitWithAck('hello', {})
      .then((said) => said as Answer<CustomerAnswers['hello']>)
      .catch(() => null);
    this.isInside = answer?.ok === true && this.socket.connected;
    if (answer?.ok) this.token ??= answer.token;
    // Cuts this connection only; the client then calls again.
    else this.socket.io.engine.close();
  }
}
