import { v7 as newId } from 'uuid';
import { customerOperations, deskOperations } from '../../protocol/operations/index.ts';
import { Desk, granted } from './a-desk.ts';
import type { Agent } from './an-agent.ts';
import { pathOf, ROUTES, type ARoute } from './routes.ts';
import { OF_CALENDAR, OF_CUSTOMERS, OF_LEARNING, OF_NO_CHAT, OF_TAGS } from './rights-of-no-chat.ts';
import { rawCode, RawSocket, type RawAnswer } from './raw.ts';

/** What a chat is to the one who asks; `missing` is no chat at all. */
const RELATIONS = ['own', 'queue', 'colleague', 'foreign', 'missing'] as const;
type Relation = (typeof RELATIONS)[number];
type Codes = readonly [own: string, queue: string, colleague: string, foreign: string, missing: string];

const GONE = 'not_found';
const NO = 'forbidden';

/** Who may write for colleagues. */
const NOTING: { agent: Codes; lead: Codes } = {
  agent: ['ok', NO, GONE, GONE, GONE],
  lead: ['ok', 'ok', 'ok', 'ok', GONE],
};

/** What is answered to who writes in the chat, where nobody else may. */
const toWriter = (code: string): { agent: Codes; lead: Codes } => ({
  agent: [code, NO, GONE, GONE, GONE],
  lead: [code, NO, NO, NO, GONE],
});

/** What each request of a chat is answered with, for an agent and for a lead (and an admin, who is one). */
const OF_A_CHAT: Record<string, { more?: object; agent: Codes; lead: Codes }> = {
  accept: {
    agent: ['conflict', 'ok', 'conflict', GONE, GONE],
    lead: ['conflict', 'ok', 'conflict', 'closed', GONE],
  },
  // Nothing is offered to them.
  declineOffer: {
    agent: ['conflict', 'conflict', GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'closed', GONE],
  },
  takeOver: { agent: [NO, NO, GONE, GONE, GONE], lead: ['conflict', 'ok', 'ok', 'closed', GONE] },
  open: { agent: ['ok', 'ok', GONE, GONE, GONE], lead: ['ok', 'ok', 'ok', 'ok', GONE] },
  leave: { agent: ['ok', 'ok', 'ok', 'ok', 'ok'], lead: ['ok', 'ok', 'ok', 'ok', 'ok'] },
  message: { more: { clientId: 'x', text: '话' }, ...toWriter('ok') },
  judgeTurn: {
    more: { seq: 1, situation: 'thanks', mark: 'not' },
    agent: ['ok', NO, GONE, GONE, GONE],
    lead: ['ok', NO, NO, NO, GONE],
  },
  note: { more: { clientId: 'x', text: '记' }, ...NOTING },
  keepDraft: { more: { was: 0, draft: null }, ...NOTING },
  // A waiting customer has nobody yet who could warn them.
  warn: { agent: ['ok', NO, GONE, GONE, GONE], lead: ['ok', 'conflict', 'ok', 'closed', GONE] },
  liftWarning: {
    agent: ['conflict', NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'closed', GONE],
  },
  flag: {
    more: { seq: 1 },
    agent: ['ok', NO, GONE, GONE, GONE],
    lead: ['ok', 'ok', 'ok', 'closed', GONE],
  },
  unflag: {
    more: { seq: 1 },
    agent: ['conflict', NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'conflict', GONE],
  },
  transfer: {
    more: { to: 'queue' },
    agent: ['ok', NO, GONE, GONE, GONE],
    lead: ['ok', 'conflict', 'ok', 'closed', GONE],
  },
  close: { agent: ['ok', NO, GONE, GONE, GONE], lead: ['ok', 'ok', 'ok', 'closed', GONE] },
  callLead: { agent: ['ok', NO, GONE, GONE, GONE], lead: ['ok', NO, NO, NO, GONE] },
  answerCall: {
    agent: [NO, NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'closed', GONE],
  },
  withdrawCall: toWriter('conflict'),
  passLeadOffer: toWriter('conflict'),
  join: { agent: ['conflict', NO, GONE, GONE, GONE], lead: ['conflict', 'conflict', 'ok', 'closed', GONE] },
  unjoin: {
    agent: ['conflict', 'conflict', GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'closed', GONE],
  },
  // A lead may end a crisis of any chat; it has to be one.
  crisis: {
    more: { on: true },
    agent: ['ok', NO, GONE, GONE, GONE],
    lead: ['ok', 'ok', 'ok', 'closed', GONE],
  },
  reportCrisis: {
    more: { what: '经过', fault: 'unknown' },
    agent: ['conflict', NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'conflict', GONE],
  },
  askLead: toWriter('conflict'),
  decide: {
    more: { grant: true },
    agent: [NO, NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'closed', GONE],
  },
  hold: { more: { minutes: 1 }, ...toWriter('ok') },
  block: {
    more: { by: 'customer', minutes: 1, reason: '骚扰' },
    agent: [NO, NO, GONE, GONE, GONE],
    lead: ['ok', 'ok', 'ok', 'ok', GONE],
  },
  // The message is the customer's: only whoever wrote one withdraws it.
  recall: { more: { seq: 1 }, agent: [NO, NO, GONE, GONE, GONE], lead: [NO, NO, NO, NO, GONE] },
  wrapUp: { more: { clientId: 'w', tags: [], summary: '退款' }, ...NOTING },
  extendWrapUp: {
    agent: ['conflict', NO, GONE, GONE, GONE],
    lead: ['conflict', 'conflict', 'conflict', 'conflict', GONE],
  },
  wrapUpForm: { agent: ['ok', 'ok', GONE, GONE, GONE], lead: ['ok', 'ok', 'ok', 'ok', GONE] },
  attachPhraseFile: { more: { file: 'none' }, ...toWriter(GONE) },
  typing: { more: { on: true }, agent: ['ok', 'ok', GONE, GONE, GONE], lead: ['ok', 'ok', 'ok', 'ok', GONE] },
  read: { more: { seq: 1 }, agent: ['ok', 'ok', GONE, GONE, GONE], lead: ['ok', 'ok', 'ok', 'ok', GONE] },
};

