import type { Utterance } from './transcript.ts';

/** An agent whom a customer can ask for. */
interface Known {
  account: string;
  number: string;
}

/**
 * The agent whose number the customer mentioned last, except the chat's own agent. Customers know numbers, never names.
 * S3
 */
export function namedAgent<T extends Known>(
  transcript: readonly Utterance[],
  staff: readonly T[],
  own: string,
): T | null {
  const others = staff.filter(({ account, number }) => account !== own && number !== '');
  for (const { by, text } of [...transcript].reverse()) {
    if (by !== 'customer') continue;
    const plain = text.normalize('NFKC').toLowerCase();
    const named = others.find(({ number }) => standsAlone(plain, number.toLowerCase()));
    if (named) return named;
  }
  return null;
}

/** Not as a part of a longer number or word, such as an order's. */
function standsAlone(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    const around = `${text.charAt(at - 1)}${text.charAt(at + number.length)}`;
    if (!/[a-z0-9]/.test(around)) return true;
  }
  return false;
}
