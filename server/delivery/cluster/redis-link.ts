import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Bus } from './membership.ts';

/** Nothing waits longer than this for Redis, in milliseconds. */
const PATIENCE_MS = 2000;
/** More commands than this on their way, and the next is dropped: others catch up from the database. */
const IN_FLIGHT_MAX = 5000;
/** News kept for processes that read them a little later. */
const NEWS_KEPT = 20_000;

const always = {
  connectTimeout: 5000,
  keepAlive: 5000,
  retryStrategy: (times: number) => Math.min(100 * times, 1000) + Math.random() * 200,
};

/** For what is said: fails at once rather than gather while Redis is away. */
const saying = {
  ...always,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: PATIENCE_MS,
  socketTimeout: 3 * PATIENCE_MS,
};

/** For what is read: waits for Redis as long as it takes. */
const reading = { ...always, maxRetriesPerRequest: null, socketTimeout: 15_000 };

/** The connections of one process to Redis. None of them ever throws: what could not be said is told to `onLost`. */
export class RedisLink implements Bus {
  /** For commands whose failure their caller takes into account. */
  readonly commands: Redis;
  /** Called when news could not be given to the other processes. */
  onLost: () => void = () => undefined;
  private readonly ear: Redis;
  private readonly channel: string;
  private inFlight = 0;

  /** `desk` is the same for all processes of one desk, and nobody else's. */
  constructor(
    private readonly url: string,
    readonly desk: string,
  ) {
    this.channel = `${desk}:mesh`;
    this.commands = quiet(new Redis(url, saying));
    this.ear = quiet(new Redis(url, reading));
    this.ear.subscribe(this.channel).catch(() => undefined);
  }

  /** Waits for Redis, but no longer than this many milliseconds; whether it answered. */
  async firstAnswer(patience: number): Promise<boolean> {
    const end = performance.now() + patience;
    while (performance.now() < end) {
      const answers = await this.ping().then(
        () => true,
        () => false,
      );
      if (answers) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  /** Throws unless Redis answers soon. */
  async ping(): Promise<void> {
    await this.commands.ping();
  }

  say(text: string): void {
    this.send(() => this.commands.publish(this.channel, text), false);
  }

  hear(listener: (text: string) => void): void {
    this.ear.on('message', (channel: string, text: string) => {
      if (channel === this.channel) listener(text);
    });
  }

  /**
   * News of chats between the processes. The adapter tells its own people only when the others have been told, so it is
   * answered at once: people of one process do not wait for Redis, and do not miss it.
   */
  adapter(): ReturnType<typeof createAdapter> {
    const outbound = {
      options: {},
      duplicate: () => quiet(new Redis(this.url, reading)),
      xadd: (words: [string, ...string[]]) => {
        const [stream, ...rest] = words;
        this.send(() => this.commands.call('XADD', stream, ...rest), true);
        return Promise.resolve('');
      },
      publish: (channel: string, payload: Buffer) => {
        this.send(() => this.commands.publish(channel, payload), false);
        return Promise.resolve(0);
      },
    };
    return createAdapter(outbound, {
      streamName: `${this.desk}:news`,
      channelPrefix: `${this.desk}:asked`,
      maxLen: NEWS_KEPT,
      onlyPlaintext: true,
    });
  }

  /** The mesh hears nothing although Redis may be there: perhaps this connection is dead without knowing it. */
  listenAnew(): void {
    if (this.ear.status === 'ready') this.ear.disconnect(true);
  }

  close(): void {
    this.commands.disconnect();
    this.ear.disconnect();
  }

  private send(command: () => Promise<unknown>, matters: boolean): void {
    const lost = (): void => {
      if (matters) this.onLost();
    };
    if (this.inFlight >= IN_FLIGHT_MAX) return lost();
    this.inFlight += 1;
    command()
      .catch(lost)
      .finally(() => (this.inFlight -= 1));
  }
}

/** That a connection is lost shows in what it carries; an error without a listener would end the process. */
function quiet(redis: Redis): Redis {
  redis.on('error', () => undefined);
  return redis;
}
