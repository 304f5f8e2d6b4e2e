import { useTranslation } from 'react-i18next';
import { confirmAnnouncement } from '../../connection/announcements.ts';
import { Button } from '../../parts/button.tsx';
import { Icon } from '../../parts/icon.tsx';
import { numberAndName } from '../../parts/names.ts';
import { nextToConfirm, useAnnouncements } from '../../store/shift.ts';
import { useDesk } from '../../store/desk.ts';
import styles from './shift.module.css';

/**
 * The announcement that this person is to confirm next, above the work until they have: having been on the screen is not
 * having been read. [P8]
 */
export function AnnouncementBar() {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const announcements = useAnnouncements((state) => state.announcements);
  const one = nextToConfirm(announcements);
  const more = announcements.filter(({ awaitsMe }) => awaitsMe).length - 1;
  return (
    <div role="status">
      {one === null ? null : (
        // Anew for each: a second press meant for one is not taken for the next.
        <div key={one.id} className={styles.bar}>
          <Icon name="note" />
          <div className={styles.barText}>
            <b>{one.title}</b>
            <p>{one.outage === null ? one.text : `${one.text} ${t('shift.outageHint')}`}</p>
            <p className="faint">
              {numberAndName(staff, one.by)}
              {more > 0 ? ` · ${t('shift.more', { n: more })}` : ''}
            </p>
          </div>
          <Button kind="main" onPress={() => void confirmAnnouncement(one.id)}>
            {t('shift.confirm')}
          </Button>
        </div>
      )}
    </div>
  );
}
