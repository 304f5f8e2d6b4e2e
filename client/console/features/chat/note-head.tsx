import { useTranslation } from 'react-i18next';
import type { By } from '../../../../protocol/entry.ts';
import { Icon } from '../../parts/icon.tsx';
import { useWho } from './who.ts';

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
