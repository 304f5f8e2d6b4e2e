import { randomUUID } from 'node:crypto';
import { ClusterFrame, type ConnectedPeople, type ClusterMessage } from './messages.ts';

/** Heartbeat interval, ms; the owner calls {@link ClusterMembership.tick} as often. */
export const HEARTBEAT_MS = 1000;
/** A peer without a heartbeat for this long has left, and its connections with it (ms). */
const PEER_TIMEOUT_MS = 5000;
/** If our own heartbeat has not come back for this long, we assume that we have lost Redis (ms). */
const ECHO_TIMEOUT_MS = 2500;
/** After (re)joining, peers get this long to send their connected people (ms). */
const SETTLING_MS = 3000;
/** At most this many messages go into one frame; the gap in the version makes peers ask for a full snapshot. */
const MESSAGES_MAX = 5000;

/** Publish/subscribe channel of all processes, the sender included. Delivery is best effort: no error on loss. */
export interface Bus {
  publish(text: string): void;
  subscribe(listener: (text: string) => void): void;
}

/** Receives what peers broadcast. */
export interface ClusterListener {
  message(from: string, message: ClusterMessage): void;
  /** Snapshot of the people connected to that peer; replaces what was known of it. */
  people(from: string, people: ConnectedPeople): void;
  gone(from: string): void;
  /** `isolated`: no contact to peers, their people stay as last known. `synced`: every peer has sent its snapshot. */
  status(status: MembershipStatus): void;
}

/** How far this process may trust what it knows of its peers. */
export type MembershipStatus = 'isolated' | 'settling' | 'synced';

/** Until {@link ClusterMembership.listen} is called. */
const NO_LISTENER: ClusterListener = {
  message: () => undefined,
  people: () => undefined,
  gone: () => undefined,
  status: () => undefined,
};

interface Peer {
  version: number;
  heardAt: number;
}

/**
 * This process among those of the desk: heartbeats, versions of what each peer has broadcast, and full snapshots where a
 * peer missed something. `time` is monotonic, ms.
 */
export class ClusterMembership {
  readonly id = randomUUID();
  status: MembershipStatus = 'isolated';
  private version = 0;
  private waiting: ClusterMessage[] = [];
  private echoAt = -Infinity;
  private backAt = 0;
  private readonly peers = new Map<string, Peer>();
  private listener: ClusterListener = NO_LISTENER;

  constructor(
    private readonly bus: Bus,
    private readonly own: () => ConnectedPeople,
    private readonly time: () => number,
  ) {}

  /** Subscribes to the other processes. {@link broadcast} may be called before. */
  listen(listener: ClusterListener): void {
    this.listener = listener;
    this.bus.subscribe((text) => this.receive(text));
  }

  /** Sends a message to all peers, in one frame with everything else broadcast in this turn of the event loop. */
  broadcast(message: ClusterMessage): void {
    if (this.waiting.length === 0) setImmediate(() => this.flush());
    if (this.waiting.length < MESSAGES_MAX) this.waiting.push(message);
  }

  /** Sends a heartbeat and drops peers whose heartbeats have stopped. */
  tick(): void {
    const now = this.time();
    this.send({ type: 'beat', ...this.head() });
    if (now - this.echoAt > ECHO_TIMEOUT_MS) this.setStatus('isolated');
    if (this.status === 'settling' && now - this.backAt >= SETTLING_MS) this.setStatus('synced');
    if (this.status !== 'synced') return;
    for (const [id, peer] of this.peers) if (now - peer.heardAt > PEER_TIMEOUT_MS) this.drop(id);
  }

  leave(): void {
    this.flush();
    this.send({ type: 'bye', ...this.head() });
  }

  private flush(): void {
    const words = this.waiting;
    if (words.length === 0) return;
    this.waiting = [];
    // A skipped version makes the peers ask for a snapshot.
    this.version += words.length < MESSAGES_MAX ? 1 : 2;
    this.send({ type: 'words', ...this.head(), words });
  }

  private receive(text: string): void {
    const read = ClusterFrame.safeParse(parsed(text));
    if (!read.success) return;
    const message = read.data;
    if (message.from === this.id) this.receiveOwn();
    else if (message.type === 'bye') this.drop(message.from);
    else this.receivePeer(message);
  }

  private receivePeer(message: Exclude<ClusterFrame, { type: 'bye' }>): void {
    const { from, version } = message;
    const known = this.peers.get(from);
    const isNext = known?.version === (message.type === 'words' ? version - 1 : version);
    this.peers.set(from, { version: isNext ? version : (known?.version ?? -1), heardAt: this.time() });
    if (message.type === 'people') {
      this.peers.set(from, { version, heardAt: this.time() });
      this.listener.people(from, message.people);
    } else if (message.type === 'words') for (const one of message.words) this.listener.message(from, one);
    else if (message.type === 'ask' && message.to === this.id)
      this.send({ type: 'people', ...this.head(), people: this.own() });
    if (!isNext && message.type !== 'people') this.send({ type: 'ask', ...this.head(), to: from });
  }

  private receiveOwn(): void {
    this.echoAt = this.time();
    if (this.status !== 'isolated') return;
    this.backAt = this.echoAt;
    // While we received nothing, peers may have sent heartbeats that we missed.
    for (const peer of this.peers.values()) peer.heardAt = this.echoAt;
    this.setStatus('settling');
  }

  private drop(id: string): void {
    if (this.peers.delete(id)) this.listener.gone(id);
  }

  private setStatus(status: MembershipStatus): void {
    if (this.status === status) return;
    this.status = status;
    this.listener.status(status);
  }

  private head(): { from: string; version: number } {
    return { from: this.id, version: this.version };
  }

  private send(message: ClusterFrame): void {
    this.bus.publish(JSON.stringify(message));
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
