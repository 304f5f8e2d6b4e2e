import { v7 as newId } from 'uuid';
import { Customer } from '../../wire/a-customer.ts';
import { granted } from '../../wire/a-desk.ts';
import { Agent } from '../../wire/an-agent.ts';
import { takeTogether } from '../../wire/take-together.ts';
import type { Case } from '../case.ts';
import { Stage } from '../stage/stage.ts';

/** Many reach for the same chat at two processes. */
export const takenOnce: Case = {
  name: 'twenty take one chat',
  hypothesis: 'Of all who take a chat in the same moment, at two processes, one gets it.',
  injection:
    '20 consoles of two agents, half at each of two processes, take 100 chats (10 in the quick form), one after the other',
  expected: 'each chat is granted to one agent, who joins it once',
  needs: ['servers'],
  isQuick: false,
  async run({ pick }) {
    const stage = await Stage.cluster();
    const colleagues = await consoles(stage, 20);
    const faults: string[] = [];
    const chats = pick(10, 100);
    for (let number = 0; number < chats; number += 1) {
      const customer = await Customer.come(stage.urls[number % 2]!, {});
      stage.endings.push(() => customer.go());
      const { chat } = granted(
        await customer.socket.emitWithAck('start', { clientId: newId(), text: '你好' }),
      );
      const winners = await takeTogether(colleagues, chat.id);
      if (winners.length !== 1) faults.push(`${chat.id} was granted to ${String(winners.length)} agents`);
    }
    for (const { chat, log } of await stage.end()) {
      const joined = log.filter(({ kind }) => kind === 'joined').length;
      if (joined !== 1) faults.push(`${chat.id} was joined ${String(joined)} times`);
    }
    return { faults, figures: { chats, 'taken at once by': colleagues.length } };
  },
};

/** Consoles of both agents at both processes. */
async function consoles(stage: Stage, count: number): Promise<Agent[]> {
  const cookies = new Map<string, string>();
  for (const account of ['1001', '1002']) cookies.set(account, await stage.desks[0]!.cookieOf(account));
  const all = await Promise.all(
    Array.from({ length: count }, (_, number) => {
      const account = number % 4 < 2 ? '1001' : '1002';
      return Agent.come(stage.urls[number % 2]!, account, cookies.get(account)!);
    }),
  );
  stage.endings.push(() => all.forEach((one) => one.go()));
  return all;
}