/** All routes but the one that ends every session of whoever asks; `accounts.test.ts` tries it. */
const TRIED = ROUTES.filter(({ name }) => name !== 'signOutEverywhere');

/** What every route answers to a bare request: of nobody, of an agent (about their own chat, a colleague's), of a lead. */
const ANSWERS: Record<string, [nobody: number, own: number, colleague: number, lead: number]> = {
  signIn: [400, 400, 400, 400],
  whoAmI: [401, 200, 200, 200],
  signOut: [204, 204, 204, 204],
  // Everybody's own account; `accounts.test.ts` tries them with what they need.
  changePassword: [401, 400, 400, 400],
  twoFactor: [401, 200, 200, 200],
  beginTwoFactor: [401, 400, 400, 400],
  confirmTwoFactor: [401, 400, 400, 400],
  endTwoFactor: [401, 400, 400, 400],
  listTeam: [401, 403, 403, 200],
  // Administrators alone; `team.test.ts` tries them as one.
  addStaff: [401, 403, 403, 403],
  changeStaff: [401, 403, 403, 400],
  exportTeam: [401, 403, 403, 403],
  importTeam: [401, 403, 403, 403],
  inviteStaff: [401, 403, 403, 403],
  endSessions: [401, 403, 403, 403],
  resetTwoFactor: [401, 403, 403, 404],
  // For whoever holds the link, signed in or not.
  seeInvite: [400, 400, 400, 400],
  useInvite: [400, 400, 400, 400],
  // The desk of this suite has no identity provider; `sign-in.test.ts` tries them with one.
  signInWays: [200, 200, 200, 200],
  beginSignIn: [400, 400, 400, 400],
  finishSignIn: [400, 400, 400, 400],
  signInCode: [400, 400, 400, 400],
  ownIdentity: [401, 200, 200, 200],
  linkIdentity: [401, 400, 400, 400],
  unlinkIdentity: [401, 403, 403, 403],
  findChats: [401, 200, 200, 200],
  search: [401, 400, 400, 400],
  getRecalled: [401, 403, 404, 404],
  getChat: [401, 200, 404, 200],
  getEntries: [401, 200, 404, 200],
  getTranscript: [401, 200, 404, 200],
  report: [401, 403, 403, 400],
  reportFile: [401, 403, 403, 400],
  measures: [401, 403, 403, 400],
  measuresFile: [401, 403, 403, 400],
  measuredItems: [401, 403, 403, 400],
  measuredItemsFile: [401, 403, 403, 400],
  timeline: [401, 403, 403, 200],
  timelineFile: [401, 403, 403, 200],
  ownTimeline: [401, 200, 200, 200],
  handovers: [401, 200, 200, 200],
  offerHandover: [401, 400, 400, 400],
  answerHandover: [401, 400, 400, 400],
  announcements: [401, 200, 200, 200],
  announce: [401, 403, 403, 400],
  announcementReaders: [401, 403, 403, 404],
  confirmAnnouncement: [401, 404, 404, 404],
  endAnnouncement: [401, 403, 403, 404],
  auditLog: [401, 403, 403, 200],
  auditFile: [401, 403, 403, 200],
  checkAuditLog: [401, 403, 403, 200],
  findPeople: [401, 403, 403, 400],
  exportPerson: [401, 403, 403, 200],
  erasePerson: [401, 403, 403, 400],
  readManual: [401, 200, 200, 200],
  manualNews: [401, 200, 200, 200],
  confirmManualRead: [401, 400, 400, 400],
  manualReaders: [401, 403, 403, 200],
  manualVersions: [401, 403, 403, 200],
  saveDraft: [401, 403, 403, 400],
  openVersion: [401, 403, 403, 200],
  manualDiff: [401, 403, 403, 200],
  exportManual: [401, 403, 403, 400],
  approveDraft: [401, 403, 403, 404],
  publishDraft: [401, 403, 403, 400],
  restoreVersion: [401, 403, 403, 400],
  catchUpDraft: [401, 403, 403, 400],
  importManual: [401, 403, 403, 400],
  // Administrators alone; `settings.test.ts` and `calendar.test.ts` try them as one.
  settings: [401, 403, 403, 403],
  changeSettings: [401, 403, 403, 403],
  undoSetting: [401, 403, 403, 403],
  exportSettings: [401, 403, 403, 403],
  importSettings: [401, 403, 403, 403],
  calendar: [401, 200, 200, 200],
  hoursAt: [401, 400, 400, 400],
  compareDays: [401, 403, 403, 403],
  departments: [401, 200, 200, 200],
  addDepartment: [401, 403, 403, 403],
  changeDepartment: [401, 403, 403, 403],
  removeDepartment: [401, 403, 403, 403],
  departmentCalendar: [401, 404, 404, 404],
  putDepartmentDays: [401, 403, 403, 403],
  undoDepartmentDays: [401, 403, 403, 403],
  departmentHoursAt: [401, 400, 400, 400],
  changeServing: [401, 403, 403, 400],
  mailState: [401, 403, 403, 403],
  testMail: [401, 403, 403, 403],
  setUp: [401, 403, 403, 403],
  refusedSites: [401, 403, 403, 403],
  passSteps: [401, 403, 403, 403],
  findCases: [401, 200, 200, 200],
  // `cases.test.ts` tries what one may do to which case.
  openCase: [401, 400, 400, 400],
  getCase: [401, 404, 404, 404],
  addCaseEntry: [401, 400, 400, 400],
  // `customer-records.test.ts` tries whose record one may read.
  findCustomers: [401, 200, 200, 200],
  getCustomer: [401, 404, 404, 404],
  changeCustomer: [401, 400, 400, 400],
  joinCustomers: [401, 400, 400, 400],
  partCustomers: [401, 400, 400, 400],
  ...OF_LEARNING,
  ...OF_CALENDAR,
  ...OF_TAGS,
  tryMessage: [401, 403, 403, 400],
  replayChats: [401, 403, 403, 400],
};

