/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { DeskView } from '../../../protocol/chat.ts';
import { momentName } from '../locales/times.ts';
import { ContactFields, type Contact } from './contact-fields.tsx';
import { hoursText } from './hours-text.ts';
import { useTexts } from './room.ts';

/** Says that nobody can answer now, and when somebody will; asks how to reach the customer. [P10] */
export function AwayCard(props: {
  desk: DeskView;
  now: number;
  contact: Contact;
  setContact: (contact: Contact) => void;
  contactMissing: boolean;
}): JSX.Element {
  const { desk, now, contact, setContact, contactMissing } = props;
  const texts = useTexts();
  return (
    <div class="card status">
      <div role="status">
        <p class="strong">
          <span class="dot" aria-hidden="true" />
          {desk.opensAt === null ? texts.awayNobody : texts.awayOutsideHours}
        </p>
        {desk.opensAt !== null && <p>{texts.opensAt(momentName(texts, desk.opensAt, now))}</p>}
        {desk.opensAt !== null && <p class="quiet">{hoursText(desk, texts)}</p>}
        <p>{texts.leaveMessage(desk.opensAt !== null)}</p>
      </div>
      <ContactFields contact={contact} setContact={setContact} missing={contactMissing} />
    </div>
  );
}
