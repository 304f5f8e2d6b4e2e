import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { follow } from '../../connection/follow.ts';
import { accept } from '../../connection/act.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { rightsIn, useAsker } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';
import { lookAt } from '../../store/go-to.ts';
import styles from './floor.module.css';

/** A lead's actions on a session in the floor. */
export function SessionActions({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const rights = rightsIn(chat, useAsker());
  const end = () => {
    // The closing steps are derived from the log, so it has to be loaded first.
    void follow(chat.id).then(() => openDialog({ name: 'close', chatId: chat.id }));
  };
  return (
    <span className={styles.sessionActions}>
      <ActionButton label={t('floor.open')} icon="eye" onPress={() => lookAt(chat.id)} />
      {rights.accept ? (
        <ActionButton label={t('actions.accept')} icon="accept" onPress={() => void accept(chat.id)} />
      ) : (
        <ActionButton
          label={t('floor.takeOver')}
          icon="takeOver"
          isDisabled={!rights.takeOver}
          onPress={() => openDialog({ name: 'takeOver', chatId: chat.id })}
        />
      )}
      <ActionButton
        label={t('floor.move')}
        icon="transfer"
        onPress={() => openDialog({ name: 'transfer', chatId: chat.id })}
      />
      <ActionButton label={t('floor.end')} icon="close" onPress={end} />
    </span>
  );
}
