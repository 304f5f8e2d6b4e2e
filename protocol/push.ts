/** What a device can be told of: chats that come, messages in them, what calls leads, and cases. */
export const PUSH_KINDS = ['chats', 'messages', 'leads', 'cases'] as const;
/** One of {@link PUSH_KINDS}. */
export type PushKind = (typeof PUSH_KINDS)[number];

/** Devices of one account; the one that was used longest ago gives way. */
export const PUSH_DEVICES_EACH = 10;

/** What a person has chosen for one device. */
export interface PushChoice {
  readonly kinds: readonly PushKind[];
  /** Whether a notification shows the customer's name and words: a lock screen is read by others. */
  readonly words: boolean;
}

/** A device that is told of news while no console of its account is connected. */
export interface PushDevice extends PushChoice {
  readonly id: string;
  /** As its browser was known when it was last used, `Chrome · Windows`; null: it says nothing known. */
  readonly name: string | null;
  readonly since: string;
  /** When a console was last opened on it, or a notification taken by its push service. */
  readonly usedAt: string;
}

/** What a push message carries to the service worker of the console. */
export interface PushPayload {
  readonly title: string;
  readonly body: string;
  /** The chat or case: what comes of it later takes the place of what is shown. */
  readonly tag: string;
  /** Where a click leads, on the desk's own origin. */
  readonly url: string;
}
