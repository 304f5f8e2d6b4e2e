import {
  AnswerHandover,
  HandoverAddress,
  HandoversQuery,
  OfferHandover,
  type HandoverAnswered,
  type HandoversPage,
  type HandoverView,
} from '../handovers.ts';
import { gives, http, httpAt } from './operation.ts';

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
