import { TurnsInProcess, type TurnLearner } from '../../../server/actions/learning/turn-learner.ts';
import { ignoredFindings, unheard } from '../../../server/actions/learning/gaps.ts';
import { judgeTurn } from '../../../server/actions/learning/judge-turn.ts';
import {
  discardLearned,
  learnedChanges,
  learningView,
  learnNow,
  publishLearned,
} from '../../../server/actions/learning/learned-versions.ts';
import { eraseChat } from '../../../server/actions/privacy/erase-chat.ts';
import type { Asker } from '../../../protocol/rights.ts';
import { recordFittings } from '../../domain/learning/fitting-desk.ts';
import { aChat, answered, begin, LEFT, said } from '../../storage/a-chat.ts';
import {
  aDesk,
  answeredChat,
  granted,
  HOUR,
  MINUTE,
  settle,
  shut,
  writes,
  type TestDesk,
} from '../a-desk.ts';

const LEAD: Asker = { account: '9001', role: 'lead' };
const AGENT: Asker = { account: '1001', role: 'agent' };
/** 3:30 at night in the desk's time zone. */
const NIGHT = Date.UTC(2026, 2, 2, 19, 30);

let learnt: ReturnType<TurnLearner['learn']> | undefined;

/** Learns once: all of these desks have the same record. */
function learner(): TurnLearner {
  const real = new TurnsInProcess();
  return {
    add: (labels) => real.add(labels),
    learn: (base) => (learnt ??= real.learn(base)),
    end: () => real.end(),
  };
}

let test_: TestDesk;
let thread = learner;
beforeEach(async () => {
  thread = learner;
  test_ = await aDesk({ startLearner: () => thread() });
});
afterEach(() => shut(test_));

const record = () => recordFittings(test_.store, test_.clock.now(), 'praise');
const view = () => learningView(test_.desk);
const night = async (): Promise<void> => {
  test_.clock.at = NIGHT;
  await test_.desk.learner.tick();
  await test_.desk.learner.settled();
};

test('at night the desk learns once, and offers what it has learnt to the leads', async () => {
  await record();
  await test_.desk.learner.tick();
  expect(await view()).toMatchObject({ last: null, versions: [] });
  await night();
  const { versions, last, inForce } = await view();
  expect(last).toMatchObject({ is: 'offered', turns: 250, chats: 50 });
  expect(versions).toMatchObject([{ number: 1, state: 'offered', figures: { labels: { marked: 250 } } }]);
  expect(inForce).toBe(0);
  expect(test_.desk.manual.desk).toBeUndefined();
  test_.clock.pass(HOUR);
  await test_.desk.learner.tick();
  await test_.desk.learner.settled();
  expect((await view()).versions).toHaveLength(1);
});

test('a published version is used at once, another one goes back, and both are on record', async () => {
  await record();
  granted(await learnNow(test_.desk));
  await test_.desk.learner.settled();
  const { changes } = granted(await learnedChanges(test_.desk, LEAD, 1));
  expect(changes).toHaveLength(20);
  expect(changes[0]).toMatchObject({ text: expect.stringContaining('fitting') as unknown, after: 'praise' });
  expect(granted(await publishLearned(test_.desk, LEAD, 1))).toMatchObject({ inForce: 1, unusable: null });
  expect(test_.desk.manual.desk?.ownOnly).toBe(false);
  expect(await discardLearned(test_.desk, LEAD, 1)).toMatchObject({ refused: 'conflict' });
  expect(await publishLearned(test_.desk, LEAD, 7)).toMatchObject({ refused: 'not_found' });
  expect(granted(await publishLearned(test_.desk, LEAD, 0)).inForce).toBe(0);
  expect(test_.desk.manual.desk).toBeUndefined();
  const acts = await test_.store.audit.before(null, 9, { act: 'learned_decided' });
  expect(acts.map(({ details }) => JSON.parse(details) as object)).toEqual([
    { number: 0, state: 'published' },
    { number: 1, state: 'published' },
  ]);
});

