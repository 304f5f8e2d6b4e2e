import { v7 as newId } from 'uuid';
import {
  addDepartment,
  changeDepartment,
  removeDepartment,
} from '../../../server/actions/departments/departments.ts';
import { changeSettings } from '../../../server/actions/settings/change-settings.ts';
import { accountChanged } from '../../../server/actions/team/account-watch.ts';
import { newCustomerId, start } from '../../../server/actions/chats/customer-actions.ts';
import { chooseStatus } from '../../../server/actions/routing/attendance.ts';
import { transfer } from '../../../server/actions/chats/staff-actions.ts';
import { deskView } from '../../../server/actions/desk-view.ts';
import { ChatsLocked } from '../../../server/storage/errors.ts';
import { isRefusal } from '../../../server/domain/refusal.ts';
import {
  aDesk,
  comesOnline,
  granted,
  kindsOf,
  MINUTE,
  reopen,
  SECOND,
  settle,
  shut,
  type TestDesk,
} from '../a-desk.ts';

const BY_ADMIN = { account: 'admin', issuer: null };

let test_: TestDesk;
beforeEach(async () => {
  test_ = await aDesk();
});
afterEach(() => shut(test_));

const make = async (id: string, overflow: { id: string; after: string }[] = []) =>
  granted(await addDepartment(test_.desk, 'admin', { id, name: id, overflow, pages: [] }));

async function belong(account: string, ...departments: string[]): Promise<void> {
  await test_.store.team.change(account, { departments }, 0, () => null);
  await accountChanged(test_.desk, account);
}

async function begins(department: string | null): Promise<string> {
  const words = { clientId: newId(), text: '在吗', department };
  const { chat } = granted(await start(test_.desk, newCustomerId(), {}, words));
  await settle(test_);
  return chat.id;
}

async function agentOf(chatId: string): Promise<string | null> {
  const { state } = (await test_.store.chats.find(chatId))!.chat;
  return state.status === 'waiting' ? null : state.agent;
}

async function passes(ms: number): Promise<void> {
  test_.clock.pass(ms);
  await test_.tick();
  await settle(test_);
}

describe('a chat that waits in a department', () => {
  beforeEach(async () => {
    await make('b');
    await make('c');
    await make('a', [
      { id: 'b', after: '30s' },
      { id: 'c', after: '1m' },
    ]);
    await belong('1001', 'b');
    await belong('1002', 'c');
    await comesOnline(test_, '1001');
    await comesOnline(test_, '1002');
  });

  test('is offered to the next one at its moment, and then given to somebody there', async () => {
    const chatId = await begins('a');
    await passes(29 * SECOND);
    expect(await agentOf(chatId)).toBeNull();
    await passes(SECOND);
    expect(await agentOf(chatId)).toBe('1001');
    expect((await test_.store.chats.find(chatId))?.chat.department).toBe('a');
    expect(await kindsOf(test_, chatId)).toEqual(['message', 'overflowed', 'joined']);
  });

  test('goes on to the one after where everybody is away, after a restart too, and is asked once each', async () => {
    await chooseStatus(test_.desk, '1001', { value: 'away' });
    await chooseStatus(test_.desk, '1002', { value: 'away' });
    const chatId = await begins('a');
    await passes(30 * SECOND);
    test_ = await reopen(test_);
    for (const wait of [30 * SECOND, 10 * MINUTE]) await passes(wait);
    expect((await kindsOf(test_, chatId)).filter((kind) => kind === 'overflowed')).toHaveLength(2);
    await comesOnline(test_, '1002');
    expect(await agentOf(chatId)).toBe('1002');
  });

  test('is its own department’s first, once somebody there is free', async () => {
    await chooseStatus(test_.desk, '1001', { value: 'away' });
    await chooseStatus(test_.desk, '1002', { value: 'away' });
    const chatId = await begins('a');
    await passes(2 * MINUTE);
    await belong('9001', 'a');
    await comesOnline(test_, '9001');
    expect(await agentOf(chatId)).toBe('9001');
  });

  test('is offered by the list as it has been changed meanwhile', async () => {
    const chatId = await begins('a');
    granted(await changeDepartment(test_.desk, 'admin', 'a', { overflow: [{ id: 'c', after: '5s' }] }));
    await passes(5 * SECOND);
    expect(await agentOf(chatId)).toBe('1002');
  });

  test('keeps no administrator from changing its department while it is locked, and is asked once it is free', async () => {
    const chatId = await begins('a');
    granted(await changeDepartment(test_.desk, 'admin', 'a', { overflow: [{ id: 'c', after: '0s' }] }));
    const perform = jest.spyOn(test_.desk.chats, 'perform').mockRejectedValueOnce(new ChatsLocked([]));
    await passes(0);
    expect([perform.mock.calls.length, await agentOf(chatId)]).toEqual([1, null]);
    await passes(0);
    expect(await agentOf(chatId)).toBe('1002');
  });

  test('is offered by a list that this process reads only after it has begun', async () => {
    const read = jest.spyOn(test_.desk.settings, 'changed').mockResolvedValue();
    granted(await changeDepartment(test_.desk, 'admin', 'a', { overflow: [{ id: 'c', after: '5s' }] }));
    const chatId = await begins('a');
    expect(read).toHaveBeenCalledTimes(1);
    for (const wait of [3 * SECOND, 2 * SECOND]) await passes(wait);
    expect(await agentOf(chatId)).toBe('1002');
  });

  test('[P1] is offered in time also where its customer has waited longer than until the idle close', async () => {
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { idleClose: '29s' } }));
    const customerId = newCustomerId();
    const words = { clientId: newId(), text: '在吗', department: 'a' };
    const { chat } = granted(await start(test_.desk, customerId, {}, words));
    test_.desk.presence.customerCame(customerId);
    await passes(29 * SECOND);
    await passes(SECOND);
    expect(await agentOf(chat.id)).toBe('1001');
  });

  test('waits on where the other has been removed, and its own cannot be removed', async () => {
    const chatId = await begins('a');
    expect(await removeDepartment(test_.desk, 'admin', 'a')).toMatchObject({ refused: 'conflict' });
    expect(await removeDepartment(test_.desk, 'admin', 'b')).toBeNull();
    await passes(30 * SECOND);
    expect(await agentOf(chatId)).toBeNull();
    await passes(30 * SECOND);
    expect(await agentOf(chatId)).toBe('1002');
  });

  test('takes its time from when it was moved to a department, and keeps its place in line', async () => {
    await chooseStatus(test_.desk, '1002', { value: 'away' });
    const chatId = await begins('c');
    await passes(MINUTE);
    const lead = { account: '9001', role: 'lead' } as const;
    granted(await transfer(test_.desk, lead, chatId, { to: { department: 'a' } }));
    await settle(test_);
    const { state } = (await test_.store.chats.find(chatId))!.chat;
    expect(state).toMatchObject({ status: 'waiting', front: false, offeredTo: [] });
    await passes(29 * SECOND);
    expect(await agentOf(chatId)).toBeNull();
    await passes(SECOND);
    expect(await agentOf(chatId)).toBe('1001');
  });
});

