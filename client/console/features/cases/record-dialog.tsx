import { useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { COMPLAINT_CLASSES, SIMILAR_MAX, type CaseView } from '../../../../protocol/cases.ts';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { isContact } from '../../../../protocol/contact.ts';
import type { Entry } from '../../../../protocol/entry.ts';
import type { DeskFacts } from '../../../../protocol/desk.ts';
import { TEXT_MAX } from '../../../../protocol/limits.ts';
import { addCaseEntry, openCase } from '../../connection/cases.ts';
import { loadCustomer } from '../../connection/customers.ts';
import { Button } from '../../parts/button.tsx';
import { Choices } from '../../parts/choices.tsx';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Select, TextArea } from '../../parts/fields.tsx';
import { customerName } from '../../parts/names.ts';
import { Icon } from '../../parts/icon.tsx';
import { lengthOf, timeOfDay } from '../../parts/times.ts';
import { runningCases } from '../../store/case-lists.ts';
import { useCases } from '../../store/cases.ts';
import { deskTime, useClock } from '../../store/clock.ts';
import { useCustomers } from '../../store/customers.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, closeOnce, RECORDED_KINDS, showNotice, type RecordedKind } from '../../store/view.ts';
import { dayOfDue } from './due-mark.tsx';
import { guessed, lengthFor, LENGTHS, matterOf, messagesFor, rechosen, wordsOf } from './recorded.ts';
import styles from './cases.module.css';

interface Props {
  chat: StaffChat;
  /** What it is recorded as at first. */
  kind: RecordedKind;
  urgent: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The dialog that records what a chat leaves to be done, filled from the chat. [P5] [P7] [P9] */
export function RecordDialog(props: Props) {
  // Not before the log is there: a form that was filled from nothing would stay empty.
  const isLoaded = useDesk(({ logs }) => logs[props.chat.id] !== undefined);
  return isLoaded ? <RecordForm {...props} /> : null;
}

function RecordForm({ chat, kind: first, urgent: isUrgent }: Props) {
  const { t } = useTranslation();
  // As it was when the dialog was opened: what is said meanwhile does not change the form under somebody's hands.
  const [entries] = useState(() => useDesk.getState().logs[chat.id]?.entries ?? []);
  const [guess] = useState(() => guessed(useDesk.getState().suggestions[chat.id], entries));
  const [clientId] = useState(() => crypto.randomUUID());
  const profile = useDesk((state) => state.profile);
  const [kind, setKind] = useState(first);
  const [recognised] = useState(() => useDesk.getState().complaints[chat.id]);
  const [chosen, setChosen] = useState(() => matterOf(first, entries, recognised));
  const [text, setText] = useState(() => wordsOf(matterOf(first, entries, recognised)));
  const [about, setAbout] = useState(guess.about);
  const [complexity, setComplexity] = useState<'simple' | 'complex'>(guess.isComplex ? 'complex' : 'simple');
  const [urgent, setUrgent] = useState(isUrgent);
  const [ms, setMs] = useState(() => (hasLength(first) ? lengthFor(first, text, profile) : 0));
  const isBusy = useRef(false);
  const messages = messagesFor(kind, entries);
  const fill = (next: RecordedKind, after: readonly Entry[], words: string) => {
    setKind(next);
    setChosen([...after]);
    setText(words);
    if (hasLength(next)) setMs(lengthFor(next, words, profile));
  };
  const change = (next: RecordedKind) => {
    const after = matterOf(next, entries, recognised);
    fill(next, after, wordsOf(after));
  };
  const confirm = async (): Promise<boolean> => {
    if (text.trim() === '' || isBusy.current) return false;
    isBusy.current = true;
    const one = await openCase({
      ...{ text: text.trim(), chatId: chat.id, clientId },
      // The message in which the matter begins.
      ...(chosen[0] === undefined ? {} : { seq: chosen[0].seq }),
      ...(urgent ? { urgent } : {}),
      ...(kind === 'complaint'
        ? { kind, class: about, complex: complexity === 'complex' }
        : isCounted(kind, ms, profile)
          ? { kind: 'followUp' as const }
          : hasLength(kind)
            ? { kind, dueAt: new Date(deskTime() + ms).toISOString() }
            : { kind: 'feedback' as const }),
    });
    isBusy.current = false;
    if (one) showNotice(t('work.record.done', { number: one.number }), 'done');
    return one !== null;
  };
  return (
    <Dialog heading={`${t('work.record.heading')} · ${customerName(chat, t)}`} onClose={closeDialog}>
      <Choices label={t('work.record.kind')} value={kind} all={RECORDED_KINDS} onChange={change}>
        {(one) => t(`work.kinds.${one}`)}
      </Choices>
      <Contacts chat={chat} />
      {kind === 'complaint' ? <Doubles chat={chat} text={text} /> : null}
      <Messages
        messages={messages}
        chosen={chosen}
        onChoose={(after) => fill(kind, after, rechosen(text, chosen, after))}
      />
      <TextArea
        label={t('work.record.text')}
        rows={3}
        maxLength={TEXT_MAX}
        value={text}
        autoFocus
        onChange={setText}
      />
      {kind === 'complaint' ? (
        <>
          <Choices label={t('work.facts.class')} value={about} all={COMPLAINT_CLASSES} onChange={setAbout}>
            {(one) => t(`work.classes.${one}`)}
          </Choices>
          <Choices
            label={t('work.complexity.label')}
            value={complexity}
            all={['simple', 'complex'] as const}
            onChange={setComplexity}
          >
            {(one) => t(`work.complexity.${one}`)}
          </Choices>
          <p className="faint">
            {t(profile?.cases?.complaint === 'working' ? 'work.record.withinWorking' : 'work.record.within', {
              hours: complexity === 'complex' ? profile?.complexComplaintHours : profile?.complaintHours,
            })}
          </p>
        </>
      ) : null}
      {hasLength(kind) ? <Length kind={kind} ms={ms} profile={profile} onChange={setMs} /> : null}
      <label className={styles.check}>
        <input type="checkbox" checked={urgent} onChange={({ target }) => setUrgent(target.checked)} />
        {t('work.record.urgent')}
      </label>
      <ConfirmBar
        label={t('work.record.confirm')}
        isDisabled={text.trim() === ''}
        isOnEnter
        onConfirm={() => void closeOnce(confirm())}
      />
    </Dialog>
  );
}

/** How the customer can be reached: whoever has to answer later needs it, and now it can still be asked for. [P5] */
function Contacts({ chat }: Pick<Props, 'chat'>) {
  const { t } = useTranslation();
  const { id, contact } = chat.customer;
  const known = useCustomers((state) => state.known[id]?.customer.contacts);
  // The customer's own part of the screen, which reads the record too, may be closed.
  useEffect(() => void loadCustomer(id), [id]);
  const said = contact !== null && isContact(contact) ? [contact] : [];
  const all = [...new Set([...(known ?? []), ...said])];
  if (known === undefined && all.length === 0) return null;
  return (
    <p className="faint">
      {t('chat.contact')} <bdi>{all.length === 0 ? t('chat.contactUnknown') : all.join(' · ')}</bdi>
    </p>
  );
}

interface MessagesProps {
  /** The latest first. */
  messages: readonly Entry[];
  chosen: readonly Entry[];
  onChoose: (chosen: Entry[]) => void;
}

/** The messages that the case is about: arrows move, Space adds one or takes it away; in the order in which they were said. */
function Messages({ messages, chosen, onChoose }: MessagesProps) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  if (messages.length === 0) return null;
  const label = t('work.record.from');
  return (
    <div className="field">
      <span aria-hidden="true">{label}</span>
      <ListBox
        className={styles.messages}
        aria-label={label}
        selectionMode="multiple"
        escapeKeyBehavior="none"
        selectedKeys={chosen.map(({ seq }) => seq)}
        onSelectionChange={(keys) =>
          onChoose(messages.filter(({ seq }) => keys === 'all' || keys.has(seq)).toReversed())
        }
      >
        {messages.toReversed().map((one) => (
          <ListBoxItem key={one.seq} id={one.seq} className={styles.message} textValue={one.text ?? ''}>
            <span className={styles.box} aria-hidden="true">
              <Icon name="tick" size={12} />
            </span>
            <bdi className="clip">{one.text}</bdi>
            <time className="faint small">{timeOfDay(one.at, language)}</time>
          </ListBoxItem>
        ))}
      </ListBox>
      <span className="faint small">{t('work.record.fromHint')}</span>
    </div>
  );
}

