import { announcementOperations, handoverOperations } from '../../protocol/operations/shift.ts';
import {
  announce,
  announcementReaders,
  confirmAnnouncement,
  endAnnouncement,
  listAnnouncements,
} from '../actions/announcements/announcement-actions.ts';
import { answerHandover, listHandovers, offerHandover } from '../actions/handovers/handover-actions.ts';
import type { Moving } from '../actions/handovers/move-item.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { KeyedSerialQueue } from '../lib/serial-queue.ts';

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
): Record<keyof typeof announcementOperations, HttpHandled> {
  return {
    announcements: staffRoute(announcementOperations.announcements, ({ asker }) =>
      listAnnouncements(services, asker),
    ),
    announce: staffRoute(announcementOperations.announce, ({ asker, input }) =>
      announce(services, asker, input),
    ),
    announcementReaders: staffRoute(announcementOperations.announcementReaders, ({ asker, address }) =>
      announcementReaders(services, asker, address.id),
    ),
    confirmAnnouncement: staffRoute(announcementOperations.confirmAnnouncement, ({ asker, address }) =>
      confirmAnnouncement(services, asker, address.id),
    ),
    endAnnouncement: staffRoute(announcementOperations.endAnnouncement, ({ asker, address }) =>
      endAnnouncement(services, asker, address.id),
    ),
  };
}

/** The hand-over of a shift: what somebody owes, offered to a colleague and accepted item by item. [P8] */
export function handoverHandlers(
  services: Moving & Needs<'store.handovers'>,
): Record<keyof typeof handoverOperations, HttpHandled> {
  // Two answers to one hand-over come one after the other.
  const answers = new KeyedSerialQueue();
  return {
    handovers: staffRoute(handoverOperations.handovers, ({ asker, input }) =>
      listHandovers(services, asker, input.cursor),
    ),
    offerHandover: staffRoute(handoverOperations.offerHandover, ({ asker, input }) =>
      offerHandover(services, asker, input),
    ),
    answerHandover: staffRoute(handoverOperations.answerHandover, ({ asker, address, input }) =>
      answers.run(address.id, () => answerHandover(services, asker, address.id, input.items)),
    ),
  };
}