describe('a chat that changed its department after it was dealt', () => {
  test('is not given to whom it was dealt, also where the department has no capacity of its own', async () => {
    await make('a');
    const chatId = await begins('a');
    const event = { type: 'assigned', to: '1001' } as const;
    const assign = (department: string | null) => {
      const room = { agent: '1001', capacity: 5, department, most: null };
      return test_.desk.chats.perform({ to: { chatId }, event, room });
    };
    for (const department of ['b', null])
      expect(await assign(department)).toMatchObject({ refused: 'conflict' });
    granted(await assign('a'));
    expect(await agentOf(chatId)).toBe('1001');
  });
});

describe('what somebody takes by hand', () => {
  test('counts against what is dealt to them in the same moment, and is theirs to take', async () => {
    await make('a');
    const [one, two, three] = [await begins('a'), await begins('a'), await begins('a')];
    const by = { role: 'agent', account: '1001' } as const;
    const room = { agent: '1001', capacity: 5, department: 'a', most: 1 };
    const [byHand, dealt] = await Promise.all([
      test_.desk.chats.perform({ to: { chatId: one }, event: { type: 'accepted', by } }),
      test_.desk.chats.perform({ to: { chatId: two }, event: { type: 'assigned', to: '1001' }, room }),
    ]);
    expect([isRefusal(byHand), isRefusal(dealt)]).toEqual([false, true]);
    granted(await test_.desk.chats.perform({ to: { chatId: three }, event: { type: 'accepted', by } }));
    expect(await Promise.all([one, two, three].map(agentOf))).toEqual(['1001', null, '1001']);
  });
});

describe('departments of people', () => {
  test('of whoever comes to have a department, those who wait there are dealt at once, the oldest first', async () => {
    await make('a');
    await comesOnline(test_, '1001');
    await belong('1001', 'none');
    await make('other');
    await belong('1001', 'other');
    const waiting = [await begins('a'), await begins('a'), await begins('a')];
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { agentCapacity: 2 } }));
    await belong('1001', 'a', 'other');
    await settle(test_);
    expect(await Promise.all(waiting.map(agentOf))).toEqual(['1001', '1001', null]);
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { agentCapacity: null } }));
    await settle(test_);
    expect(await Promise.all(waiting.map(agentOf))).toEqual(['1001', '1001', '1001']);
  });

  test('lose one that is removed at once, with one message for all of them', async () => {
    await make('a');
    await belong('1001', 'a');
    await belong('1002', 'a');
    const broadcast = jest.spyOn(test_.desk.directory, 'broadcastRightsChange');
    expect(await removeDepartment(test_.desk, 'admin', 'a')).toBeNull();
    expect(test_.desk.directory.members().flatMap(({ departments }) => departments)).toEqual([]);
    expect(broadcast).toHaveBeenCalledTimes(1);
  });

  test('who pauses one goes on in the other', async () => {
    await make('a');
    await make('b');
    await belong('1001', 'a', 'b');
    await test_.store.team.setServing('1001', 'b', 'paused');
    await accountChanged(test_.desk, '1001');
    await comesOnline(test_, '1001');
    expect(await agentOf(await begins('b'))).toBeNull();
    expect(await agentOf(await begins('a'))).toBe('1001');
  });
});

