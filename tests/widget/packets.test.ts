import fc from 'fast-check';
import { askPacket, joinPacket, readPacket } from '../../client/widget/connection/packets.ts';

test.each([
  [
    '0{"sid":"s","pingInterval":25000,"pingTimeout":20000}',
    { packet: 'opened', sid: 's', silenceMs: 45_000 },
  ],
  ['2', { packet: 'ping' }],
  ['1', { packet: 'ended' }],
  ['41/customer,', { packet: 'ended' }],
  ['40/customer,{"sid":"x"}', { packet: 'joined' }],
  ['44/customer,{"message":"m","data":{"code":"outdated"}}', { packet: 'refused', code: 'outdated' }],
  ['42/customer,["typing",{"on":true}]', { packet: 'news', event: 'typing', body: { on: true } }],
  ['43/customer,12[{"ok":true}]', { packet: 'answer', id: 12, body: { ok: true } }],
  ['40/desk,{}', { packet: 'nothing' }],
  ['6', { packet: 'nothing' }],
])('%s', (text, packet) => {
  expect(readPacket(text)).toEqual(packet);
});

test('no text, however broken, is an error', () => {
  const text = fc.oneof(
    fc.string(),
    fc
      .tuple(fc.constantFrom('0', '42/customer,', '43/customer,1', '44/customer,'), fc.json())
      .map((all) => all.join('')),
  );
  fc.assert(fc.property(text, (each) => void readPacket(each)));
});

test('questions and the wish to come in are written as Socket.IO reads them', () => {
  expect(joinPacket({ version: 1 })).toBe('40/customer,{"version":1}');
  expect(askPacket(7, 'sync', { after: 3 })).toBe('42/customer,7["sync",{"after":3}]');
});
