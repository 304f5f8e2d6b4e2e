import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useDesk } from '../../store/desk.ts';
import { rightsIn, useAccount, useAsker } from '../../store/selectors.ts';
import { useWrapUpShown } from './wrap-up/wrap-up-form.tsx';
import styles from './chat.module.css';

/** Shown instead of the composer if this person may not write to the customer: the reason, and how to begin. */
export function ChatFoot({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const rights = rightsIn(chat, useAsker());
  const isKnown = useIsKnown(chat);
  const isWritten = useWrapUpShown(chat);
  const why =
    chat.status === 'closed'
      ? 'readOnly'
      : rights.accept
        ? 'waitingHere'
        : isKnown
          ? 'silentToCustomer'
          : 'silent';
  return (
    <div className={styles.chatFoot}>
      <p className={styles.why}>
        <Icon name={why === 'waitingHere' ? 'clock' : 'lock'} />
        <span>{t(`chat.${why}`)}</span>
      </p>
      <span className="spring" />
      {chat.status === 'closed' && rights.wrapUp && !isWritten ? (
        <ActionButton
          look="quiet"
          label={t('chat.wrapUp.open')}
          icon="tag"
          command="wrapUp"
          showsKey
          onPress={() => run('wrapUp')}
        />
      ) : null}
      {rights.accept ? (
        <ActionButton
          look="main"
          label={t('actions.accept')}
          icon="accept"
          command="accept"
          onPress={() => run('accept')}
        />
      ) : null}
      {rights.takeOver ? (
        <ActionButton
          look="quiet"
          label={t('actions.takeOver')}
          icon="takeOver"
          command="takeOver"
          onPress={() => run('takeOver')}
        />
      ) : null}
    </div>
  );
}

/** Whether the agent expects this person: they have answered the call, were invited, or have written a note. [P6] */
function useIsKnown({ id, leadCall, beside }: StaffChat): boolean {
  const account = useAccount();
  const hasWritten = useDesk(
    ({ logs }) => logs[id]?.entries.some(({ by }) => by.account === account) ?? false,
  );
  return hasWritten || leadCall?.ended?.by === account || beside.invited.includes(account);
}