function hasLength(kind: RecordedKind): kind is 'promise' | 'followUp' {
  return kind === 'promise' || kind === 'followUp';
}

/** Whether the desk counts this length in its working hours. Promises are due at the moment that was named. [P9] [P10] */
function isCounted(kind: RecordedKind, ms: number, profile: DeskFacts | null): boolean {
  return kind === 'followUp' && profile?.cases?.followUp === 'working' && profile.cases.followUpAfter === ms;
}

/** For how long it runs, with the moment that follows. */
function Length({
  kind,
  ms,
  profile,
  onChange,
}: {
  kind: 'promise' | 'followUp';
  ms: number;
  profile: DeskFacts | null;
  onChange: (ms: number) => void;
}) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const now = useClock((clock) => Math.floor(clock.now / MINUTE_MS) * MINUTE_MS);
  const all = [...new Set([...LENGTHS[kind], ms])].sort((a, b) => a - b);
  return (
    <Select label={t('work.record.due')} value={String(ms)} onChange={(chosen) => onChange(Number(chosen))}>
      {all.map((one) => (
        <option key={one} value={one}>
          {isCounted(kind, one, profile)
            ? t('work.record.dueWorking', { hours: Math.round(one / HOUR_MS) })
            : `${lengthOf(Math.max(1, Math.round(one / MINUTE_MS)), language)} · ${t('work.record.dueAt', {
                when: dayOfDue(new Date(now + one).toISOString(), now, language, t),
              })}`}
        </option>
      ))}
    </Select>
  );
}

/** The customer's running complaints: the same matter is added there instead of being recorded twice. [P5] */
function Doubles({ chat, text }: { chat: StaffChat; text: string }) {
  const { t } = useTranslation();
  const cases = useCases((state) => state.cases);
  const running = runningCases(cases, chat.customer.id)
    .filter(({ kind }) => kind === 'complaint')
    .slice(0, SIMILAR_MAX);
  if (running.length === 0) return null;
  const add = async (one: CaseView): Promise<boolean> => {
    const isDone = await addCaseEntry(one, { type: 'commented', text: text.trim() }, crypto.randomUUID());
    if (isDone) showNotice(t('work.record.added', { number: one.number }), 'done');
    return isDone;
  };
  return (
    <div className={styles.doubles}>
      <p>{t('work.record.double')}</p>
      {running.map((one) => (
        <Button
          key={one.number}
          kind="quiet"
          isDisabled={text.trim() === ''}
          onPress={() => void closeOnce(add(one))}
        >
          {t('work.record.addThere', { number: one.number })}
        </Button>
      ))}
    </div>
  );
}
