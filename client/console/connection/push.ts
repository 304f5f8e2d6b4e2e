import type { Answer } from '../../../protocol/errors.ts';
import { PUSH_KINDS, type PushChoice, type PushDevice } from '../../../protocol/push.ts';
import { useDesk } from '../store/desk.ts';
import {
  changeDevice,
  forgetPush,
  isDeviceOfOther,
  setOwnDevice,
  storedDevice,
  usePush,
  type PushFault,
} from '../store/push.ts';
import { accountOf } from '../store/selectors.ts';
import { useSettings } from '../store/settings.ts';
import { ask } from './line.ts';

/** Where a push service is not reached, a browser may try for minutes, ms. */
const PATIENCE_MS = 10_000;

/** Whether this browser can be told of anything while no page of the desk is open. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && typeof Notification !== 'undefined';
}

/** Asks for the devices of this account, and tells the desk that this one was used. Keeps in step with the language. */
export function followPush(): void {
  useDesk.subscribe((now, before) => {
    if (now.connection === 'online' && before.connection !== 'online') void renewDevice();
  });
  useSettings.subscribe((now, before) => {
    if (now.language !== before.language) void renewDevice();
  });
  if ('serviceWorker' in navigator)
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => openLink(data));
}

/** A notification was pressed while a console is open: it shows what was told. */
function openLink(data: unknown): void {
  const link = /^\/(#\/[\w%.~/-]{1,220})$/.exec(typeof data === 'string' ? data : '')?.[1];
  if (link !== undefined) window.location.hash = link;
}

/** Reads the devices again; they stay as they are if the desk does not answer. */
export async function fetchDevices(): Promise<string | null> {
  const answer = await ask('pushDevices', {});
  if (!answer.ok) return null;
  const own = storedDevice(account());
  const isKnown = answer.devices.some(({ id }) => id === own);
  usePush.setState({ devices: answer.devices.map(withChosen), own: isKnown ? own : null });
  return answer.key;
}

/** Asks the browser for its permission and subscribes this device. Call it only in a user gesture. */
export async function switchPushOn(): Promise<void> {
  usePush.setState({ isBusy: true, fault: null });
  const fault = await subscribeHere();
  usePush.setState({ isBusy: false, fault });
}

async function subscribeHere(): Promise<PushFault | null> {
  if (!canPush()) return 'unsupported';
  // First, and at once: browsers ask only while a gesture is fresh.
  const permission = await asked();
  if (permission !== 'granted') return permission === 'denied' ? 'denied' : 'dismissed';
  const key = await fetchDevices();
  if (key === null) return 'failed';
  const subscription = await subscribed(key);
  if (subscription === null) return 'unreached';
  const choice: PushChoice = { kinds: PUSH_KINDS, words: false };
  const told = { subscription, locale: useSettings.getState().language, words: choice.words };
  const isTaken = await taken(ask('subscribePush', { ...told, kinds: [...choice.kinds] }));
  if (!isTaken) await unsubscribe();
  return isTaken ? null : 'failed';
}

async function asked(): Promise<NotificationPermission> {
  usePush.setState({ isAsking: Notification.permission === 'default' });
  const permission = await Notification.requestPermission();
  usePush.setState({ isAsking: false });
  return permission;
}

/** What was chosen for this device and is not stored yet, and what the desk has; null: nothing. */
let chosen: { id: string; choice: Partial<PushChoice>; stored: PushChoice } | null = null;

/** Changes what this device is told of: at once here, and at the desk one request after the other. */
export async function choosePush(change: Partial<PushChoice>): Promise<void> {
  const { devices, own } = usePush.getState();
  const device = devices?.find(({ id }) => id === own);
  if (device === undefined) return;
  const isSending = chosen?.id === device.id;
  chosen = {
    id: device.id,
    choice: { ...(isSending ? chosen?.choice : {}), ...change },
    stored: isSending && chosen !== null ? chosen.stored : device,
  };
  usePush.setState({ fault: null });
  changeDevice(device.id, change);
  if (!isSending) await sendChosen();
}

async function sendChosen(): Promise<void> {
  for (let sent: typeof chosen = null; chosen !== null && chosen !== sent;) {
    sent = chosen;
    const { kinds, words } = sent.choice;
    const isDone = await renewDevice({
      ...(kinds === undefined ? {} : { kinds: [...kinds] }),
      ...(words === undefined ? {} : { words }),
    });
    if (isDone) continue;
    const { id, stored } = sent;
    usePush.setState({ fault: 'failed' });
    changeDevice(id, { kinds: stored.kinds, words: stored.words });
    break;
  }
  chosen = null;
}

/** What the desk says of this device is older than what was just chosen. */
function withChosen(device: PushDevice): PushDevice {
  return device.id === chosen?.id ? { ...device, ...chosen.choice } : device;
}

/** This device, or another one of this account, is told of nothing any more. */
export async function endDevice(id: string): Promise<void> {
  const isOwn = id === usePush.getState().own;
  usePush.setState({ isBusy: true, fault: null });
  const answer = await ask('endPush', { id });
  const isOver = answer.ok || answer.error.code === 'not_found';
  if (isOver && isOwn) {
    setOwnDevice(account(), null);
    await unsubscribe();
  }
  usePush.setState(({ devices }) => ({
    ...{ isBusy: false, fault: isOver ? null : 'failed' },
    devices: isOver ? (devices?.filter((one) => one.id !== id) ?? null) : devices,
  }));
}

/** Somebody signs out here: the desk has ended the device with the session, and the browser forgets it too. */
export async function leavePush(isDevice = storedDevice(account()) !== null): Promise<void> {
  forgetPush();
  if (isDevice) await unsubscribe();
}

/**
 * The browser may have another subscription by now, or none, and the desk another key. Resolves with false if the desk did not
 * take it.
 */
async function renewDevice(
  choice: { kinds?: PushChoice['kinds'][number][]; words?: boolean } = {},
): Promise<boolean> {
  const id = storedDevice(account());
  // What is told to one person must not be read by the next one at this computer.
  if (isDeviceOfOther(account())) return leavePush(true).then(() => true);
  if (id === null || !canPush()) return true;
  const key = await fetchDevices();
  if (key === null) return false;
  const subscription = usePush.getState().own === null ? null : await renewed(key);
  if (subscription === null) return giveUp(id).then(() => true);
  const wanted = { id, subscription, locale: useSettings.getState().language, ...choice };
  const answer = await ask('renewPush', wanted);
  if (answer.ok) keep(answer.device, id);
  else if (answer.error.code === 'not_found') await giveUp(id);
  else return false;
  return true;
}

/** What was ended at the desk, or at the browser, is ended at both: it begins again by a press alone. */
async function giveUp(id: string): Promise<void> {
  setOwnDevice(account(), null);
  await ask('endPush', { id });
  await unsubscribe();
  await fetchDevices();
}

async function taken(answer: Promise<Answer<{ device: PushDevice }>>): Promise<boolean> {
  const told = await answer;
  if (told.ok) keep(told.device);
  return told.ok;
}

function keep(device: PushDevice, was = device.id): void {
  setOwnDevice(account(), device.id);
  usePush.setState(({ devices }) => ({
    devices: [withChosen(device), ...(devices ?? []).filter(({ id }) => id !== device.id && id !== was)],
  }));
}

interface Subscribed {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Subscribes with the desk's key; null if the browser does not reach its push service. */
async function subscribed(key: string): Promise<Subscribed | null> {
  try {
    const { pushManager } = await inTime(navigator.serviceWorker.ready);
    const options = { userVisibleOnly: true, applicationServerKey: key };
    return told(await inTime(pushManager.subscribe(options)));
  } catch {
    return null;
  }
}

/** The subscription that the browser has, subscribed anew where the desk has another key. Null: it has none any more. */
async function renewed(key: string): Promise<Subscribed | null> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const present = await pushManager.getSubscription();
  if (present === null || Notification.permission !== 'granted') return null;
  const used = present.options.applicationServerKey;
  if (used === null || base64Url(used) === key) return told(present);
  await present.unsubscribe();
  return subscribed(key);
}

async function unsubscribe(): Promise<void> {
  if (!canPush()) return;
  const registration = await navigator.serviceWorker.getRegistration('/');
  const present = await registration?.pushManager.getSubscription();
  await present?.unsubscribe().catch(() => false);
}

function told(subscription: PushSubscription): Subscribed | null {
  const [p256dh, auth] = [subscription.getKey('p256dh'), subscription.getKey('auth')];
  if (p256dh === null || auth === null) return null;
  return { endpoint: subscription.endpoint, p256dh: base64Url(p256dh), auth: base64Url(auth) };
}

function base64Url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function inTime<T>(awaited: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('too late')), PATIENCE_MS);
  });
  return Promise.race([awaited, late]);
}

function account(): string {
  return accountOf(useDesk.getState());
}
