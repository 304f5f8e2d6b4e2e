import { useTranslation } from 'react-i18next';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { keyLabel } from '../../parts/keys.ts';
import { useMine, useQueue } from '../../store/selectors.ts';

/** The middle column without a chat: how to open one. */
export function NoChat() {
  const { t } = useTranslation();
  const some = useMine().length + useQueue().length > 0;
  const keys = `${keyLabel('next')} / ${keyLabel('previous')}`;
  return (
    <Empty title={t('chat.none')} hint={t('chat.noneHint', { keys })}>
      {some ? (
        <ActionButton
          look="quiet"
          label={t('inbox.jump')}
          icon="clock"
          command="overdue"
          onPress={() => run('overdue')}
        />
      ) : null}
    </Empty>
  );
}
