import { z } from 'zod';
import { DepartmentId } from './departments.ts';
import { bounded, ClientId, Id, oneLine } from './text.ts';

/** How many announcements may be in force at once; another one waits until one is ended. */
export const ANNOUNCEMENTS_MAX = 30;

/** For how long after the end of an outage the sentence about its end is offered in chats that were told of it, in hours. */
export const OVER_OFFERED_HOURS = 24;

/** Announcements of one list, and chats of one that are named, at most; the count of those told knows no limit. */
export const ANNOUNCEMENTS_LISTED = 100;

const Filled = (max: number) =>
  bounded(max).refine((text) => text.length > 0, { message: 'must not be empty' });

/** A sentence to customers, in each language of the manual; without blanks, so that it is sent as it stands. */
const InBoth = z.strictObject({ 'zh-CN': Filled(1000), en: Filled(1000) });

/** What customers are told of a fault while it lasts, and once when it is over. */
export const Outage = z.strictObject({
  /** The manual's situations that report it. */
  situations: z
    .array(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/))
    .min(1)
    .max(10),
  sentence: InBoth,
  over: InBoth,
});

/** The body of `POST /api/announcements`. */
export const Announce = z.strictObject({
  /** Sent again with the same one by the same account, it is announced once. */
  clientId: ClientId.optional(),
  title: oneLine(80).refine((text) => text.length > 0, { message: 'must not be empty' }),
  text: bounded(2000),
  /** Left out: everybody. */
  department: DepartmentId.optional(),
  outage: Outage.optional(),
});

/** `/api/announcements/:id`. */
export const AnnouncementAddress = z.strictObject({ id: Id });

/** An announcement as one member of staff sees it. Times are ISO 8601. */
export interface AnnouncementView {
  id: string;
  by: string;
  at: string;
  title: string;
  text: string;
  /** Null: everybody. */
  department: string | null;
  outage: z.output<typeof Outage> | null;
  /** Null: in force. */
  endedAt: string | null;
  endedBy: string | null;
  /** When the asker confirmed it; null if they have not. */
  confirmedAt: string | null;
  /** Whether the asker is to confirm it: it is in force, addressed to them, and not confirmed yet. */
  awaitsMe: boolean;
  /** For leads: how many have confirmed, of how many, and in how many chats its sentence was sent. */
  counts?: { confirmed: number; addressed: number; told: number };
}

/** An announcement with who has confirmed it and where its sentence was sent, newest first; for leads. */
export interface AnnouncementReaders {
  announcement: AnnouncementView;
  confirmed: { account: string; at: string }[];
  /** Accounts that have not. */
  missing: string[];
  told: { chatId: string; at: string }[];
}
