import { randomUUID } from 'node:crypto';
import { Message, type People, type Word } from './messages.ts';

/** How often a process says that it lives, in milliseconds; the owner calls {@link ClusterMembership.tick} as often. */
export const HEARTBEAT_MS = 1000;
/** A process that has been silent for this long is gone, and its people with it. */
const SILENCE_MS = 5000;
/** Without its own echo for this long a process knows that it is cut off. */
const DEAF_MS = 2500;
/** After (re)joining, the others get this long to say who is with them. */
const SETTLING_MS = 3000;
/** More than this is not kept for one message; the numbers tell the others that they missed something. */
const WORDS_MAX = 5000;

/** Where messages go to, the sender included. What cannot be delivered is lost without an error. */
export interface Bus {
  say(text: string): void;
  hear(listener: (text: string) => void): void;
}

/** Who listens to the other processes. */
export interface ClusterListener {
  word(from: string, word: Word): void;
  /** Everybody who is connected to that process, instead of what was known of it. */
  people(from: string, people: People): void;
  gone(from: string): void;
  /** `alone`: cut off from the others, whose people are as they were last known. `sure`: everybody has been heard. */
  standing(standing: MembershipStatus): void;
}

/** How far a process may trust what it knows of the others. */
export type MembershipStatus = 'alone' | 'settling' | 'sure';

/** Whoever does not listen yet. */
const DEAF: ClusterListener = {
  word: () => undefined,
  people: () => undefined,
  gone: () => undefined,
  standing: () => undefined,
};

interface Peer {
  version: number;
  heardAt: number;
}

/** One process among those of a desk. `time` runs steadily, in milliseconds. */
export class ClusterMembership {
  readonly id = randomUUID();
  standing: MembershipStatus = 'alone';
  private version = 0;
  private waiting: Word[] = [];
  private echoAt = -Infinity;
  private backAt = 0;
  private readonly peers = new Map<string, Peer>();
  private ears: ClusterListener = DEAF;

  constructor(
    private readonly bus: Bus,
    private readonly own: () => People,
    private readonly time: () => number,
  ) {}

  /** Hears the other processes from now on; what is said by {@link say} can be said before. */
  listen(ears: ClusterListener): void {
    this.ears = ears;
    this.bus.hear((text) => this.hear(text));
  }

  /** Tells the others, together with whatever else is said in this turn. */
  say(word: Word): void {
    if (this.waiting.length === 0) setImmediate(() => this.flush());
    if (this.waiting.length < WORDS_MAX) this.waiting.push(word);
  }

  /** Says that this process lives, and counts out who does not. */
  tick(): void {
    const now = this.time();
    this.send({ type: 'beat', ...this.head() });
    if (now - this.echoAt > DEAF_MS) this.stand('alone');
    if (this.standing === 'settling' && now - this.backAt >= SETTLING_MS) this.stand('sure');
    if (this.standing !== 'sure') return;
    for (const [id, peer] of this.peers) if (now - peer.heardAt > SILENCE_MS) this.drop(id);
  }

  leave(): void {
    this.flush();
    this.send({ type: 'bye', ...this.head() });
  }

  private flush(): void {
    const words = this.waiting;
    if (words.length === 0) return;
    this.waiting = [];
    // A number left out makes the others ask for everything.
    this.version += words.length < WORDS_MAX ? 1 : 2;
    this.send({ type: 'words', ...this.head(), words });
  }

  private hear(text: string): void {
    const read = Message.safeParse(parsed(text));
    if (!read.success) return;
    const message = read.data;
    if (message.from === this.id) this.echoed();
    else if (message.type === 'bye') this.drop(message.from);
    else this.heard(message);
  }

  private heard(message: Exclude<Message, { type: 'bye' }>): void {
    const { from, version } = message;
    const known = this.peers.get(from);
    const isNext = known?.version === (message.type === 'words' ? version - 1 : version);
    this.peers.set(from, { version: isNext ? version : (known?.version ?? -1), heardAt: this.time() });
    if (message.type === 'people') {
      this.peers.set(from, { version, heardAt: this.time() });
      this.ears.people(from, message.people);
    } else if (message.type === 'words') for (const word of message.words) this.ears.word(from, word);
    else if (message.type === 'ask' && message.to === this.id)
      this.send({ type: 'people', ...this.head(), people: this.own() });
    if (!isNext && message.type !== 'people') this.send({ type: 'ask', ...this.head(), to: from });
  }

  private echoed(): void {
    this.echoAt = this.time();
    if (this.standing !== 'alone') return;
    this.backAt = this.echoAt;
    // Who was silent while nothing could be heard may have spoken all the same.
    for (const peer of this.peers.values()) peer.heardAt = this.echoAt;
    this.stand('settling');
  }

  private drop(id: string): void {
    if (this.peers.delete(id)) this.ears.gone(id);
  }

  private stand(standing: MembershipStatus): void {
    if (this.standing === standing) return;
    this.standing = standing;
    this.ears.standing(standing);
  }

  private head(): { from: string; version: number } {
    return { from: this.id, version: this.version };
  }

  private send(message: Message): void {
    this.bus.say(JSON.stringify(message));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
