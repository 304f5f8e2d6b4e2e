import {
  Announce,
  AnnouncementAddress,
  type AnnouncementReaders,
  type AnnouncementView,
} from '../announcements.ts';
import {
  AnswerHandover,
  HandoverAddress,
  HandoversQuery,
  OfferHandover,
  type HandoverAnswered,
  type HandoversPage,
  type HandoverView,
} from '../handovers.ts';
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

/** The hand-over of a shift. [P8] */
export const handoverOperations = {
  handovers: http('GET /api/handovers', {
    input: HandoversQuery,
    output: gives<HandoversPage>(),
    needs: { desk: 'handOverShift' },
  }),
  /** An earlier one that the colleague has not answered yet is withdrawn. */
  offerHandover: http('POST /api/handovers', {
    input: OfferHandover,
    output: gives<{ handover: HandoverView }>(),
    needs: { desk: 'handOverShift' },
    answers: 201,
  }),
  /** By the colleague to whom it is offered. */
  answerHandover: httpAt('POST /api/handovers/:id/answer', HandoverAddress, {
    input: AnswerHandover,
    output: gives<HandoverAnswered>(),
    needs: { desk: 'handOverShift' },
    audited: ['handover_answered'],
  }),
};
