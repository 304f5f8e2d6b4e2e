import type { DeskOperation } from '../../protocol/operations/operation.ts';
import { pushOperations as ask } from '../../protocol/operations/push.ts';
import {
  endPush,
  listPushDevices,
  renewPush,
  subscribePush,
  type DeviceUser,
} from '../actions/push/change-devices.ts';
import { deviceOf } from '../domain/customer/device.ts';
import type { Console } from '../entry/console.ts';
import { on, type Handled } from '../entry/pipeline.ts';

/** The devices of one's own that are told of news while no console is open. */
export function pushHandlers(
  services: Parameters<typeof listPushDevices>[0] & Parameters<typeof subscribePush>[0],
): Record<keyof typeof ask, Handled<Console, DeskOperation>> {
  return {
    pushDevices: on(ask.pushDevices, (_, { asker }: Console) => listPushDevices(services, asker.account)),
    subscribePush: on(ask.subscribePush, (input, at: Console) => subscribePush(services, userOf(at), input)),
    renewPush: on(ask.renewPush, (input, at: Console) => renewPush(services, userOf(at), input)),
    endPush: on(ask.endPush, ({ id }, { asker }: Console) => endPush(services, asker.account, id)),
  };
}

function userOf({ socket, asker }: Console): DeviceUser {
  return {
    account: asker.account,
    session: socket.data.sessionHash,
    name: deviceOf(socket.handshake.headers['user-agent']),
  };
}
