/** @jsxImportSource preact */
import type { JSX } from 'preact';
import type { View } from '../connection/view.ts';
import { AwayCard } from './away-card.tsx';
import { ClosedCard } from './closed-card.tsx';
import { ContactCard } from './contact-card.tsx';
import type { Contact } from './contact-fields.tsx';
import { QueueCard } from './queue-card.tsx';
import { StrandedCard } from './stranded-card.tsx';

/** The closed chat to show. A blocked customer is offered neither a new chat nor a rating. [P2] */
function endedOf({ chat, desk }: View): View['chat'] {
  return chat?.status === 'closed' && !desk?.blocked ? chat : null;
}

/** What is shown below the last message: the position in the queue, the end of the chat, stranded messages. */
export function Endings(props: {
  view: View;
  away: boolean;
  writing: {
    now: number;
    contact: Contact;
    setContact: (contact: Contact) => void;
    contactMissing: boolean;
  };
  goOn: () => void;
}): JSX.Element | null {
  const { view, away, writing, goOn } = props;
  const { chat, desk, entries, outbox } = view;
  const ended = endedOf(view);
  const stranded = outbox.filter((item) => item.state === 'stranded');
  const closing = entries.findLast((entry) => entry.kind === 'closed');
  return (
    <>
      {chat?.status === 'open' && chat.contactAsked && <ContactCard key={chat.id} />}
      {chat?.status === 'waiting' && <QueueCard chat={chat} />}
      {ended !== null && (
        <ClosedCard
          chat={ended}
          closing={closing}
          isErased={entries.some(({ kind }) => kind === 'erased')}
          now={writing.now}
          goOn={stranded.length > 0 ? null : goOn}
        />
      )}
      {stranded.length > 0 && <StrandedCard items={stranded} />}
      {chat?.status === 'closed' && away && desk !== null && <AwayCard desk={desk} {...writing} />}
    </>
  );
}
