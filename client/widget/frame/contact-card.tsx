/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SHORT_MAX, isBlank } from '../../../protocol/limits.ts';
import { isContact } from '../../../protocol/contact.ts';
import { useSession, useTexts, useOnce } from './widget-context.ts';

/** The form for a contact, which the agent has asked for; sends it as a message. S1(16) */
export function ContactCard(): JSX.Element {
  const texts = useTexts();
  const session = useSession();
  const [contact, setContact] = useState('');
  const [wrong, setWrong] = useState(false);
  const once = useOnce();
  const send = (): boolean => {
    const said = contact.trim();
    setWrong(!isContact(said));
    if (!isContact(said)) return false;
    session.write(texts.myContact(said));
    return true;
  };
  return (
    <form
      class="card contact-card"
      onSubmit={(event) => {
        event.preventDefault();
        void once(send);
      }}
    >
      <label>
        <span>{texts.yourContact}</span>
        <input
          type="text"
          autoComplete="tel"
          maxLength={SHORT_MAX}
          aria-invalid={wrong}
          aria-describedby={wrong ? 'contact-wrong' : undefined}
          value={contact}
          onInput={(event) => setContact(event.currentTarget.value)}
        />
      </label>
      {wrong && (
        <p id="contact-wrong" class="wrong" role="alert">
          {texts.contactWrong}
        </p>
      )}
      <button type="submit" class="solid" disabled={isBlank(contact)}>
        {texts.send}
      </button>
    </form>
  );
}
