/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { DeskView } from '../../../protocol/chat.ts';
import { momentName } from '../locales/times.ts';
import { ContactFields, type Contact } from './contact-fields.tsx';
import { useTexts } from './widget-context.ts';
import type { Texts } from '../locales/texts.ts';

/** Says that nobody can answer now and when somebody will, and asks for a contact. [P10] */
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

/** The service hours in words, with the time zone for customers in another one. [P10] */
export function hoursText({ hours, timeZone }: DeskView, texts: Texts): string {
  if (hours === '00:00-24:00') return texts.allDay;
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const shown = hours.replaceAll(',', ', ').replaceAll('-', '–');
  return texts.hours(shown, own === timeZone ? null : timeZone);
}
