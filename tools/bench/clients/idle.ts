import type { Call } from '../calls.ts';
import { ask, connect } from './connect.ts';

const AT_ONCE = 50;

/** Customers who come, say hello, and stay without a word until this process ends. */
export async function beIdle({ url, connections }: Extract<Call, { ask: 'idle' }>): Promise<void> {
  for (let there = 0; there < connections; there += AT_ONCE) {
    const arriving = Array.from({ length: Math.min(AT_ONCE, connections - there) }, async () => {
      const socket = await connect(url, '/customer');
      await ask(socket, 'hello', {});
    });
    await Promise.all(arriving);
  }
}
