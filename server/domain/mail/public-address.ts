import { BlockList, isIP } from 'node:net';

/** What is not of the public internet: loopback, link-local, private, shared, reserved and multicast networks. */
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ...[
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ],
  ...[
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ],
  ...[
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
] as const)
  PRIVATE.addSubnet(network, prefix);
for (const [network, prefix] of [
  ...[
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
  ],
  ...[
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address belongs to the public internet: nothing of the desk's own network is reached by it. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/u, '');
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(plain)?.[1];
  if (mapped !== undefined) return isPublicAddress(mapped);
  const family = isIP(plain);
  return family !== 0 && !PRIVATE.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}
