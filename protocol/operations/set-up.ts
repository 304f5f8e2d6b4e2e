import { PassSteps, type SetUpPassed, type SetUpView, type WidgetSites } from '../set-up.ts';
import { gives, http, noInput } from './operation.ts';

/** The set-up of a new desk; `not_found` once it has ended, and on a desk that began without. */
export const setUpOperations = {
  setUp: http('GET /api/set-up', {
    input: noInput,
    output: gives<SetUpView>(),
    needs: { desk: 'manageSettings' },
  }),
  refusedSites: http('GET /api/websites', {
    input: noInput,
    output: gives<WidgetSites>(),
    needs: { desk: 'manageSettings' },
  }),
  passSteps: http('POST /api/set-up', {
    input: PassSteps,
    output: gives<SetUpPassed>(),
    needs: { desk: 'manageSettings' },
    audited: ['set_up'],
  }),
};
