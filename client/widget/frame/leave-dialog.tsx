/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession, useTexts } from './room.ts';
import { useOnce } from './use-once.ts';

/** Asks before the customer ends the chat. */
export function LeaveDialog({ done }: { done: () => void }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking');
  useEffect(() => dialogRef.current?.showModal(), []);

  const once = useOnce();
  const leave = async (): Promise<boolean> => {
    setState('sending');
    const isDone = await session.leave();
    if (isDone) done();
    else setState('failed');
    return isDone;
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
          onClick={() => void once(leave)}
        >
          {texts.leaveYes}
        </button>
      </div>
    </dialog>
  );
}
