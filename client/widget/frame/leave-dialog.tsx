/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession, useTexts } from './room.ts';

/** Asks before the customer ends the chat. */
export function LeaveDialog({ done }: { done: () => void }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking');
  useEffect(() => dialogRef.current?.showModal(), []);

  const leave = async (): Promise<void> => {
    setState('sending');
    if (await session.leave()) done();
    else setState('failed');
  };
  return (
    <dialog ref={dialogRef} aria-labelledby="leave-title" onClose={done}>
      <h2 id="leave-title">{texts.leaveQuestion}</h2>
      <p>{texts.leaveText}</p>
      {state === 'failed' && <p role="alert">{texts.leaveFailed}</p>}
      <div class="choices">
        <button type="button" class="outline" onClick={done}>
          {texts.leaveNo}
        </button>
        <button
          type="button"
          class="solid danger"
          disabled={state === 'sending'}
          onClick={() => void leave()}
        >
          {texts.leaveYes}
        </button>
      </div>
    </dialog>
  );
}
