import { createHash } from 'node:crypto';
import { PUSH_DEVICES_EACH, type PushChoice, type PushDevice } from '../../../protocol/push.ts';
import { iso } from '../../domain/instant.ts';
import { refuse, type Refusal } from '../../domain/refusal.ts';
import type { StoredPushDevice } from '../../storage/push/device-store.ts';
import { targetOf } from '../mail/public-call.ts';
import type { Needs } from '../services.ts';
import { vapidKeys } from './vapid.ts';

type Changing = Needs<'clock' | 'pushDevices' | 'settings' | 'store.pushDevices'>;

/** Who uses a device, in which session and with what browser. */
export interface DeviceUser {
  account: string;
  session: string;
  name: string | null;
}

/** What a browser says of its subscription. */
interface Subscribed {
  subscription: { endpoint: string; p256dh: string; auth: string };
  locale: 'zh-CN' | 'en';
}

/** The key with which a browser subscribes to this desk, and the devices of an account, the last used first. */
export async function listPushDevices(
  services: Needs<'store.customers' | 'store.pushDevices'>,
  account: string,
): Promise<{ key: string; devices: PushDevice[] }> {
  const devices = await services.store.pushDevices.of(account);
  const { publicKey } = await vapidKeys(services);
  return { key: publicKey, devices: devices.map(deviceView) };
}

/** From now on this device is told of news; another account that had it is told on it no more. */
export async function subscribePush(
  services: Changing,
  user: DeviceUser,
  { subscription, locale, kinds, words }: Subscribed & PushChoice,
): Promise<{ device: PushDevice } | Refusal> {
  const now = services.clock.now();
  return keep(services, user, {
    ...{ ...subscription, ...user, locale, kinds, words },
    ...{ id: idOf(subscription.endpoint), since: now, usedAt: now },
  });
}

/** A console was opened on a device of this account, or its choice has changed; refused if the device is not told of anything any more. */
export async function renewPush(
  services: Changing,
  user: DeviceUser,
  {
    id,
    subscription,
    locale,
    kinds,
    words,
  }: Subscribed & { id: string } & {
    [K in keyof PushChoice]?: PushChoice[K] | undefined;
  },
): Promise<{ device: PushDevice } | Refusal> {
  const known = await services.store.pushDevices.find(id);
  if (known?.account !== user.account) return NO_SUCH_DEVICE;
  const device = {
    ...{ ...known, ...subscription, ...user, locale, usedAt: services.clock.now() },
    ...{ id: idOf(subscription.endpoint), kinds: kinds ?? known.kinds, words: words ?? known.words },
  };
  return keep(services, user, device, id);
}

/** A device of this account is told of nothing any more. */
export async function endPush(services: Changing, account: string, id: string): Promise<object | Refusal> {
  if (!(await services.store.pushDevices.end(id, account))) return NO_SUCH_DEVICE;
  await services.pushDevices.changed();
  return {};
}

async function keep(
  { pushDevices, settings, store }: Changing,
  { account }: DeviceUser,
  device: StoredPushDevice,
  was?: string,
): Promise<{ device: PushDevice } | Refusal> {
  if (targetOf(device.endpoint, settings.process.pushPrivate) === null) return NOT_PUBLIC;
  await store.pushDevices.put({ ...device, account }, PUSH_DEVICES_EACH, was);
  // Every console says that it is back: what nobody has to know anew is not read anew.
  if (was !== device.id || !pushDevices.has(account, device)) await pushDevices.changed();
  return { device: deviceView(device) };
}

/** A browser that subscribes again under the same address is the same device. */
function idOf(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url');
}

function deviceView({ id, name, kinds, words, since, usedAt }: StoredPushDevice): PushDevice {
  return { id, name, kinds, words, since: iso(since), usedAt: iso(usedAt) };
}

const NO_SUCH_DEVICE = refuse('not_found', 'This device is not notified any more; switch it on again.');
const NOT_PUBLIC: Refusal = {
  ...refuse(
    'bad_request',
    'The push service of a browser must have an https address on the public internet.',
  ),
  field: 'subscription',
};
