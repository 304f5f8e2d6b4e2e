/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isContact } from '../../../protocol/contact.ts';
import { keepForm, readForm, type FormAnswers } from '../connection/form.ts';
import type { Keep } from '../connection/keep.ts';
import { isRunning, type View } from '../connection/view.ts';
import { later, partOf } from './later.tsx';

const formModule = later(() => import('./chat-form.tsx'));
const ChatForm = partOf(formModule, (loaded) => loaded.ChatForm);

/** The form before a chat, for whoever has no chat and has not answered it yet. */
export interface Form {
  /** Null where nothing is asked. */
  card: JSX.Element | null;
  /** What goes with the first message; the rest of the answers is read from where it is kept. */
  introduction: { name: string; contact: string };
  /**
   * Whether the first message may be sent; if not, marks what is missing and goes there. A form that could not be loaded
   * holds nobody back here; the server insists on the consent and on the desk's own required fields.
   */
  mayBegin(): boolean;
}

/** The form of this desk; `away`: whether a message is left, which asks for name and contact anyway. */
export function useForm({ chat, desk }: View, keep: Keep, away: boolean): Form {
  const [answers, setAnswers] = useState(() => readForm(keep));
  const [tried, setTried] = useState(false);
  const asked = isRunning(chat) || desk?.blocked || desk?.signInFirst ? undefined : desk?.look?.form;
  const change = (next: FormAnswers): void => {
    keepForm(keep, next);
    setAnswers(next);
  };
  const { name, contact } = answers;
  return {
    introduction: {
      name: asked?.name === undefined ? '' : name,
      contact: asked?.contact !== undefined && isContact(contact.trim()) ? contact : '',
    },
    card:
      asked === undefined ? null : (
        <ChatForm asked={asked} away={away} answers={answers} setAnswers={change} tried={tried} />
      ),
    mayBegin() {
      const [first] = (asked && formModule.now()?.missingIn(asked, answers, away)) ?? [];
      setTried(first !== undefined);
      if (first !== undefined) document.getElementById(`form-${first}`)?.focus();
      return first === undefined;
    },
  };
}