let desk: Desk;
let other: Agent;
let keeper: Agent;

beforeAll(async () => {
  desk = await Desk.start({ AGENT_CAPACITY: '100' });
  other = await desk.agent('1002');
  keeper = await desk.agent('9001');
}, 60_000);
afterAll(() => desk.stop());

test('every event of the desk and of customers stands in the tables', () => {
  expect([...Object.keys(OF_A_CHAT), ...Object.keys(OF_NO_CHAT)].sort()).toEqual(
    Object.keys(deskOperations).sort(),
  );
  expect(Object.keys(OF_CUSTOMERS).sort()).toEqual(Object.keys(customerOperations).sort());
});

test('every route stands in the table', () => {
  expect(Object.keys(ANSWERS).sort()).toEqual(TRIED.map(({ name }) => name).sort());
});

describe.each([
  ['agent', '1001'],
  ['lead', '9001'],
  ['admin', 'admin'],
] as const)('%s', (role, account) => {
  let who: Agent;
  let raw: RawSocket;
  const side = role === 'agent' ? 'agent' : 'lead';

  beforeAll(async () => {
    who = await desk.agent(account);
    raw = await RawSocket.come(desk.url, 'desk', who.cookie);
  });
  afterAll(() => {
    raw.go();
    who.go();
  });

  const ask = async (event: string, relation: Relation): Promise<RawAnswer> =>
    raw.ask(event, { chatId: await aChat(relation, who), ...OF_A_CHAT[event]?.more });

  test.each(Object.keys(OF_A_CHAT))('%s', async (event) => {
    const answers = await Promise.all(RELATIONS.map((relation) => ask(event, relation)));
    expect(answers.map(rawCode)).toEqual(OF_A_CHAT[event]?.[side]);
  });

  test.each(Object.keys(OF_NO_CHAT))('%s', async (event) => {
    const answer = await raw.ask(event, OF_NO_CHAT[event]?.payload);
    expect(rawCode(answer)).toBe(OF_NO_CHAT[event]?.[side]);
  });

  if (role === 'agent')
    test.each(Object.keys(OF_A_CHAT))(
      '%s of a foreign chat is answered as that of a missing one',
      async (event) => {
        expect(await ask(event, 'foreign')).toEqual(await ask(event, 'missing'));
        if (event !== 'accept') expect(await ask(event, 'colleague')).toEqual(await ask(event, 'missing'));
      },
    );
});

