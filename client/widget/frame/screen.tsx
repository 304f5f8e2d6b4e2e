/** @jsxImportSource preact */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DeskView } from '../../../protocol/chat.ts';
import type { InvitationView } from '../../../protocol/visitors.ts';
import { isContact } from '../../../protocol/contact.ts';
import { isBlank } from '../../../protocol/limits.ts';
import { countdown } from '../connection/clock.ts';
import { unseenIn } from '../connection/cases.ts';
import type { Keep } from '../connection/keep.ts';
import type { Introduction, Sent, Session } from '../connection/session.ts';
import { isAsked, isAway, isRunning, type View } from '../connection/view.ts';
import { agentName } from './event-text.ts';
import { FilesBanner } from './files-banner.tsx';
import { Foot, isTicking } from './foot.tsx';
import type { CasesProps } from './cases-card.tsx';
import { Clocks } from './clocks.tsx';
import type { Outside } from './app.tsx';
import { Composer } from './composer.tsx';
import { rating } from './closed-card.tsx';
import { Conversation } from './conversation.tsx';
import { Endings } from './endings.tsx';
import { Header } from './header.tsx';
import type { Host } from './host.ts';
import { later, partOf } from './later.tsx';
import type { Act } from './menu-act.tsx';
import { LinkBanner } from './link-banner.tsx';
import { Preview } from './preview.tsx';
import { useNow, useSession, useTexts, useView } from './widget-context.ts';
import { quoting } from './later-parts.ts';
import { StartScreen } from './start-screen.tsx';
import { useFocus, useHost } from './use-host.ts';
import { useForm } from './use-form.tsx';
import { useKept } from './use-kept.ts';
import { useMenu } from './menu.tsx';
import { useToBring } from './use-draft.ts';

const menuAct = later(() => import('./menu-act.tsx'));
const Cases = partOf(
  later(() => import('./cases-card.tsx')),
  (loaded) => loaded.CasesCard,
);
const Invitation = partOf(
  later(() => import('./invitation.tsx')),
  (loaded) => loaded.Invitation,
);
const MenuAct = partOf(menuAct, (loaded) => loaded.MenuAct);

/** Everything between header and composer, by the state of the chat. */
export function Screen(props: { keep: Keep; host: Host; outside: Outside }): JSX.Element {
  const { keep, host, outside } = props;
  const session = useSession();
  const texts = useTexts();
  const view = useView(session);
  const { chat, desk, link, outbox, entries, invitation } = view;
  const running = isRunning(chat);
  const now = useNow(session, isTicking(chat, desk));
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const [seen, setSeen] = useKept(keep, 'cases');
  const unseen = unseenIn(view.cases, seen);
  const { toBring, begun } = useToBring(view, keep, unseen);
  const { watching, answer, covered, dismiss } = useHost(host, outside, view, keep, {
    running: toBring,
    unseen,
  });
  const [wanted, setWanted] = useState(0);
  const [act, setAct] = useState<Act | null>(null);
  const [contact, setContact] = useState({ name: '', contact: '' });
  const [contactMissing, setContactMissing] = useState(false);
  const items = useMenu(view, keep, setAct);
  // What the end of a chat needs is there before it, even if the connection is not.
  useEffect(() => {
    if (running) void Promise.allSettled([menuAct.load(), rating.load()]);
  }, [running]);
  useFocus(boxRef, outside.shown && outside.focused);

  const away = !running && isAway(desk);
  const form = useForm(view, keep, away);
  const send = (text: string, files: readonly Sent[]): boolean => {
    if (!form.mayBegin()) return false;
    const said = contact.contact;
    const missing = away && !isContact(said) && !(isBlank(said) && session.isReachable());
    setContactMissing(missing);
    if (missing) document.getElementById('contact')?.focus();
    else {
      sendAll(session, text, files, away ? contact : running ? undefined : form.introduction);
    }
    return !missing;
  };
  const goOn = (): void => boxRef.current?.focus();
  const writing = { now, contact, setContact, contactMissing };
  const resuming = desk === null && keep.get('token') !== null;
  const greeting = <Greeting isTaken={outside.settings.greeted} desk={desk} invitation={invitation} />;
  const talk = chat !== null || outbox.length > 0 || resuming;

  return (
    <>
      <main class="widget" inert={covered}>
        <Header view={view} items={items} close={host.embedded ? () => host.close() : null} />
        <LinkBanner link={link} known={desk !== null} />
        <Matters cases={view.cases} {...{ now, seen, setSeen, watching }} />
        {talk ? (
          <Conversation view={view} now={now} watching={watching} wanted={wanted} greeting={greeting}>
            <Endings view={view} away={away} writing={writing} goOn={goOn} />
            {form.card}
          </Conversation>
        ) : (
          <StartScreen desk={desk} greeting={greeting} form={form.card} {...writing} />
        )}
        <Clocks clock={chat === null ? null : countdown(chat, entries, now)} online={link === 'online'} />
        <FilesBanner host={host} drops={outside.drops} />
        <Foot chat={view.chat} desk={desk} now={now}>
          <Composer
            keep={keep}
            box={boxRef}
            placeholder={chat !== null && !running ? texts.placeholderClosed : texts.placeholder}
            send={send}
            begun={begun}
          />
        </Foot>
        {act !== null && (running || act !== 'leave') && (
          <MenuAct act={act} view={view} done={() => setAct(null)} />
        )}
      </main>
      <Asked {...{ view, keep, host }} shown={outside.shown} />
      <Preview
        answer={answer}
        open={() => {
          setWanted(wanted + 1);
          host.open();
        }}
        dismiss={dismiss}
      />
    </>
  );
}

/** Most visitors are not invited, and load nothing of it. */
function Asked(props: { view: View; keep: Keep; host: Host; shown: boolean }): JSX.Element | null {
  const { view, ...rest } = props;
  return isAsked(view) ? <Invitation invitation={view.invitation} desk={view.desk} {...rest} /> : null;
}

/** Each file is a message of its own, before the words; the first of them answers what is quoted. */
function sendAll(
  session: Session,
  text: string,
  files: readonly Sent[],
  introduction: Introduction | undefined,
): void {
  let quote = quoting.now()?.takeQuote(session.view().chat?.id);
  for (const file of files) {
    session.write('', introduction, { ...file, quote });
    quote = undefined;
  }
  if (!isBlank(text)) session.write(text, introduction, { quote });
}

/** What the desk has said beside the launcher, as its first line: the log of a chat does not have it. */
function Greeting(props: {
  isTaken: boolean;
  desk: DeskView | null;
  invitation: InvitationView | null;
}): JSX.Element | null {
  const texts = useTexts();
  const { isTaken, desk, invitation } = props;
  const accepted = invitation?.accepted === true ? invitation : null;
  const words = accepted?.text ?? (isTaken && desk?.look?.proactive);
  if (!words || desk === null) return null;
  return (
    <div class="line theirs first last">
      <div class="speaker">{accepted ? agentName(accepted.agent, texts) : desk.company}</div>
      <div class="bubble" dir="auto">
        {words}
      </div>
    </div>
  );
}

/** Most customers have no case, and load nothing of them. */
function Matters(props: CasesProps): JSX.Element | null {
  return props.cases.length === 0 ? null : <Cases {...props} />;
}
