import { lastWords, SituationMark, useLeft } from '../marks/chat-marks.tsx';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { Face } from '../../parts/face.tsx';
import { DepartmentMark, WaitReasonMark } from '../marks/department-mark.tsx';
import { Icon } from '../../parts/icon.tsx';
import { customerName, numberOf } from '../../parts/names.ts';
import { ProcedureMarks } from '../marks/procedure-marks.tsx';
import { timeOfDay } from '../../parts/times.ts';
import { WaitBadge } from '../marks/wait-badge.tsx';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import type { Column } from './sorting.ts';
import styles from './floor.module.css';

/** A cell of the floor's table. */
export function SessionCell({ chat, column }: { chat: StaffChat; column: Column }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  switch (column) {
    case 'customer':
      return (
        <span className={styles.sessionName}>
          <Face id={chat.customer.id} name={chat.customer.name} size="small" online={chat.customer.online} />
          <b className="clip">
            <bdi>{customerName(chat, t)}</bdi>
          </b>
        </span>
      );
    case 'agent':
      return <Agent chat={chat} />;
    case 'since':
      return (
        <span className="figures" translate="no">
          {timeOfDay(chat.startedAt, language)}
        </span>
      );
    case 'waiting':
      return chat.waitingSince === null ? (
        <span className="faint">{t('floor.nobody')}</span>
      ) : (
        <WaitBadge chat={chat} />
      );
    case 'owes':
      if (chat.owes === null) return <span className="faint">{t('floor.nobody')}</span>;
      return <span>{t(chat.owes === 'agent' ? 'floor.turnAgent' : 'floor.turnCustomer')}</span>;
    case 'situation':
      return <SituationMark id={chat.situation} />;
    case 'clocks':
      return <Clocks chat={chat} />;
    case 'last':
      return (
        <span className="clip" title={lastWords(chat, t)}>
          <bdi>{lastWords(chat, t)}</bdi>
        </span>
      );
  }
}

function Agent({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const number = useDesk((state) => numberOf(state.staff, chat.agent));
  if (chat.agent === null || chat.status === 'waiting')
    return (
      <span className="marks">
        <span className="mark">{t('floor.inQueue')}</span>
        <DepartmentMark chat={chat} />
      </span>
    );
  return (
    <span className={`figures ${styles.line}`} translate="no">
      {number} {chat.agentLost ? <Icon name="offline" size={12} /> : null}
    </span>
  );
}

function Clocks({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const harassment = useLeft(chat, 'harassment');
  const idle = useLeft(chat, 'idle');
  return (
    <span className="marks">
      <WaitReasonMark chat={chat} />
      <ProcedureMarks chat={chat} />
      {chat.warned ? (
        <span className="mark danger figures" title={t('inbox.warned')}>
          <Icon name="warn" size={12} />
          {harassment ?? t('inbox.warned')}
        </span>
      ) : null}
      {idle === null ? null : (
        <span className="mark clock figures" title={t('inbox.idle', { time: idle })}>
          <Icon name="hourglass" size={12} />
          {idle}
        </span>
      )}
    </span>
  );
}
