/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { DeskView } from '../../../protocol/chat.ts';
import { isLive } from '../connection/view.ts';
import { AwayCard, hoursText } from './away-card.tsx';
import type { Contact } from './contact-fields.tsx';
import { useSession, useTexts } from './room.ts';

/** The greeting; outside the service hours it takes a message with a contact. [P10] */
export function StartScreen(props: {
  desk: DeskView | null;
  now: number;
  contact: Contact;
  setContact: (contact: Contact) => void;
  contactMissing: boolean;
}): JSX.Element {
  const { desk, ...away } = props;
  const texts = useTexts();
  return (
    <div class="start scroller">
      <div class="hero">
        <p class="hello">{texts.hello}</p>
        <p class="ask">{desk === null ? '\u00a0' : texts.howCanWeHelp(desk.company)}</p>
      </div>
      {desk?.departments && <DepartmentChoice departments={desk.departments} />}
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
    </div>
  );
}

/** What the visitor wants to talk about; whoever chooses nothing is served by everybody. */
function DepartmentChoice({ departments }: Required<Pick<DeskView, 'departments'>>): JSX.Element {
  const session = useSession();
  const texts = useTexts();
  return (
    <fieldset class="card">
      <legend>{texts.chooseDepartment}</legend>
      {departments.map(({ id, name }) => (
        <label key={id}>
          <input type="radio" name="of" onChange={() => session.introduce({ chosen: id })} /> {name}
        </label>
      ))}
    </fieldset>
  );
}
