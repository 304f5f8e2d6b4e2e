import type { Answer } from '../../../protocol/errors.ts';
import { timelineOperations as ask } from '../../../protocol/operations/timeline.ts';
import type { TimelinePage } from '../../../protocol/timeline.ts';
import { call, fileAt } from './call.ts';

/** Which part of the timeline is shown: days of the desk, or today where they are left out. */
export interface TimelineAsked {
  from?: string;
  to?: string;
  department?: string | undefined;
}

/** A page of everybody's timeline, or of one's own. */
export function timelinePage(
  asked: TimelineAsked,
  cursor: string | null,
  isOfAll: boolean,
): Promise<Answer<TimelinePage>> {
  const page = cursor === null ? {} : { cursor };
  if (isOfAll) return call(ask.timeline, { ...queryOf(asked), ...page });
  return call(ask.ownTimeline, { ...rangeOf(asked), ...page });
}

/** The address of the same as a CSV file. */
export function timelineFileAt(asked: TimelineAsked): string {
  return fileAt(ask.timelineFile, queryOf(asked));
}

function queryOf(asked: TimelineAsked) {
  const { department } = asked;
  return { ...rangeOf(asked), ...(department === undefined ? {} : { department }) };
}

function rangeOf({ from, to }: TimelineAsked) {
  return from === undefined || to === undefined || from === '' ? {} : { from, to };
}
