import { announcementOperations as ask } from '../../protocol/operations/announcements.ts';
import {
  announce,
  announcementReaders,
  confirmAnnouncement,
  endAnnouncement,
  listAnnouncements,
} from '../actions/announcements/announcement-actions.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';

/** What leads announce to the team, and who has confirmed it. [P8] */
export function announcementHandlers(
  services: Needs<
    | 'announcements'
    | 'assistant'
    | 'audit'
    | 'clock'
    | 'directory'
    | 'log'
    | 'manual'
    | 'rooms'
    | 'rules'
    | 'store.announcements'
  >,
): Record<keyof typeof ask, HttpHandled> {
  return {
    announcements: staffRoute(ask.announcements, ({ asker }) => listAnnouncements(services, asker)),
    announce: staffRoute(ask.announce, ({ asker, input }) => announce(services, asker, input)),
    announcementReaders: staffRoute(ask.announcementReaders, ({ asker, address }) =>
      announcementReaders(services, asker, address.id),
    ),
    confirmAnnouncement: staffRoute(ask.confirmAnnouncement, ({ asker, address }) =>
      confirmAnnouncement(services, asker, address.id),
    ),
    endAnnouncement: staffRoute(ask.endAnnouncement, ({ asker, address }) =>
      endAnnouncement(services, asker, address.id),
    ),
  };
}
