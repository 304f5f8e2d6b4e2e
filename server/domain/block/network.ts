const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;

/**
 * The network of an address: the whole IPv4 address, or the first half (/64) of an IPv6 address, because a household
 * can choose the rest freely for each connection. Null if this is not an address.
 */
export function networkOf(address: string): string | null {
  const plain = (address.split('%', 1)[0] ?? '').trim();
  const mapped = MAPPED.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  if (IPV4.test(plain)) return plain;
  return plain.includes(':') ? firstHalf(plain.toLowerCase()) : null;
}

function firstHalf(address: string): string | null {
  const [head = '', tail] = address.split('::', 2);
  const before = groups(head);
  const after = groups(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  if (missing < 0) return null;
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (all.length !== 8 || !all.every((group) => /^[\da-f]{1,4}$/.test(group))) return null;
  return `${all
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function groups(part: string): string[] {
  return part === '' ? [] : part.split(':');
}
