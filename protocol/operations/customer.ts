import { z } from 'zod';
import type { CustomerChat, DeskView } from '../chat.ts';
import { isContact } from '../contact.ts';
import type { Entry } from '../entry.ts';
import { ATTRIBUTE_NAME_MAX, ATTRIBUTES_MAX, TEXT_MAX } from '../limits.ts';
import { FileIds, SAYS_SOMETHING } from '../file-ids.ts';
import { INVITATION_ANSWERS } from '../visitors.ts';
import { bounded, ClientId, Line, oneLine, PageUrl, Seq, Short, TextOrNothing } from '../text.ts';
import { OWN_FIELD_MAX, OWN_FIELDS_MAX } from '../widget-look.ts';
import { customer, gives } from './operation.ts';

/** One to five. */
const Score = z.int().min(1).max(5);

/** Whatever a website says: what is too long names no department, and keeps nobody out. */
const DepartmentName = z.string().transform((name) => name.slice(0, 64));

/** Pages in one telling, and how long ago the oldest may have been opened, in seconds. */
const VISITED_MAX = 10;
const AGO_MAX = 366 * 86_400;

/** Every request of a customer; none can name a chat or a person, and unknown keys are refused. */
export const customerOperations = {
  hello: customer({
    input: z.strictObject({
      page: PageUrl.optional(),
      referrer: PageUrl.optional(),
      locale: Line.optional(),
      name: Line.optional(),
      contact: Line.optional(),
      attributes: z
        .record(oneLine(ATTRIBUTE_NAME_MAX).pipe(z.string().min(1)), Line)
        .refine((all) => Object.keys(all).length <= ATTRIBUTES_MAX, {
          message: `at most ${ATTRIBUTES_MAX} attributes`,
        })
        .optional(),
      /** The department that the website means; one that there is not is none. */
      department: DepartmentName.optional(),
    }),
    /** `epoch` names the history of the data: with another one, numbers of entries from before mean nothing. */
    output: gives<{
      token: string;
      chat: CustomerChat | null;
      entries: Entry[];
      desk: DeskView;
      epoch: string;
    }>(),
    order: 'read',
  }),
  start: customer({
    input: z
      .strictObject({
        clientId: ClientId,
        text: TextOrNothing,
        files: FileIds.optional(),
        name: Line.optional(),
        /**
         * The answer to the contact form. What a website says about its visitor comes with `hello` and is not validated
         * like this.
         */
        contact: Line.refine((said) => said === '' || isContact(said), {
          message: 'an e-mail address or a telephone number',
        }).optional(),
        /** The answers to the desk's own fields, by their names; kept with the customer. */
        answers: z
          .record(oneLine(OWN_FIELD_MAX).pipe(z.string().min(1)), Line)
          .refine((all) => Object.keys(all).length <= OWN_FIELDS_MAX, {
            message: `at most ${OWN_FIELDS_MAX} answers`,
          })
          .optional(),
        /** The words that the visitor has agreed to; without those of the desk, no chat begins. */
        consent: Line.optional(),
        /** The visitor's choice, where the desk lets them choose and the website has not. */
        department: DepartmentName.optional(),
      })
      .refine(...SAYS_SOMETHING),
    output: gives<{ chat: CustomerChat; entry: Entry }>(),
    order: 'exclusive',
  }),
  message: customer({
    input: z
      .strictObject({
        ...{ clientId: ClientId, text: TextOrNothing },
        files: FileIds.optional(),
        /** The message that it answers, by its `seq`. */
        quote: Seq.optional(),
      })
      .refine(...SAYS_SOMETHING),
    output: gives<{ entry: Entry }>(),
    order: 'write',
  }),
  /** The last pages of a visitor in a chat, with when each was opened, in seconds before now; ignored without a chat. */
  visit: customer({
    input: z.strictObject({
      timeZone: oneLine(64).optional(),
      pages: z.array(z.strictObject({ page: PageUrl, ago: z.int().min(0).max(AGO_MAX) })).max(VISITED_MAX),
    }),
    output: gives<object>(),
    order: 'read',
  }),
  /** The visitor's answer to an agent's invitation; `late`: it was over, and an accepted one leads to the queue. */
  invitation: customer({
    input: z.strictObject({ answer: z.enum(INVITATION_ANSWERS) }),
    output: gives<{ late: boolean }>(),
    order: 'exclusive',
  }),
  sync: customer({
    input: z.strictObject({ after: Seq }),
    output: gives<{ entries: Entry[]; chat: CustomerChat | null }>(),
    order: 'read',
  }),
  /** `text`: what they have written so far, where the desk shows it to its agents; ignored elsewhere. */
  typing: customer({
    input: z.strictObject({ on: z.boolean(), text: bounded(TEXT_MAX).optional() }),
    output: gives<object>(),
    order: 'none',
  }),
  read: customer({ input: z.strictObject({ seq: Seq }), output: gives<object>(), order: 'none' }),
  leave: customer({ input: z.strictObject({}), output: gives<{ entry: Entry }>(), order: 'write' }),
  rate: customer({
    input: z.strictObject({
      score: Score,
      remark: Short.optional(),
      /** What they had expected, on the same scale, where the desk asks for it. S4 */
      expected: Score.optional(),
    }),
    output: gives<{ entry: Entry }>(),
    order: 'write',
  }),
};
