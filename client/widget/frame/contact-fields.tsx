/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { SHORT_MAX, isBlank } from '../../../protocol/limits.ts';
import { useTexts } from './widget-context.ts';

/** What a customer enters who leaves a message. */
export interface Contact {
  name: string;
  contact: string;
}

/**
 * The fields for name and contact. A contact is required, because nobody could answer otherwise; `missing` marks it as
 * missing or not usable.
 */
export function ContactFields(props: {
  contact: Contact;
  setContact: (contact: Contact) => void;
  missing: boolean;
}): JSX.Element {
  const { contact, setContact, missing } = props;
  const texts = useTexts();
  const wrong = isBlank(contact.contact) ? texts.contactMissing : texts.contactWrong;
  return (
    <div class="fields">
      <label>
        <span>{texts.yourContact}</span>
        <input
          id="contact"
          type="text"
          autoComplete="email"
          maxLength={SHORT_MAX}
          required
          aria-invalid={missing}
          aria-describedby="contact-hint"
          value={contact.contact}
          onInput={(event) => setContact({ ...contact, contact: event.currentTarget.value })}
        />
      </label>
      <p id="contact-hint" class={missing ? 'wrong' : 'quiet'} role={missing ? 'alert' : undefined}>
        {missing ? wrong : texts.contactHint}
      </p>
      <label>
        <span>{texts.yourName}</span>
        <input
          type="text"
          autoComplete="name"
          maxLength={SHORT_MAX}
          value={contact.name}
          onInput={(event) => setContact({ ...contact, name: event.currentTarget.value })}
        />
      </label>
    </div>
  );
}
