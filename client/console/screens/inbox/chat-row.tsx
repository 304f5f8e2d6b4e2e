import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { ChatMarks } from '../../parts/chat-marks.tsx';
import { Face } from '../../parts/face.tsx';
import { customerName } from '../../parts/names.ts';
import { dayAndTime } from '../../parts/times.ts';
import { WaitBadge } from '../../parts/wait-badge.tsx';
import { useSettings } from '../../store/settings.ts';

/** One row of a list: who, the last line, what it is about, who owes and for how long. */
export function ChatRow({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <div className="row" data-unread={chat.unread > 0}>
      <Face
        id={chat.customer.id}
        name={chat.customer.name}
        {...(chat.status === 'closed' ? {} : { online: chat.customer.online })}
      />
      <div className="row-body">
        <div className="row-line">
          <bdi className="row-name">{customerName(chat, t)}</bdi>
          {chat.unread > 0 ? (
            <span className="unread" role="img" aria-label={t('inbox.unread', { n: chat.unread })}>
              {chat.unread > 99 ? '99+' : chat.unread}
            </span>
          ) : null}
          <span className="row-end">
            {chat.status === 'closed' ? (
              <time className="faint figures" dateTime={chat.closedAt ?? chat.lastAt}>
                {dayAndTime(chat.closedAt ?? chat.lastAt, language)}
              </time>
            ) : (
              <WaitBadge chat={chat} />
            )}
          </span>
        </div>
        <div className="row-line">
          <span className="row-text">
            {chat.lastBy === 'staff' ? <span className="faint">{t('inbox.answer')}</span> : null}
            <bdi>{chat.lastText === '' ? t('entry.erased.words') : chat.lastText}</bdi>
          </span>
        </div>
        <div className="row-line row-marks">
          <ChatMarks chat={chat} />
        </div>
      </div>
    </div>
  );
}
