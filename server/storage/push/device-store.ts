import type { PushChoice } from '../../../protocol/push.ts';
import type { Instant } from '../../domain/instant.ts';

/** A browser that may be told of news, with the keys that only it can read by. */
export interface StoredPushDevice extends PushChoice {
  id: string;
  account: string;
  /** The hash of the session in which it was last used: signing out of it ends the device. */
  session: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  locale: 'zh-CN' | 'en';
  name: string | null;
  since: Instant;
  usedAt: Instant;
}

/** How many messages one account may be sent in a span of time, on all processes together. */
export interface PushAllowance {
  most: number;
  within: number;
}

/** The devices of staff that are told of news while their console is closed. */
export interface PushDeviceStore {
  /** Which devices there are, and what they want to be told of. */
  all(): Promise<Pick<StoredPushDevice, 'id' | 'account' | 'kinds'>[]>;
  of(account: string): Promise<StoredPushDevice[]>;
  find(id: string): Promise<StoredPushDevice | null>;
  /** Keeps a device in place of `was`, if that is named; of more than `most` of its account the longest unused go. */
  put(device: StoredPushDevice, most: number, was?: string): Promise<void>;
  /** Ends a device and what waits for it; only if it belongs to the account, when one is named. False if there was none. */
  end(id: string, account?: string): Promise<boolean>;
  /** Ends the devices on which no console was opened and no message taken since. */
  endUnused(before: Instant): Promise<void>;
  /** Counts a message against the allowance of the device; false if it is used up. */
  count(id: string, allowance: PushAllowance, now: Instant): Promise<boolean>;
  /** Its push service has taken a message. */
  reached(id: string, at: Instant): Promise<void>;
  /** Its push service refuses the desk; gives how often it has, without a message taken in between. */
  refused(id: string): Promise<number>;
  /** Takes out of the outbox what else waits for this device about the same; it is told with this message. */
  absorb(message: { id: string; to: string; subject: string }, now: Instant): Promise<void>;
  /** Takes messages out of the outbox that were queued before: they are no news any more. */
  forgetStale(before: Instant): Promise<void>;
}

/** One row a device. `kinds` is a list with spaces. */
export interface PushTables {
  push_devices: {
    id: string;
    account: string;
    session: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    kinds: string;
    words: number;
    locale: string;
    name: string | null;
    since: Instant;
    used_at: Instant;
    failures: number;
    /** Since when messages are counted, and how many there were. */
    counted_from: Instant;
    counted: number;
  };
}
