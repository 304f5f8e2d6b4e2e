/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession, useTexts, useOnce } from './room.ts';
/** What the dialog confirms: ending the chat, or also clearing this browser's storage. */
export type Leaving = 'leave' | 'forget';

/** The dialog that confirms that the customer ends the chat or clears this device. */
export function LeaveDialog({ how, done }: { how: Leaving; done: () => void }): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const dialogRef = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'asking' | 'sending' | 'failed'>('asking');
  useEffect(() => dialogRef.current?.showModal(), []);

  const once = useOnce();
  const leave = async (): Promise<boolean> => {
    setState('sending');
    const isDone = await session[how]();
    if (isDone) done();
    else setState('failed');
    return isDone;
  };
  const { question, text, yes } = texts[how];
  return (
    <dialog ref={dialogRef} aria-labelledby="leave-title" onClose={done}>
      <h2 id="leave-title">{question}</h2>
      <p>{text}</p>
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
          {yes}
        </button>
      </div>
    </dialog>
  );
}
