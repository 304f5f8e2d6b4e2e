import { createAdapter } from '@socket.io/redis-streams-adapter';
import { Redis } from 'ioredis';
import type { Bus } from './membership.ts';

/** Timeout of one command, ms. */
const COMMAND_TIMEOUT_MS = 2000;
/** With more commands than this in flight the next is dropped: peers catch up from the database. */
const IN_FLIGHT_MAX = 5000;
/** Length of the stream, for processes that read it late. */
const STREAM_MAX = 20_000;

const always = {
  connectTimeout: 5000,
  keepAlive: 5000,
  retryStrategy: (times: number) => Math.min(100 * times, 1000) + Math.random() * 200,
};

/** For publishing: fails at once instead of queueing while Redis is away. */
const publishing = {
  ...always,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  commandTimeout: COMMAND_TIMEOUT_MS,
  socketTimeout: 3 * COMMAND_TIMEOUT_MS,
};

/** For subscribing: reconnects for as long as it takes. */
const subscribing = { ...always, maxRetriesPerRequest: null, socketTimeout: 15_000 };

/** The Redis connections of one process. Publishing never throws: what could not be sent is reported to `onLost`. */
export class RedisLink implements Bus {
  /** For commands whose failure their caller takes into account. */
  readonly commands: Redis;
  /** Called when an event of a chat could not be published to the other processes. */
  onLost: () => void = () => undefined;
  private readonly subscriber: Redis;
  private readonly channel: string;
  private inFlight = 0;

  /** `desk` is the same for all processes of one desk, and different from every other desk's. */
  constructor(
    private readonly url: string,
    readonly desk: string,
  ) {
    this.channel = `${desk}:mesh`;
    this.commands = withErrorListener(new Redis(url, publishing));
    this.subscriber = withErrorListener(new Redis(url, subscribing));
    this.subscriber.subscribe(this.channel).catch(() => undefined);
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

  publish(text: string): void {
    this.send(() => this.commands.publish(this.channel, text), false);
  }

  subscribe(listener: (text: string) => void): void {
    this.subscriber.on('message', (channel: string, text: string) => {
      if (channel === this.channel) listener(text);
    });
  }

  /**
   * Socket.IO adapter for the events of chats. It emits to local sockets only after its `xadd` has resolved, so that
   * resolves at once: local delivery neither waits for Redis nor fails with it.
   */
  adapter(): ReturnType<typeof createAdapter> {
    const outbound = {
      options: {},
      duplicate: () => withErrorListener(new Redis(this.url, subscribing)),
      xadd: (args: [string, ...string[]]) => {
        const [stream, ...rest] = args;
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
      maxLen: STREAM_MAX,
      onlyPlaintext: true,
    });
  }

  /** Reconnects the subscriber: it may be half open when no heartbeat comes back although Redis is up. */
  listenAnew(): void {
    if (this.subscriber.status === 'ready') this.subscriber.disconnect(true);
  }

  close(): void {
    this.commands.disconnect();
    this.subscriber.disconnect();
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

/** Connection errors show in failed commands; an `error` event without a listener would end the process. */
function withErrorListener(redis: Redis): Redis {
  redis.on('error', () => undefined);
  return redis;
}
