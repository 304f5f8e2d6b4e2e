import { useTranslation } from 'react-i18next';
import type { PendingStatement, StaffChat } from '../../../../protocol/chat.ts';
import { takeBack } from '../../connection/crisis.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { keyLabel } from '../../parts/keys.ts';
import { useClock } from '../../store/clock.ts';
import { putIn } from '../../store/composer-cursor.ts';
import { isInCrisis } from '../../store/lists.ts';
import { rightsIn, useAccount, useAsker } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';
import { clockText } from '../../store/waiting.ts';
import styles from './chat.module.css';

/** Above the composer of a crisis chat: that it is one, that its report is missing, and what waits for a lead. [P6] */
export function CrisisBar({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const { reportCrisis } = rightsIn(chat, useAsker());
  if (!isInCrisis(chat)) return null;
  return (
    <div className={styles.crisis}>
      <div className={styles.helpBar} role="status">
        <span className={styles.grave}>
          <Icon name="warn" size={12} /> {t('chat.crisis.on')}
        </span>
        {chat.crisis?.reported === false && reportCrisis ? (
          <span>
            {t('chat.crisis.unreported')}
            <Button kind="quiet" onPress={() => openDialog({ name: 'crisisReport', chatId: chat.id })}>
              {t('chat.crisis.report')}
            </Button>
          </span>
        ) : null}
      </div>
      {chat.crisis?.pending.map((statement) => (
        <Waiting key={statement.id} chat={chat} statement={statement} />
      ))}
    </div>
  );
}

function Waiting({
  chat,
  statement: { id, by, at, text, approved },
}: {
  chat: StaffChat;
  statement: PendingStatement;
}) {
  const { t } = useTranslation();
  const account = useAccount();
  const { approve } = rightsIn(chat, useAsker());
  const time = useClock(({ now }) => clockText(Math.max(0, now - Date.parse(at))));
  const isLast = chat.crisis?.pending.findLast((one) => one.by === account)?.id === id;
  const edit = async () => {
    if (await takeBack(id)) putIn(chat.id, text);
  };
  return (
    <div className={styles.held}>
      <span className={styles.heldWords} dir="auto">
        {text}
      </span>
      <span className="figures">
        {approved ? t('chat.crisis.approved') : t('chat.crisis.waits', { time })}
      </span>
      {by === account ? (
        <Button kind="quiet" onPress={() => void edit()}>
          {t('chat.crisis.takeBack')} {isLast ? <kbd>{keyLabel('takeBack')}</kbd> : null}
        </Button>
      ) : approve && !approved ? (
        <Button kind="quiet" onPress={() => openDialog({ name: 'approval', chatId: chat.id })}>
          {t('chat.crisis.decide')} <kbd>{keyLabel('decide')}</kbd>
        </Button>
      ) : null}
    </div>
  );
}
