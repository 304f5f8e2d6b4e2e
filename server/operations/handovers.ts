import { handoverOperations as ask } from '../../protocol/operations/handovers.ts';
import { answerHandover, listHandovers, offerHandover } from '../actions/handovers/handover-actions.ts';
import type { Moving } from '../actions/handovers/move-item.ts';
import type { Needs } from '../actions/services.ts';
import { staffRoute, type HttpHandled } from '../entry/http/http-pipeline.ts';
import { KeyedSerialQueue } from '../lib/serial-queue.ts';

/** The hand-over of a shift: what somebody owes, offered to a colleague and accepted item by item. [P8] */
export function handoverHandlers(
  services: Moving & Needs<'store.handovers'>,
): Record<keyof typeof ask, HttpHandled> {
  // Two answers to one hand-over come one after the other.
  const answers = new KeyedSerialQueue();
  return {
    handovers: staffRoute(ask.handovers, ({ asker, input }) => listHandovers(services, asker, input.cursor)),
    offerHandover: staffRoute(ask.offerHandover, ({ asker, input }) => offerHandover(services, asker, input)),
    answerHandover: staffRoute(ask.answerHandover, ({ asker, address, input }) =>
      answers.run(address.id, () => answerHandover(services, asker, address.id, input.items)),
    ),
  };
}
