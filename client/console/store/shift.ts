import { create } from 'zustand';
import type { AnnouncementView } from '../../../protocol/announcements.ts';

interface Announcements {
  /** Those that this person sees: in force first, newest first. */
  readonly announcements: readonly AnnouncementView[];
}

const NONE: Announcements = { announcements: [] };

/** What leads have announced. [P8] */
export const useAnnouncements = create<Announcements>()(() => NONE);

/** Resets the store at sign-out, so that the next person in this browser sees only their own. */
export function forgetAnnouncements(): void {
  useAnnouncements.setState(NONE, true);
}

/** The oldest announcement that this person is still to confirm; null if there is none. */
export function nextToConfirm(announcements: readonly AnnouncementView[]): AnnouncementView | null {
  return announcements.findLast(({ awaitsMe }) => awaitsMe) ?? null;
}

/** Counts the changes of hand-overs that this person sees: who shows some asks again when it goes up. [P8] */
export const useHandovers = create<{ readonly changes: number }>()(() => ({ changes: 0 }));
