import { z } from 'zod';
import { Invite, type VisitorsOnSite, type VisitorView } from '../visitors.ts';
import { desk, gives } from './operation.ts';

/** Who is on the website now, and inviting them; refused while the desk does not want to know. */
export const visitorOperations = {
  /** The list now, and `visitors` at changes, at most every two seconds, until `unwatchVisitors`. */
  watchVisitors: desk({
    input: z.strictObject({}),
    output: gives<VisitorsOnSite>(),
    needs: { desk: 'seeVisitors' },
    order: 'none',
  }),
  unwatchVisitors: desk({
    input: z.strictObject({}),
    output: gives<object>(),
    needs: { desk: 'seeVisitors' },
    order: 'none',
  }),
  /** `conflict` says who has invited them already, or why they are not invited now. */
  inviteVisitor: desk({
    input: Invite,
    output: gives<{ visitor: VisitorView }>(),
    needs: { desk: 'inviteVisitors' },
    order: 'exclusive',
  }),
};
