import { OwnTimelineQuery, TimelineFile, TimelineQuery, type TimelinePage } from '../timeline.ts';
import { gives, http } from './operation.ts';

/** Who was online or away, why, and with how many chats. */
export const timelineOperations = {
  timeline: http('GET /api/timeline', {
    input: TimelineQuery,
    output: gives<TimelinePage>(),
    needs: { desk: 'readTimeline' },
  }),
  timelineFile: http('GET /api/timeline.csv', {
    input: TimelineFile,
    output: gives<object>(),
    needs: { desk: 'readTimeline' },
    audited: ['exported'],
    answers: 'file',
  }),
  ownTimeline: http('GET /api/timeline/own', {
    input: OwnTimelineQuery,
    output: gives<TimelinePage>(),
    needs: { desk: 'readOwnTimeline' },
  }),
};
