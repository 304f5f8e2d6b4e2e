import { useTranslation } from 'react-i18next';
import type { LeadCallView, StaffChat } from '../../../../protocol/chat.ts';
import { withdrawCall } from '../../connection/help.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { staffName } from '../../parts/names.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { openCallIn } from '../../store/lists.ts';
import { rightsIn, useAsker } from '../../store/selectors.ts';
import { clockText } from '../../store/waiting.ts';
import styles from './chat.module.css';

/** Shown above the composer: the open call for a lead with its clock, and who has joined the chat. [P6] */
export function HelpBar({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const call = openCallIn(chat);
  const { joined } = chat.beside;
  if (call === null && joined.length === 0) return null;
  const names = joined.map((account) => staffName(staff, account, t)).join(t('entry.and'));
  return (
    <div className={styles.helpBar} role="status">
      {call === null ? null : <Called chat={chat} call={call} />}
      {joined.length === 0 ? null : (
        <span>
          <Icon name="user" size={12} /> {t('chat.call.besides', { names })}
        </span>
      )}
    </div>
  );
}

function Called({ chat, call }: { chat: StaffChat; call: LeadCallView }) {
  const { t } = useTranslation();
  const { own } = rightsIn(chat, useAsker());
  const time = useClock(({ now }) => clockText(Math.max(0, now - Date.parse(call.at))));
  return (
    <span className={call.onDuty === 0 ? styles.grave : ''}>
      <Icon name="user" size={12} />{' '}
      <span className="figures" role="timer" aria-live="off">
        {t(call.onDuty === 0 ? 'chat.call.nobody' : 'chat.call.open', { time })}
      </span>
      {own ? (
        <Button kind="quiet" onPress={() => void withdrawCall(chat.id)}>
          {t('chat.call.withdraw')}
        </Button>
      ) : null}
    </span>
  );
}