test('the words of an erased chat are learnt from no more, and shown no more', async () => {
  await record();
  await learnNow(test_.desk);
  await test_.desk.learner.settled();
  const [change] = granted(await learnedChanges(test_.desk, LEAD, 1)).changes;
  const chat = { id: change?.chatId ?? '', lastSeq: 11 };
  await eraseChat(test_.desk, chat, { by: { role: 'system' }, why: 'age' });
  const [erased] = granted(await learnedChanges(test_.desk, LEAD, 1)).changes;
  expect(erased).toMatchObject({ chatId: chat.id, text: null });
  const { chats } = await test_.store.turns.material(0, null);
  expect(chats.map(({ chatId }) => chatId)).not.toContain(chat.id);
  const stored = await test_.store.learned.find(1);
  expect(stored?.model).not.toContain('lamp');
});

test('a version of other weights or a broken one is refused and said, and the shipped weights go on', async () => {
  await record();
  await learnNow(test_.desk);
  await test_.desk.learner.settled();
  const { model = '', figures } = (await test_.store.learned.find(1)) ?? {};
  if (!figures) throw new Error('nothing was learnt');
  await test_.store.learned.begin('me', null, 1, 2);
  const other = model.replace(/"shipped":"\w+"/, '"shipped":"00000000"');
  const last = { at: 9, is: 'offered', turns: 1, chats: 1 } as const;
  await test_.store.learned.end('me', last, { model: other, figures });
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const { unusable } = granted(await publishLearned(test_.desk, LEAD, 2));
  expect(unusable).toContain('learn it again');
  expect(test_.desk.manual.desk).toBeUndefined();
  expect(logged).toHaveBeenCalledTimes(1);
  logged.mockRestore();
  expect(granted(await publishLearned(test_.desk, LEAD, 1)).unusable).toBeNull();
});

test('learning that is killed in the middle leaves nothing half, and can begin again', async () => {
  await record();
  let die: (error: Error) => void = () => undefined;
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (isAsked = resolve));
  thread = () => ({
    add: () => undefined,
    learn: () => (isAsked(), new Promise((_, reject) => (die = reject))),
    end: () => Promise.resolve(),
  });
  await learnNow(test_.desk);
  await asked;
  expect(await learnNow(test_.desk)).toMatchObject({ refused: 'conflict' });
  expect((await view()).isRunning).toBe(true);
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  die(new Error('killed'));
  await test_.desk.learner.settled();
  logged.mockRestore();
  expect(await view()).toMatchObject({ isRunning: false, versions: [], last: { is: 'failed' } });
  thread = learner;
  await learnNow(test_.desk);
  await test_.desk.learner.settled();
  expect((await view()).versions).toHaveLength(1);
});

test('a desk that stops while the version in force is read asks its thread for nothing, and ends', async () => {
  await record();
  const learn = jest.fn(() => new Promise<never>(() => undefined));
  thread = () => ({ add: () => undefined, learn, end: () => Promise.resolve() });
  const { learner: begun } = test_.desk;
  const { learned } = test_.store;
  const inForce = learned.inForce.bind(learned);
  let stopped: Promise<void> | undefined;
  learned.inForce = () => {
    stopped ??= begun.stop();
    return inForce();
  };
  await begun.begin(null);
  await begun.settled();
  await stopped;
  expect(stopped).toBeDefined();
  expect(learn).not.toHaveBeenCalled();
});

test('a desk with few records stays as shipped and starts no thread; with no turns to learn from it does not learn', async () => {
  thread = () => {
    throw new Error('a thread for nothing');
  };
  await night();
  expect((await view()).last).toMatchObject({ is: 'few', turns: 0 });
  Object.assign(test_.desk.profile, { learnTurns: 0 });
  expect(await learnNow(test_.desk)).toMatchObject({ refused: 'conflict' });
});

