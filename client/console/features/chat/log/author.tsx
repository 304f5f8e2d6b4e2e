import { useTranslation } from 'react-i18next';
import type { By } from '../../../../../protocol/entry.ts';
import { Icon } from '../../../parts/icon.tsx';
import { staffName } from '../../../parts/names.ts';
import { useDesk } from '../../../store/desk.ts';
import styles from './message.module.css';

/** The head of an internal note: its author, and that customers do not see it. */
export function NoteHead({ by }: { by: By }) {
  const { t } = useTranslation();
  const who = useWho();
  return (
    <span className={styles.noteHead}>
      <Icon name="lock" size={12} />
      {t('entry.note')} · {who(by)}
    </span>
  );
}

/** Returns the function for the name of an entry's author. */
export function useWho(): (by: By) => string {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  return ({ role, account, name }) => {
    switch (role) {
      case 'customer':
        return name ?? t('entry.customer');
      case 'agent':
      case 'lead':
        return staffName(staff, account ?? name, t, role);
      case 'system':
        return t('entry.system');
    }
  };
}
