import {
  Announce,
  AnnouncementAddress,
  type AnnouncementReaders,
  type AnnouncementView,
} from '../announcements.ts';
import { gives, http, httpAt, noInput } from './operation.ts';

/** What leads announce to the team. [P8] */
export const announcementOperations = {
  /** Those addressed to the asker, for leads all: in force first, then the latest that are over. */
  announcements: http('GET /api/announcements', {
    input: noInput,
    output: gives<{ announcements: AnnouncementView[] }>(),
    needs: { desk: 'readAnnouncements' },
  }),
  announce: http('POST /api/announcements', {
    input: Announce,
    output: gives<{ announcement: AnnouncementView }>(),
    needs: { desk: 'announce' },
    audited: ['announced'],
    answers: 201,
  }),
  announcementReaders: httpAt('GET /api/announcements/:id', AnnouncementAddress, {
    input: noInput,
    output: gives<AnnouncementReaders>(),
    needs: { desk: 'announce' },
  }),
  confirmAnnouncement: httpAt('POST /api/announcements/:id/confirm', AnnouncementAddress, {
    input: noInput,
    output: gives<{ announcement: AnnouncementView }>(),
    needs: { desk: 'readAnnouncements' },
  }),
  /** Agents whose open chats were told of an outage are offered the sentence about its end. */
  endAnnouncement: httpAt('POST /api/announcements/:id/end', AnnouncementAddress, {
    input: noInput,
    output: gives<{ announcement: AnnouncementView }>(),
    needs: { desk: 'announce' },
    audited: ['announcement_ended'],
  }),
};
