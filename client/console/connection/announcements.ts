import type { AnnouncementReaders, AnnouncementView } from '../../../protocol/announcements.ts';
import type { Answer } from '../../../protocol/errors.ts';
import { announcementOperations as ask } from '../../../protocol/operations/shift.ts';
import type { Sent } from '../../../protocol/operations/operation.ts';
import { useAnnouncements } from '../store/shift.ts';
import { agreed } from './act.ts';
import { call } from './call.ts';

/** Loads the announcements that this person sees. */
export async function fetchAnnouncements(): Promise<void> {
  const answer = await call(ask.announcements, {});
  if (answer.ok) useAnnouncements.setState({ announcements: answer.announcements });
}

/** Who has confirmed an announcement, and which chats were told. */
export function announcementReaders(id: string): Promise<Answer<AnnouncementReaders>> {
  return call(ask.announcementReaders, { id });
}

/** Announces something; resolves with whether that succeeded. */
export async function announce(about: Sent<typeof ask.announce>): Promise<boolean> {
  return done(await call(ask.announce, about));
}

/** Notes that this person has read an announcement. */
export async function confirmAnnouncement(id: string): Promise<boolean> {
  return done(await call(ask.confirmAnnouncement, { id }));
}

/** Ends an announcement. */
export async function endAnnouncement(id: string): Promise<boolean> {
  return done(await call(ask.endAnnouncement, { id }));
}

async function done(answer: Answer<{ announcement: AnnouncementView }>): Promise<boolean> {
  if (!agreed(answer)) return false;
  await fetchAnnouncements();
  return true;
}