describe('over HTTP', () => {
  let who: Agent;
  beforeAll(async () => void (who = await desk.agent('1001')));
  afterAll(() => who.go());

  const call = (route: ARoute, cookie: string, chatId: string): Promise<Response> =>
    fetch(`${desk.url}${pathOf(route, { id: chatId, number: '0', seq: '1' })}`, {
      method: route.method,
      headers: { cookie },
    });
  /** Signing out ends a session, so it gets one of its own. */
  const cookieFor = ({ name }: ARoute, agent: Agent): Promise<string> =>
    name === 'signOut' ? desk.cookieOf(agent.account) : Promise.resolve(agent.cookie);

  test.each(TRIED)('$name', async (route) => {
    const [own, colleagues] = [await aChat('own', who), await aChat('colleague', who)];
    const answers = [
      await call(route, '', own),
      await call(route, await cookieFor(route, who), own),
      await call(route, await cookieFor(route, who), colleagues),
      await call(route, await cookieFor(route, keeper), colleagues),
    ];
    expect(answers.map(({ status }) => status)).toEqual(ANSWERS[route.name]);
  });

  test.each(ROUTES.filter(({ path }) => path.startsWith('/api/chats/:id')))(
    '$name of a foreign chat is answered as that of a missing one',
    async (route) => {
      const foreign = await call(route, who.cookie, await aChat('foreign', who));
      const missing = await call(route, who.cookie, newId());
      expect([foreign.status, await foreign.json()]).toEqual([missing.status, await missing.json()]);
    },
  );
});

test('an agent’s list holds their own and the queue’s, whatever they ask for', async () => {
  const who = await desk.agent('1001');
  const mine = await aChat('own', who);
  const theirs = [await aChat('colleague', who), await aChat('foreign', who)];
  for (const query of ['', '?agent=1002', '?status=open', '?status=closed', '?q=话']) {
    const body = await (await desk.get(`/api/chats${query}`, who.cookie)).text();
    for (const chatId of theirs) expect(body).not.toContain(chatId);
  }
  expect(await (await desk.get('/api/chats?agent=1001', who.cookie)).text()).toContain(mine);
  who.go();
});

test('the past chats of a customer open to the agent who talks with them now, to no other', async () => {
  const who = await desk.agent('1001');
  const customer = await desk.customer();
  const past = granted(await customer.socket.emitWithAck('start', { clientId: 'a', text: '话' })).chat.id;
  granted(await other.socket.emitWithAck('accept', { chatId: past }));
  granted(await customer.socket.emitWithAck('leave', {}));
  const read = async (): Promise<number> => (await desk.get(`/api/chats/${past}/entries`, who.cookie)).status;
  const before = await read();
  const now = granted(await customer.socket.emitWithAck('start', { clientId: 'b', text: '话' })).chat.id;
  granted(await who.socket.emitWithAck('accept', { chatId: now }));
  expect([before, await read()]).toEqual([404, 200]);
  granted(await customer.socket.emitWithAck('leave', {}));
  expect(await read()).toBe(404);
  who.go();
});

test.each(Object.entries(OF_CUSTOMERS))(
  'a customer’s %s cannot name a chat or a role',
  async (event, payload) => {
    const { customer, chatId } = await desk.chat(other);
    const stranger = await RawSocket.come(desk.url, 'customer');
    for (const forged of [
      { chatId },
      { customerId: 'x' },
      { role: 'agent' },
      { by: { role: 'system' } },
      { seq2: 1 },
    ])
      expect(rawCode(await stranger.ask(event, { ...payload, ...forged }))).toBe('bad_request');
    stranger.go();
    const { entries } = granted(await customer.socket.emitWithAck('sync', { after: 0 }));
    expect(entries.map(({ kind }) => kind)).toEqual(['message', 'joined']);
  },
);

/** A chat that is this to somebody. */
async function aChat(relation: Relation, who: Agent): Promise<string> {
  if (relation === 'missing') return newId();
  const customer = await desk.customer();
  const { chat } = granted(await customer.socket.emitWithAck('start', { clientId: 'first', text: '话' }));
  const owner = relation === 'own' ? who : other;
  if (relation !== 'queue') granted(await owner.socket.emitWithAck('accept', { chatId: chat.id }));
  if (relation === 'foreign') granted(await keeper.socket.emitWithAck('close', { chatId: chat.id }));
  customer.go();
  return chat.id;
}
