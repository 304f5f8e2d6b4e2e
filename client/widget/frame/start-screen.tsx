/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskView } from '../../../protocol/chat.ts';
import { isLive } from '../connection/view.ts';
import { AwayCard, hoursText } from './away-card.tsx';
import type { Contact } from './contact-fields.tsx';
import { useSession, useTexts } from './widget-context.ts';

/** The greeting; outside the service hours it takes a message with a contact. [P10] */
export function StartScreen(props: {
  desk: DeskView | null;
  now: number;
  contact: Contact;
  setContact: (contact: Contact) => void;
  contactMissing: boolean;
  /** What the desk has said beside the launcher. */
  greeting: JSX.Element;
  form: JSX.Element | null;
}): JSX.Element {
  const { desk, greeting, form, ...away } = props;
  const texts = useTexts();
  const session = useSession();
  const [chosen, setChosen] = useState('');
  const own = desk?.departments?.find(({ id }) => id === chosen)?.greeting;
  return (
    <div class="start scroller">
      <div class="hero">
        <p class="hello">{texts.hello}</p>
        <p class="ask">{desk === null ? '\u00a0' : (own ?? texts.howCanWeHelp(desk.company))}</p>
      </div>
      {greeting}
      {desk !== null && isLive(desk) && (
        <div class="card status">
          <p class="strong">
            <span class="dot on" aria-hidden="true" />
            {texts.staffed}
          </p>
          <p class="quiet">{hoursText(desk, texts)}</p>
        </div>
      )}
      {desk !== null && !isLive(desk) && <AwayCard desk={desk} {...away} />}
      {desk?.departments && (
        <label class="card fields">
          <span>{texts.department}</span>
          <select
            onChange={(event) => {
              setChosen(event.currentTarget.value);
              session.introduce({ chosen: event.currentTarget.value });
            }}
          >
            <option />
            {desk.departments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {form}
    </div>
  );
}
