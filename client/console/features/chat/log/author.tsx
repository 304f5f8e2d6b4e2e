import { useTranslation } from 'react-i18next';
import type { By } from '../../../../../protocol/entry.ts';
import { Icon } from '../../../parts/icon.tsx';
import { staffName } from '../../../parts/names.ts';
import { useDesk } from '../../../store/desk.ts';

/** What stands over the words of a note: that customers never see it, and whose it is. */
export function NoteHead({ by }: { by: By }) {
  const { t } = useTranslation();
  const who = useWho();
  return (
    <span className="note-head">
      <Icon name="lock" size={12} />
      {t('entry.note')} · {who(by)}
    </span>
  );
}

/** What staff call whoever stands behind an entry. */
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
