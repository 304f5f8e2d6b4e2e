/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession, useTexts, useOnce } from './widget-context.ts';
import { saveText, transcriptName, transcriptOf } from './transcript.ts';
import type { View } from '../connection/view.ts';

/** What the menu does: ends the chat, also clears this browser's storage, or saves the transcript. */
export type Act = 'leave' | 'forget' | 'save';

/** Carries out what was chosen in the menu, after a question where it cannot be taken back; calls `done` at the end. */
export function MenuAct({ act, view, done }: { act: Act; view: View; done: () => void }): JSX.Element | null {
  return act === 'save' ? <Saving view={view} done={done} /> : <LeaveDialog how={act} done={done} />;
}

function Saving({ view, done }: { view: View; done: () => void }): null {
  const texts = useTexts();
  const { entries, past, desk } = view;
  useEffect(() => {
    if (desk !== null)
      saveText(transcriptName(entries, texts), transcriptOf([...past, ...entries], texts, desk));
    done();
  }, [entries, past, desk, texts, done]);
  return null;
}

function LeaveDialog({ how, done }: { how: 'leave' | 'forget'; done: () => void }): JSX.Element {
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
