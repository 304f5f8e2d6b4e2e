import { writeCsv } from '../../phrases/exchange/csv.ts';
import { timelineOperations as ask } from '../../protocol/operations/timeline.ts';
import { readTimeline, timelineTable } from '../actions/routing/read-timeline.ts';
import type { Needs } from '../actions/services.ts';
import { isRefusal } from '../domain/refusal.ts';
import { Download, staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { KeyedSerialQueue } from '../lib/serial-queue.ts';

/** Who was online or away, why, and with how many chats. */
export function timelineHandlers(
  services: Needs<'audit' | 'clock' | 'directory' | 'profile' | 'store.timeline'>,
): Record<keyof typeof ask, HttpHandled> {
  // Who asks twice waits for their first answer; others do not.
  const reads = new KeyedSerialQueue();
  return {
    timeline: staffRoute(ask.timeline, ({ asker, input }) =>
      reads.run(asker.account, () => readTimeline(services, input)),
    ),
    timelineFile: staffRoute(ask.timelineFile, ({ asker, input }) =>
      reads.run(asker.account, async () => {
        const table = await timelineTable(services, input);
        if (isRefusal(table)) return table;
        const { department, account } = input;
        const details = {
          ...(department === undefined ? {} : { department }),
          ...(account === undefined ? {} : { account }),
        };
        await services.audit.record({ by: asker.account, act: 'exported', about: 'timeline', details });
        return new Download(table.name, 'text/csv; charset=utf-8', writeCsv(table.rows));
      }),
    ),
    ownTimeline: staffRoute(ask.ownTimeline, ({ asker, input }) =>
      reads.run(asker.account, () => readTimeline(services, { ...input, account: asker.account })),
    ),
  };
}
