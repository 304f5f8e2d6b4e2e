import { networkOf } from '../../../server/domain/block/network.ts';

describe('[P2] the network that an address stands for', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1:aaaa:bbbb:cccc:dddd', '2001:db8:0:1::/64'],
    ['2001:DB8:0:1::9', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('[P2] %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it.each(['', 'unknown', '1:2:3', 'g::1', '1:2:3:4:5:6:7:8:9'])('[P2] none in %j', (address) => {
    expect(networkOf(address)).toBeNull();
  });
});
