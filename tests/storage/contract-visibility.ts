import fc from 'fast-check';
import { mayWith } from '../../protocol/rights.ts';
import { agentOf } from '../../server/domain/chat/chat.ts';
import { append } from '../../server/domain/chat/fold.ts';
import type { NewEntry } from '../../server/domain/chat/log.ts';
import { relationOf, type Relation } from '../../protocol/visibility.ts';
import type { ChatFilter, StoredChat } from '../../server/storage/chats/store.ts';
import { aChat, joins, LEFT, MORNING, said } from './a-chat.ts';
import type { Current } from './contract.ts';

const ABANDONED: NewEntry = {
  kind: 'closed',
  by: { role: 'system' },
  data: { reason: 'abandoned', lastCustomerAt: MORNING, lastAgentAt: null },
};

const AGENTS = ['1001', '1002', '1003'] as const;
const CUSTOMERS = ['li', 'wu', 'xu'] as const;

const chats = fc.array(
  fc.record({
    customer: fc.constantFrom(...CUSTOMERS),
    agent: fc.option(fc.constantFrom(...AGENTS)),
    isClosed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 9 },
);

/** Asked for in every combination. */
/** A part of a filter, of one customer. */
type Narrowing = Pick<ChatFilter, 'status' | 'agent'> & { customerId?: string };

const narrowings: Narrowing[] = [undefined, 'waiting', 'open', 'closed'].flatMap((status) =>
  [undefined, ...AGENTS].flatMap((agent) =>
    [undefined, 'li'].map(
      (customerId) =>
        ({
          ...(status === undefined ? {} : { status }),
          ...(agent === undefined ? {} : { agent }),
          ...(customerId === undefined ? {} : { customerId }),
        }) as Narrowing,
    ),
  ),
);

/** Who may see a chat is answered once: a list, the search and the right to read agree. */
export function describeVisibility(store: Current): void {
  test('an agent’s list shows what the search finds and what they may read, of whatever chats there are', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(chats, fc.constantFrom(...AGENTS), fc.nat(), async (made, account, pick) => {
        runs += 1;
        const ours = await begun(`run-${String(runs)}`, made);
        const narrowed = narrowings[pick % narrowings.length]!;
        const filter = within(`run-${String(runs)}`, narrowed);
        const page = { visibleTo: `${account}-${String(runs)}`, limit: 1000, ...filter };
        const listed = idsOf((await store().chats.list(page)).chats, ours);
        const found = idsOf((await store().chats.list({ ...page, q: '订单' })).chats, ours);
        expect(found).toEqual(listed);
        expect(listed).toEqual(await shown(page.visibleTo, filter, ours));
        // Past chats are listed of one customer at a time, and so is the newest of each.
        const customers = CUSTOMERS.map((id) => `${id}-run-${String(runs)}`);
        const newest = await Promise.all(
          customers.map(async (customerId) => {
            const [one] = (await store().chats.list({ customerId, visibleTo: page.visibleTo, limit: 1 }))
              .chats;
            return one ? [[customerId, one.chat.id] as const] : [];
          }),
        );
        expect(await store().chats.newestOf(customers, page.visibleTo)).toEqual(new Map(newest.flat()));
      }),
      { numRuns: 40 },
    );
  });

  /** Stores chats whose agents and customers no other run has. */
  async function begun(
    run: string,
    made: readonly { customer: string; agent: string | null; isClosed: boolean }[],
  ): Promise<Set<string>> {
    const born = made.map(({ customer, agent, isClosed }, n) =>
      append(
        aChat(`${run}-${String(n)}`, { customerId: `${customer}-${run}` }),
        [
          said('订单'),
          ...(agent === null ? [] : [joins(`${agent}-${run.slice(4)}`)]),
          ...(isClosed ? [agent === null ? ABANDONED : LEFT] : []),
        ],
        MORNING,
      ),
    );
    await store().chats.commit({ chatIds: [], customerIds: [], sent: [], sentByCustomers: [] }, () => ({
      entries: born.flatMap(({ entries }) => entries),
      chats: born.map(({ chat }) => ({ chat, isNew: true, dueAt: null })),
    }));
    return new Set(born.map(({ chat }) => chat.id));
  }

  /** The chats that this agent may read, of those that are asked for. Past ones are shown of one customer at a time. */
  async function shown(
    account: string,
    { status, agent, customerId }: Narrowing,
    ours: ReadonlySet<string>,
  ): Promise<string[]> {
    const asker = { account, role: 'agent' } as const;
    const stored = await Promise.all([...ours].map(async (id) => (await store().chats.find(id))!));
    const asked = stored.filter(
      ({ chat }) =>
        (status === undefined || chat.state.status === status) &&
        (agent === undefined || agentOf(chat) === agent) &&
        (customerId === undefined || chat.customerId === customerId),
    );
    const related = await Promise.all(asked.map(async (one) => [one, await relation(account, one)] as const));
    return idsOf(
      related
        .filter(([, to]) => mayWith(asker, 'read', to) && (to !== 'past' || customerId !== undefined))
        .map(([one]) => one),
      ours,
    );
  }

  async function relation(account: string, { chat }: StoredChat): Promise<Relation> {
    const worksForCustomer = await store().chats.worksFor(account, chat.customerId);
    const owner = { status: chat.state.status, agent: agentOf(chat), beside: chat.beside };
    return relationOf({ account }, { ...owner, worksForCustomer });
  }
}

/** The same narrowing, with the agents and customers of one run. */
function within(run: string, { status, agent, customerId }: Narrowing): Narrowing {
  return {
    ...(status === undefined ? {} : { status }),
    ...(agent === undefined ? {} : { agent: `${agent}-${run.slice(4)}` }),
    ...(customerId === undefined ? {} : { customerId: `${customerId}-${run}` }),
  };
}

function idsOf(stored: readonly StoredChat[], ours: ReadonlySet<string>): string[] {
  return stored
    .map(({ chat }) => chat.id)
    .filter((id) => ours.has(id))
    .sort();
}
