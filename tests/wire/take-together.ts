import { codeOf } from './a-desk.ts';
import type { Agent } from './an-agent.ts';

/** All of them take one chat in the same moment; gives each account to which it was granted, once. */
export async function takeTogether(colleagues: readonly Agent[], chatId: string): Promise<string[]> {
  const answers = await Promise.all(colleagues.map((one) => one.socket.emitWithAck('accept', { chatId })));
  const winners = colleagues.filter((_, n) => codeOf(answers[n]!) === 'ok');
  return [...new Set(winners.map(({ account }) => account))];
}
