import { useTranslation } from 'react-i18next';
import type { By, Entry } from '../../../../../protocol/entry.ts';
import { isErased } from '../../../../../protocol/erased.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon, type IconName } from '../../../parts/icon.tsx';
import { dayAndTime, timeOfDay } from '../../../parts/times.ts';
import { putIn } from '../../../store/composer-cursor.ts';
import { useTagNames } from '../../../connection/tags.ts';
import { useDesk } from '../../../store/desk.ts';
import { useAccount } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { Evidence } from './evidence.tsx';
import { NoteHead } from './author.tsx';
import { sentenceOf } from './sentence.ts';
import { useWho } from './author.tsx';
import styles from './log.module.css';
import messageStyles from './message.module.css';

/** An event in the chat, in one sentence. */
export function EventLine({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const who = useWho();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk((state) => state.profile?.departments);
  const tagNames = useTagNames();
  const language = useSettings((settings) => settings.language);
  const grave = GRAVE.has(entry.kind);
  const words = useOwnWords(entry);
  const sentence = sentenceOf(entry, { who: who(entry.by), staff, departments, tagNames, language, t });
  return (
    <>
      <div className={grave ? `${styles.event} ${styles.grave}` : styles.event}>
        <p>
          {grave ? <Icon name={ICONS[entry.kind] ?? 'warn'} size={12} /> : null}
          {sentence} ·{' '}
          <time className="figures" translate="no">
            {timeOfDay(entry.at, language)}
          </time>
        </p>
        {isErased(entry) ? <p className={styles.eventText}>{t('entry.erased.words')}</p> : null}
        {words === null ? null : <p className={styles.eventText}>{words}</p>}
        {entry.kind === 'closed' ? <Close entry={entry} /> : null}
        {entry.kind === 'crisis_reported' ? <Report entry={entry} /> : null}
        {entry.kind === 'approval_decided' && entry.data?.granted === false ? <Again entry={entry} /> : null}
      </div>
      {entry.text && entry.kind === 'transferred' ? <HandoverNote by={entry.by} text={entry.text} /> : null}
    </>
  );
}

/** The words that an event shows itself: those of a hand-over are a note, and those that a lead has changed are the message below. */
function useOwnWords({ chatId, seq, kind, text }: Entry): string | null {
  const isSaidBelow = useDesk(
    ({ logs }) =>
      kind === 'approval_decided' &&
      logs[chatId]?.entries.some(
        (next) => next.seq === seq + 1 && next.kind === 'message' && next.text === text,
      ) === true,
  );
  return !text || kind === 'transferred' || isSaidBelow ? null : text;
}

/** The note of a handover looks like any internal note: the next agent has to read it. */
function HandoverNote({ by, text }: { by: By; text: string }) {
  const who = useWho();
  return (
    <article className={messageStyles.message} data-side="note" data-last="true" aria-label={who(by)}>
      <div className={messageStyles.bubbleLine}>
        <div className={messageStyles.bubble}>
          <NoteHead by={by} />
          <span className={messageStyles.said} dir="auto">
            {text}
          </span>
        </div>
      </div>
    </article>
  );
}

const GRAVE: ReadonlySet<Entry['kind']> = new Set([
  ...(['warned', 'flagged', 'close_asked', 'lead_told', 'crisis_begun'] as const),
]);

const ICONS: Partial<Record<Entry['kind'], IconName>> = { flagged: 'flag' };

function Report({ entry: { data } }: { entry: Entry }) {
  const { t } = useTranslation();
  return (
    <>
      {data?.faultHow ? <p>{t('entry.crisis_reported.how', { text: data.faultHow })}</p> : null}
      {data?.ruling ? <p>{t('entry.crisis_reported.ruling', { text: data.ruling })}</p> : null}
    </>
  );
}

/** Whose statement was refused puts it back into the composer, to say it better. [P6] */
function Again({ entry: { chatId, data } }: { entry: Entry }) {
  const { t } = useTranslation();
  const account = useAccount();
  const asked = useDesk((state) => state.logs[chatId]?.entries.find(({ seq }) => seq === data?.seq));
  if (!asked?.text || asked.by.account !== account) return null;
  const { text } = asked;
  return (
    <Button kind="quiet" onPress={() => putIn(chatId, text)}>
      {t('entry.approval_decided.again')}
    </Button>
  );
}

function Close({ entry: { chatId, data } }: { entry: Entry }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const when = (at: string | undefined) => (at === undefined ? t('entry.never') : dayAndTime(at, language));
  return (
    <>
      <p>{t('entry.lastWords', { customer: when(data?.lastCustomerAt), agent: when(data?.lastAgentAt) })}</p>
      {data?.missing && data.missing.length > 0 ? (
        <p>
          {t('entry.missing', {
            steps: data.missing.map((step) => t(`actions.closeDialog.steps.${step}`)).join(t('entry.and')),
          })}
        </p>
      ) : null}
      {data?.skipped ? <p>{t('entry.skipped', { why: data.skipped })}</p> : null}
      {data?.evidence && data.evidence.length > 0 ? <Evidence chatId={chatId} seqs={data.evidence} /> : null}
    </>
  );
}
