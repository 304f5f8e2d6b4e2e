import { isBlank } from '../../protocol/limits.ts';
import { customerOperations as ask } from '../../protocol/operations/customer.ts';
import type { CustomerOperation } from '../../protocol/operations/operation.ts';
import * as customer from '../actions/chats/customer-actions.ts';
import type { ChatServices, DeskState, Needs } from '../actions/services.ts';
import { introduce, type Introduction } from '../actions/visitors/introduce.ts';
import { deskFor, unknownVisitor } from '../actions/visitors/visitors.ts';
import {
  acceptedInvitation,
  answerInvitation,
  noteInvitation,
  tellStanding,
  useInvitation,
} from '../actions/visitors/invite.ts';
import { mayBeKnown, seeVisitor } from '../actions/visitors/on-site.ts';
import { tellCustomer } from '../delivery/publish-case.ts';
import { noticeLocale } from '../domain/block/block.ts';
import { isRefusal, refuse, type Refusal } from '../domain/refusal.ts';
import { asAnswers, fromWebsite } from '../domain/visitor/attributes.ts';
import type { Identities } from '../entry/identities.ts';
import { on, type Handled } from '../entry/pipeline.ts';
import type { Visitor } from '../entry/visitor.ts';
import { WaitingLimit } from '../entry/waiting-limit.ts';
import type { WriteLimiter } from '../entry/write-limiter.ts';

type Handlers = Record<keyof typeof ask, Handled<Visitor, CustomerOperation>>;

/** What customers ask for. */
export function customerHandlers(
  services: Needs<
    | ChatServices
    | DeskState
    | 'blocks'
    | 'epoch'
    | 'log'
    | 'rooms'
    | 'store.customers'
    | 'visitorNames'
    | 'widgetSites'
    | 'siteVisitors'
    | 'sneakPeek'
    | 'store.cases'
    | 'store.files'
    | 'store.invitations'
  >,
  writes: WriteLimiter,
  identities: Identities,
): Handlers {
  const waiting = new WaitingLimit(services);
  const unknown = new UnknownDepartments(services);
  return {
    hello: on(ask.hello, {
      async around({ department: named, attributes, ...rest }, visitor: Visitor, inTurn) {
        const said = attributes === undefined ? rest : { ...rest, attributes: fromWebsite(attributes) };
        visitor.meet(said);
        services.widgetSites.note(said.page);
        const next = visitor.departmentOfNext(named);
        unknown.notice(named);
        const { customerId, data } = visitor;
        const found = await inTurn(() => customer.greet(services, customerId, next));
        if (isRefusal(found)) return found;
        const { department, ...welcome } = found;
        visitor.see(department);
        const isRunning = welcome.chat !== null && welcome.chat.status !== 'closed';
        // Over the write limit they may still connect; only what they say about themselves is not stored.
        if (isRunning && !writes.refusal(data, { bytes: sizeOf(said) }))
          await introduce(services, customerId, visitor.introduction);
        tellCases(services, customerId);
        seeOnSite(services, visitor, department);
        return {
          token: identities.tokenOf(data),
          ...welcome,
          desk: await deskFor(services, { ...data, department }),
          epoch: services.epoch,
        };
      },
    }),
    start: on(ask.start, {
      around(
        { clientId, text, files, department: chosen, answers, consent, ...said },
        visitor: Visitor,
        inTurn,
      ) {
        const unasked =
          consentMissing(services.profile, consent) ??
          answerMissing(services.profile, visitor.data.locale, answers);
        visitor.meet({ ...said, ...answersOf(visitor, answers, consent) });
        const department = visitor.departmentOfNext(undefined, chosen);
        return inTurn(async () => {
          const refusal = (await visitor.unlessBlocked?.()) ?? unknownVisitor(services, visitor.data);
          if (refusal) return refusal;
          const { customerId, data, introduction } = visitor;
          const chats = (await customer.hasRunningChat(services, customerId)) ? 0 : 1;
          const invited = chats === 1 ? await acceptedInvitation(services, customerId) : null;
          const bytes = Buffer.byteLength(text) + chats * sizeOf(introduction);
          const written = { messages: 1, bytes, chats };
          const tooMuch = writes.refusal(data, written);
          if (tooMuch) return tooMuch;
          let isWritten = false;
          try {
            const begun = await waiting.begin(data.waitsFrom, (objection) =>
              customer.start(
                services,
                customerId,
                introduction,
                { clientId, text, files, department, unasked, preferredAgent: invited?.account ?? null },
                objection,
              ),
            );
            isWritten = !isRefusal(begun);
            if (invited !== null && !isRefusal(begun)) useBeside(services, begun.chat.id, invited);
            return begun;
          } finally {
            if (!isWritten) writes.refund(data, written);
          }
        });
      },
    }),
    message: on(ask.message, {
      async around({ clientId, text, files, quote }, visitor: Visitor, inTurn) {
        const tooMuch = writes.refusal(visitor.data, { messages: 1, bytes: Buffer.byteLength(text) });
        if (tooMuch) return tooMuch;
        const wrote = { clientId, text, files, quote };
        return inTurn(() => customer.write(services, visitor.customerId, wrote), {
          check: visitor.unlessBlocked,
          // Files and quotes are looked up first: what is written after them stays after them.
          order: files === undefined && quote === undefined ? 'write' : 'exclusive',
        });
      },
    }),
    visit: on(ask.visit, {
      async around({ timeZone = null, pages }, visitor: Visitor, inTurn) {
        const { customerId, data } = visitor;
        const now = services.clock.now();
        const visited = pages.map(({ page, ago }) => ({ page, at: now - ago * 1000 }));
        const bytes = Buffer.byteLength(JSON.stringify(visited));
        // Who is in no chat is not followed, and beyond the limit of writing nothing is stored.
        if (!(await customer.hasRunningChat(services, customerId)) || writes.refusal(data, { bytes }))
          return {};
        const visit = { pages: visited, device: data.device, timeZone };
        return inTurn(async () => {
          await introduce(services, customerId, { visit });
          return {};
        });
      },
    }),
    invitation: on(ask.invitation, async ({ answer }, visitor: Visitor) => {
      const refusal = answer === 'accept' ? ((await visitor.unlessBlocked?.()) ?? null) : null;
      return refusal ?? answerInvitation(services, visitor.customerId, answer);
    }),
    sync: on(ask.sync, ({ after }, { customerId }: Visitor) => customer.sync(services, customerId, after)),
    typing: on(
      ask.typing,
      async ({ on: typing, text }, visitor: Visitor) =>
        (await visitor.unlessBlocked?.()) ??
        customer.customerTyping(services, visitor.customerId, typing, text),
    ),
    read: on(ask.read, ({ seq }, { customerId }: Visitor) =>
      customer.customerRead(services, customerId, seq),
    ),
    leave: on(ask.leave, (_, { customerId }: Visitor) =>
      customer.act(services, customerId, { type: 'customerLeft' }),
    ),
    rate: on(ask.rate, {
      around({ score, remark, expected }, visitor: Visitor, inTurn) {
        const rated = {
          ...({ type: 'customerRated', score } as const),
          ...(remark ? { remark } : {}),
          ...(expected === undefined ? {} : { expected }),
        };
        return inTurn(() => customer.act(services, visitor.customerId, rated), {
          check: visitor.unlessBlocked,
        });
      },
    }),
  };
}

