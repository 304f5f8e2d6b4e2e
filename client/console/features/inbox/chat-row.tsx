import { ChatMarks, lastWords } from '../marks/chat-marks.tsx';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { DepartmentMark, WaitReasonMark } from '../marks/department-mark.tsx';
import { Face } from '../../parts/face.tsx';
import { customerName, numberOf } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { WaitBadge } from '../marks/wait-badge.tsx';
import { useDesk } from '../../store/desk.ts';
import { hasWords, useDrafts } from '../../store/drafts.ts';
import { useAccount } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { isUnread } from '../../store/lists.ts';
import styles from './chat-row.module.css';

/** A row of a list: customer, last line, situation, who owes an answer and for how long. */
export function ChatRow({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <div className={styles.row} data-unread={isUnread(chat)}>
      <Face
        id={chat.customer.id}
        name={chat.customer.name}
        {...(chat.status === 'closed' ? {} : { online: chat.customer.online })}
      />
      <div className={styles.rowBody}>
        <div className={styles.rowLine}>
          <bdi className={styles.rowName}>{customerName(chat, t)}</bdi>
          <Unread chat={chat} />
          <span className={styles.rowEnd}>
            {chat.status === 'closed' ? (
              <time className="faint figures" dateTime={chat.closedAt ?? chat.lastAt}>
                {dayAndTime(chat.closedAt ?? chat.lastAt, language)}
              </time>
            ) : (
              <WaitBadge chat={chat} />
            )}
          </span>
        </div>
        <div className={styles.rowLine}>
          <DraftMark chatId={chat.id} />
          <LastLine chat={chat} />
        </div>
        <div className={`${styles.rowLine} ${styles.rowMarks}`}>
          <DepartmentMark chat={chat} />
          <WaitReasonMark chat={chat} />
          <ChatMarks chat={chat} />
        </div>
      </div>
    </div>
  );
}

/** The number of unread messages; a dot if only the chat itself is unopened. */
function Unread({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  if (!isUnread(chat)) return null;
  const { unread } = chat;
  const label = unread > 0 ? t('inbox.unread', { n: unread }) : t('inbox.unopened');
  return (
    <span className={styles.unread} role="img" aria-label={label}>
      {unread > 99 ? '99+' : unread > 0 ? unread : null}
    </span>
  );
}

/** Drawn again when a draft comes or goes, not with each key. */
function DraftMark({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const isDrafted = useDrafts(({ byChat }) => hasWords(byChat[chatId]));
  if (!isDrafted) return null;
  return (
    <span className={styles.drafted} role="img" aria-label={t('inbox.drafted')}>
      {t('inbox.draft')}
    </span>
  );
}

/** The note of a handover until the chat is opened; else the last line with its author on the staff's side. */
function LastLine({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const note = chat.handover?.note ?? null;
  const author = useAuthor(chat);
  return (
    <span className={styles.rowText}>
      {note !== null ? <span className="faint">{t('inbox.handoverNote')}</span> : null}
      {note === null && author !== '' ? <span className="faint">{author}</span> : null}
      <bdi>{note ?? lastWords(chat, t)}</bdi>
    </span>
  );
}

/** Rows from before authors were stored only say that it is a reply. */
function useAuthor({ lastBy, lastAuthor }: StaffChat): string {
  const { t } = useTranslation();
  const account = useAccount();
  const number = useDesk(({ staff }) => numberOf(staff, lastAuthor));
  if (lastBy !== 'staff') return '';
  if (lastAuthor === null) return t('inbox.answer');
  return lastAuthor === account ? t('inbox.you') : t('inbox.colleague', { number });
}
