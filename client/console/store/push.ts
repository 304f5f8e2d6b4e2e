import { create } from 'zustand';
import type { PushChoice, PushDevice } from '../../../protocol/push.ts';
import { isRecord, readStored, writeStored } from './browser-storage.ts';

/** Why this device could not be switched on: the browser refuses, was not answered, has no push, or does not reach its push service; or the desk does not answer. */
export type PushFault = 'denied' | 'dismissed' | 'unsupported' | 'unreached' | 'failed';

/** The devices on which this account is told of news while no console is open. */
interface PushState {
  /** Null until they are known. */
  devices: readonly PushDevice[] | null;
  /** The device that this browser is, if it is one of them. */
  own: string | null;
  fault: PushFault | null;
  /** While the browser or the desk is asked. */
  isBusy: boolean;
  /** While the browser asks whether it may show notifications. */
  isAsking: boolean;
}

const NOTHING: PushState = { devices: null, own: null, fault: null, isBusy: false, isAsking: false };

/** What is known of these devices. */
export const usePush = create<PushState>()(() => NOTHING);

const NAME = 'huashu.push';

/** The device that this browser was when this account last used it; null if it was none. */
export function storedDevice(account: string): string | null {
  const stored = readStored(NAME);
  if (!isRecord(stored) || stored['account'] !== account) return null;
  return typeof stored['id'] === 'string' ? stored['id'] : null;
}

/** Whether this browser was last used for it by somebody else, who has not signed out. */
export function isDeviceOfOther(account: string): boolean {
  const stored = readStored(NAME);
  return isRecord(stored) && stored['account'] !== account;
}

/** Changes what a device of this list is told of; nothing if it is not there any more. */
export function changeDevice(id: string, choice: Partial<PushChoice>): void {
  usePush.setState(({ devices }) => ({
    devices: devices?.map((one) => (one.id === id ? { ...one, ...choice } : one)) ?? null,
  }));
}

/** Says no longer why something did not succeed. */
export function clearPushFault(): void {
  usePush.setState({ fault: null });
}

/** Remembers which device this browser is; null: none. */
export function setOwnDevice(account: string, id: string | null): void {
  usePush.setState({ own: id });
  writeStored(NAME, id === null ? null : { account, id });
}

/** Forgets the devices of an account; which of them this browser is stays stored. */
export function forgetDevices(): void {
  usePush.setState(NOTHING, true);
}

/** Forgets all of it, at sign-out. */
export function forgetPush(): void {
  forgetDevices();
  writeStored(NAME, null);
}