test('not this takes an offer away at once and for the turn only; what it is comes first', async () => {
  const { customerId, chatId } = await answeredChat(test_);
  const offered = () => {
    const told = test_.told.findLast(({ side, event }) => side === 'desk' && event === 'suggestions');
    return told?.payload as { seq: number; situations: { id: string }[]; phrases: { id: string }[] };
  };
  await writes(test_, customerId, '我要投诉你们');
  await settle(test_);
  const { seq, situations } = offered();
  expect(situations[0]?.id).toBe('complaint');
  const judge = (situation: string, mark: 'is' | 'not', asker = AGENT, of = seq) =>
    judgeTurn(test_.desk, asker, { chatId, seq: of, situation, mark });
  granted(await judge('complaint', 'not'));
  await settle(test_);
  expect(offered().situations.map(({ id }) => id)).not.toContain('complaint');
  expect(
    offered()
      .phrases.map(({ id }) => id)
      .join(),
  ).not.toContain('complaint.');
  granted(await judge('fault', 'is'));
  await settle(test_);
  expect(offered().situations[0]?.id).toBe('fault');
  expect(offered().phrases[0]?.id).toContain('fault.');
  expect(await judge('nothing_known', 'is')).toMatchObject({ refused: 'bad_request' });
  expect(await judge('fault', 'is', AGENT, 99)).toMatchObject({ refused: 'bad_request' });
  expect(await judge('fault', 'is', { account: '1002', role: 'agent' })).toMatchObject({
    refused: 'not_found',
  });
  await test_.desk.chats.perform({
    to: { chatId },
    event: { type: 'staffWrote', by: { role: 'agent', account: '1001' }, clientId: 'ok', text: '好' },
  });
  test_.clock.pass(MINUTE);
  await writes(test_, customerId, '我要投诉你们的客服', 'again');
  await settle(test_);
  expect(offered().situations[0]?.id).toContain('complaint');
});

test('what the desk did not understand is shown in groups, and findings that were ignored', async () => {
  const said_ = ['发票什么时候能开出来', '请问发票什么时候能开', '发票什么时候能开呢'];
  for (const [n, text] of said_.entries()) {
    const chatId = `u${n}`;
    await begin(test_.store, aChat(chatId, { startedAt: test_.clock.now() }), [
      said(text),
      answered('我看看'),
      LEFT,
    ]);
    const record = { chatId, seq: 2, at: test_.clock.now() - 1, account: '1001', use: 'free' as const };
    await test_.store.records.add([
      {
        ...{
          ...record,
          phraseId: null,
          manual: 'v1',
          distance: null,
          saidAgain: false,
          length: 3,
          typed: null,
        },
        ...{ offer: { question: 1, situations: [], phrases: [] }, findings: ['no_jargon'] },
      },
    ]);
  }
  const { groups, turns } = await unheard(test_.desk, LEAD);
  expect(turns).toBe(3);
  expect(groups).toMatchObject([
    { turns: 3, examples: [{ text: said_[2] }, { text: said_[1] }, { text: said_[0] }] },
  ]);
  const { rules } = await ignoredFindings(test_.desk, LEAD);
  expect(rules).toMatchObject([{ rule: 'no_jargon', times: 3, agents: 1 }]);
  expect(rules[0]?.examples[0]).toMatchObject({ text: '我看看' });
});

test('a version that is there is never shown as still being learnt', async () => {
  const { learned } = test_.store;
  const now = test_.clock.now();
  await learned.begin('me', null, now, now + MINUTE);
  const score = { lines: 9, top1: 0.5, falseAlarms: 0.1 };
  const about = { turns: 9, chats: 3, labels: {}, base: 0, before: score, after: score };
  const figures = { ...about, situations: [], changes: [], changed: 0, took: 5 };
  const last = { at: now, is: 'offered', turns: 9, chats: 3 } as const;
  const versions = learned.versions.bind(learned);
  jest.spyOn(learned, 'versions').mockImplementationOnce(async () => {
    await learned.end('me', last, { model: 'm', figures });
    return versions();
  });
  expect(await view()).toMatchObject({ isRunning: false, versions: [{ number: 1, state: 'offered' }] });
});
