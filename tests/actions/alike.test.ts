import { askLead, close, decide, hold } from '../../server/actions/chats/procedures.ts';
import { warn } from '../../server/actions/chats/staff-actions.ts';
import { readable } from '../../server/actions/chats/staff-reading.ts';
import { newCustomerId } from '../../server/actions/chats/customer-actions.ts';
import { aDesk, answeredChat, shut, type TestDesk } from './a-desk.ts';

const AGENT = { account: '1001', role: 'agent' } as const;

let desk: TestDesk;
let foreign: string;
beforeAll(async () => {
  desk = await aDesk();
  foreign = (await answeredChat(desk, '1002')).chatId;
});
afterAll(() => shut(desk));

/** What an act asks of the database, by name and in order; the work behind is the real one. */
async function workOf(act: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const { chats } = desk.store;
  const spies = Object.entries(chats).map(([name, real]: [string, (...words: unknown[]) => unknown]) =>
    jest.spyOn(chats, name as never).mockImplementation(((...words: unknown[]) => {
      asked.push(name);
      return real.apply(chats, words);
    }) as never),
  );
  await act();
  for (const spy of spies) spy.mockRestore();
  return asked;
}

test.each([
  ['readable', (id: string) => readable(desk.desk, AGENT, id)],
  ['close', (id: string) => close(desk.desk, AGENT, id, undefined)],
  ['decide', (id: string) => decide(desk.desk, AGENT, id, { grant: true })],
  ['hold', (id: string) => hold(desk.desk, AGENT, id, 1)],
  ['askLead', (id: string) => askLead(desk.desk, AGENT, id)],
  ['warn', (id: string) => warn(desk.desk, AGENT, id)],
] as const)('%s does the same work for a colleague’s chat as for one that does not exist', async (_, act) => {
  const theirs = await workOf(() => act(foreign));
  expect(theirs.length).toBeGreaterThan(0);
  expect(await workOf(() => act(newCustomerId()))).toEqual(theirs);
});
