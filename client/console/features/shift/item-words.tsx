import { useTranslation } from 'react-i18next';
import type { OwedItem } from '../../../../protocol/handovers.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './shift.module.css';

/** One thing that is owed: whose, why, until when, and the last words. */
export function ItemWords({ item }: { item: OwedItem }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { kind, id, why, dueAt, urgent, customer, words } = item;
  return (
    <span className={styles.text}>
      <b>{kind === 'case' ? id : t('shift.handover.chat')}</b> {t(`shift.handover.whys.${why}`)}
      {urgent ? ` · ${t('shift.handover.urgent')}` : ''}
      {customer === null ? null : (
        <>
          {' · '}
          <bdi>{customer}</bdi>
        </>
      )}
      {dueAt === null ? '' : ` · ${t('shift.handover.due', { time: dateAndTime(dueAt, language) })}`}
      {words === '' ? null : <span className={styles.words}>{words}</span>}
    </span>
  );
}
