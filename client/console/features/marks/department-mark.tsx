import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { departmentName, isolated, numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { useLeft } from './chat-marks.tsx';

/** The department of a chat; nothing on a desk that has none. */
export function DepartmentMark({ chat }: { chat: StaffChat }) {
  const departments = useDesk(({ profile }) => profile?.departments);
  if (departments === undefined || !chat.department) return null;
  return (
    <span className="mark clip">
      <bdi>{departmentName(departments, chat.department)}</bdi>
    </span>
  );
}

/** Who a chat is offered to, or the dispatcher's reason why it still waits, and when another department is asked. */
export function WaitReasonMark({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const reason = useDesk(({ waits }) => waits[chat.id]);
  const overflow = useLeft(chat, 'overflow');
  const asked = useDesk(({ staff }) =>
    chat.offer === undefined ? null : numberAndName(staff, chat.offer.to),
  );
  if (asked !== null)
    return <span className="mark">{t('inbox.waits.asked', { number: isolated(asked) })}</span>;
  if (chat.status !== 'waiting' || reason === undefined) return null;
  const { why, load, places } = reason;
  return (
    <span className="mark figures">
      {t(`inbox.waits.${why}`, { load, places })}
      {overflow === null ? null : ` · ${t('inbox.waits.overflow', { time: overflow })}`}
    </span>
  );
}