describe('a chat that is transferred to a department', () => {
  test('waits there at the front, also where everybody is full, and not with who gave it up', async () => {
    await make('a');
    await belong('1001', 'a');
    await belong('1002', 'a');
    await comesOnline(test_, '1001');
    const chatId = await begins('a');
    expect(await agentOf(chatId)).toBe('1001');
    await comesOnline(test_, '1002');
    const agent = { account: '1001', role: 'agent' } as const;
    expect(isRefusal(await transfer(test_.desk, agent, chatId, { to: { department: 'none' } }))).toBe(true);
    granted(await transfer(test_.desk, agent, chatId, { to: { department: 'a' } }));
    await settle(test_);
    expect(await agentOf(chatId)).toBe('1002');
  });
});

describe('what holds for a department', () => {
  test('[P10] are the desk’s very hours where it has none of its own, kept while they stay the same', async () => {
    const { profile, rules } = test_.desk;
    const { hours } = profile;
    await make('a');
    expect([profile.hours, rules.departments?.get('a')?.hours].every((one) => one === hours)).toBe(true);
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { serviceHours: '20:00-21:00' } }));
    expect(profile.hours).toBe(hours);
    expect(rules.departments?.get('a')?.hours.text.en).toBe('20:00-21:00');
  });

  test('[P10] are hours of its own that keep what they have computed while other settings change', async () => {
    await make('a');
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { serviceHours: '20:00-21:00' } }));
    const hours = () => test_.desk.rules.departments?.get('a')?.hours;
    const before = hours();
    granted(await changeSettings(test_.desk, BY_ADMIN, { idleClose: '2h' }));
    expect(hours()).toBe(before);
    granted(await changeSettings(test_.desk, BY_ADMIN, { timeZone: 'Europe/Berlin' }));
    expect(hours()).not.toBe(before);
  });

  test('[P1] is its own idle time also for how soon whoever has left the queue counts as gone', async () => {
    await make('a');
    const own = { idleClose: '20s', agentCapacity: 1 };
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own }));
    await belong('1001', 'a');
    await comesOnline(test_, '1001');
    await begins('a');
    const customerId = newCustomerId();
    const words = { clientId: newId(), text: '在吗', department: 'a' };
    const { chat } = granted(await start(test_.desk, customerId, {}, words));
    test_.desk.presence.customerCame(customerId);
    test_.desk.presence.customerWent(customerId);
    await passes(20 * SECOND);
    expect(await kindsOf(test_, chat.id)).toContain('closed');
  });

  test('[P1] are its own clocks where it has them, also for what began before they were changed', async () => {
    await make('a');
    await belong('1001', 'a');
    await comesOnline(test_, '1001');
    const [quick, slow] = [await begins('a'), await begins(null)];
    test_.clock.pass(SECOND);
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { owesLead: '6m' } }));
    const later = await begins('a');
    const told = async (chatId: string) => (await kindsOf(test_, chatId)).includes('lead_told');
    await passes(5 * MINUTE);
    // What ran already keeps its moment.
    expect([await told(quick), await told(slow), await told(later)]).toEqual([true, true, false]);
    await passes(MINUTE);
    expect(await told(later)).toBe(true);
  });

  test('[P10] are its own hours: outside them a message is left for the next shift', async () => {
    await make('a');
    granted(await changeDepartment(test_.desk, 'admin', 'a', { own: { serviceHours: '20:00-21:00' } }));
    await belong('1001', 'a');
    await comesOnline(test_, '1001');
    expect(deskView(test_.desk)).toMatchObject({ open: true });
    expect(deskView(test_.desk, 'en', 'a')).toMatchObject({
      open: false,
      staffed: true,
      hours: '20:00-21:00',
    });
    const chatId = await begins('a');
    expect((await test_.store.chats.find(chatId))?.chat.leftMessage).toBe(true);
  });
});

test('an agent who has the customer’s language is preferred among equals, once the desk says so', async () => {
  for (const account of ['1001', '1002']) await comesOnline(test_, account);
  await test_.store.team.change('1002', { languages: ['en'] }, 0, () => null);
  await accountChanged(test_.desk, '1002');
  const asks = async () => {
    const words = { clientId: newId(), text: 'Hello', department: null };
    const { chat } = granted(await start(test_.desk, newCustomerId(), { locale: 'en-GB' }, words));
    await settle(test_);
    return agentOf(chat.id);
  };
  // Both have had a chat, and 1001 is without a new one for longer.
  expect([await asks(), await asks()].toSorted()).toEqual(['1001', '1002']);
  granted(await changeSettings(test_.desk, BY_ADMIN, { languageFirst: true }));
  const turns = [await asks(), await asks(), await asks(), await asks()];
  expect(turns).toEqual(['1002', '1001', '1002', '1001']);
});