/** Beside the answer too: the list of those who are on the site, and an invitation that stands. */
function seeOnSite(
  services: Needs<
    'clock' | 'directory' | 'log' | 'profile' | 'rooms' | 'siteVisitors' | 'store.chats' | 'store.invitations'
  >,
  { data, introduction, customerId }: Visitor,
  department: string | null,
): void {
  seeVisitor(services, data, introduction, department)
    .then(() => (mayBeKnown(data) ? tellStanding(services, customerId) : undefined))
    .catch((error: unknown) => services.log.error({ err: error }, 'seeing a visitor failed'));
}

/** After the answer: a start that is refused leaves the invitation as it is, and the customer does not wait for the note. */
function useBeside(
  services: Needs<ChatServices | 'clock' | 'log' | 'profile' | 'siteVisitors' | 'store.invitations'>,
  chatId: string,
  invitation: NonNullable<Awaited<ReturnType<typeof acceptedInvitation>>>,
): void {
  useInvitation(services, invitation)
    .then((isUsed) => (isUsed ? noteInvitation(services, chatId, invitation) : undefined))
    .catch((error: unknown) => services.log.error({ err: error }, 'using an invitation failed'));
}

/** Beside the answer, and after it: nobody waits for what is there only for few. */
function tellCases(services: Needs<'log' | 'rooms' | 'store.cases'>, customerId: string): void {
  tellCustomer(services, customerId, { unlessNone: true }).catch((error: unknown) =>
    services.log.error({ err: error }, 'telling a customer their cases failed'),
  );
}

/** Refuses who has not agreed to what the desk asks, in the words that it asks now, in either language. */
function consentMissing({ look }: Needs<'profile'>['profile'], said: string | undefined): Refusal | null {
  const asked = [look['zh-CN'], look.en].flatMap(({ form }) => form?.consent ?? []);
  const agreed = inOneLine(said ?? '');
  if (asked.length === 0 || asked.some((words) => inOneLine(words) === agreed)) return null;
  return { ...refuse('bad_request', 'Please agree to the terms of this chat first.'), field: 'consent' };
}

/** Refuses who has left out what the desk requires in the language in which it asks them. */
function answerMissing(
  { look, locale }: Needs<'profile'>['profile'],
  language: string | null,
  answers: Record<string, string> = {},
): Refusal | null {
  const { form } = look[noticeLocale(language ?? locale, locale)];
  const missing = form?.fields?.find(({ label, required }) => required && isBlank(answers[label] ?? ''));
  if (missing === undefined) return null;
  return { ...refuse('bad_request', 'Please fill in the form of this chat first.'), field: missing.label };
}

/** The answers to the form, beside what the website says of its visitor. */
function answersOf(
  { introduction }: Visitor,
  answers: Record<string, string> = {},
  consent?: string,
): Introduction {
  const agreed = consent === undefined ? {} : { consent };
  if (Object.keys(answers).length === 0 && consent === undefined) return {};
  return { attributes: { ...introduction.attributes, ...asAnswers({ ...answers, ...agreed }) } };
}

const inOneLine = (words: string): string => words.replace(/\s+/gu, ' ').trim();

/** Roughly the bytes that are stored of an introduction. */
function sizeOf(said: Introduction): number {
  return Buffer.byteLength(JSON.stringify(said));
}

/** How many names of departments that there are not are told. */
const TOLD_MAX = 100;

/** Tells the log, once each, which departments websites name that the desk does not have: customers hear nothing of it. */
class UnknownDepartments {
  readonly #told = new Set<string>();

  constructor(private readonly services: Needs<'log' | 'rules'>) {}

  notice(named: string | undefined): void {
    const { log, rules } = this.services;
    if (named === undefined || rules.departments?.has(named) === true) return;
    if (this.#told.has(named) || this.#told.size >= TOLD_MAX) return;
    this.#told.add(named);
    log.warn({ department: named }, 'a website names a department that the desk does not have');
  }
}
