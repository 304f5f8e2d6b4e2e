import type { Credentials } from './credentials.ts';
import type { DeskLine } from './session.ts';
import { readOf } from './greet.ts';
import { keyOf } from './keep.ts';
import { BYTES, clientIdOf, loadOutbox } from './kept-outbox.ts';
import { isRunning } from './view.ts';
import type { Vouched } from './visitor.ts';
import { turnTo, wasSigned, WHO, type Claim } from './who.ts';

/** Keeps the session with the right person, across pages and tabs of a browser that several people may use. */
export interface Person {
  /**
   * Sets the person whom the website names (`vouched`: with its signature). If it is another person, the session starts
   * over as a newcomer.
   */
  become(claim: Claim, vouched: Vouched | null): void;
  /**
   * Ends an open chat and clears this browser's storage. Resolves with false, and clears nothing, if the chat could not
   * be ended.
   */
  forget(): Promise<boolean>;
}

/** Follows changes of the person; calls `unnamed` when all details of the previous visitor are void. */
export function personOn(desk: DeskLine, credentials: Credentials, unnamed: () => void): Person {
  const { keep, line, view, dispatch } = desk;
  let word = '';
  let vouchedWord = 'null';
  let restored = false;

  // The unsent messages of a person with a signature wait until the website names that person again.
  if (!wasSigned(keep)) restore();
  addEventListener('storage', follow);
  return {
    become(claim, vouched) {
      const said = JSON.stringify([claim, vouched]);
      if (said === word) return;
      word = said;
      const before = vouchedWord;
      vouchedWord = JSON.stringify(vouched);
      const turn = turnTo(keep, claim);
      const isSignedOut = before !== 'null' && vouched === null;
      if (turn === 'another' || isSignedOut) clear((key) => key !== WHO);
      else if (turn === 'same') restore();
      if (turn === 'signedIn') credentials.drop();
      if (before === 'null' && vouched !== null && view().chat !== null)
        dispatch({ type: 'startedOver', keepsOutbox: true });
      if (before === vouchedWord) return;
      credentials.vouch(vouched);
      line.again();
    },
    async forget() {
      if (isRunning(view().chat) && (await line.ask('leave', {}))?.ok !== true) return false;
      credentials.vouch(null);
      clear(() => true);
      return true;
    },
  };

  function restore(): void {
    if (restored) return;
    restored = true;
    dispatch({ type: 'outbox', event: { change: 'found', items: loadOutbox(keep) } });
  }

  function clear(goes: (key: string) => boolean): void {
    for (const key of keep.keys()) if (goes(key)) keep.set(key, null);
    // The files of the previous person that wait to be sent.
    if ('indexedDB' in globalThis) indexedDB.deleteDatabase(BYTES);
    startOver();
  }

  function startOver(): void {
    restored = true;
    unnamed();
    credentials.forget();
    dispatch({ type: 'startedOver', keepsOutbox: false });
    line.again();
  }

  /** Applies changes that another tab has made to the storage. */
  function follow(event: StorageEvent): void {
    const key = keyOf(event) ?? '';
    const { newValue } = event;
    const clientId = newValue === null ? clientIdOf(key) : null;
    if (clientId !== null) dispatch({ type: 'outbox', event: { change: 'discarded', clientId } });
    if (key === 'read') dispatch({ type: 'looked', seq: readOf(newValue, view().chat?.id) });
    if (key === WHO && newValue === null && vouchedWord !== 'null') {
      credentials.vouch(null);
      startOver();
    }
    if (key === 'token' && credentials.isReplacedBy(newValue)) startOver();
  }
}
