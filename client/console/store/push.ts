import { create } from 'zustand';
import type { PushDevice } from '../../../protocol/push.ts';
import { isRecord, readStored, writeStored } from './browser-storage.ts';

/** Why this device could not be switched on: the browser refuses, has no push, or does not reach its push service; or the desk does not answer. */
export type PushFault = 'denied' | 'unsupported' | 'unreached' | 'failed';

/** The devices on which this account is told of news while no console is open. */
interface PushState {
  /** Null until they are known. */
  devices: readonly PushDevice[] | null;
  /** The device that this browser is, if it is one of them. */
  own: string | null;
  fault: PushFault | null;
  /** While the browser or the desk is asked. */
  isBusy: boolean;
}

const NOTHING: PushState = { devices: null, own: null, fault: null, isBusy: false };

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
