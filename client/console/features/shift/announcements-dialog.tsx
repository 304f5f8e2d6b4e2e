import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnnouncementView } from '../../../../protocol/announcements.ts';
import {
  announcementReaders,
  confirmAnnouncement,
  endAnnouncement,
  fetchAnnouncements,
} from '../../connection/announcements.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { numberAndName } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useAnnouncements } from '../../store/shift.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog, openDialog, showChat } from '../../store/view.ts';
import styles from './shift.module.css';

/** How often the figures are asked for while they are shown, ms: being told of an outage is no news of its own. */
const ASK_AGAIN_MS = 5000;

/** The dialog with the announcements in force and lately over; leads see who has confirmed them, and end them. [P8] */
export function AnnouncementsDialog() {
  const { t } = useTranslation();
  const announcements = useAnnouncements((state) => state.announcements);
  const isLead = useDesk(({ session }) => session?.role !== 'agent');
  useEffect(() => {
    void fetchAnnouncements();
    const timer = setInterval(() => void fetchAnnouncements(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Dialog heading={t('shift.announcements')} isBroad onClose={closeDialog}>
      {isLead ? (
        <div>
          <Button kind="main" onPress={() => openDialog({ name: 'announce' })}>
            {t('shift.announce')}
          </Button>
        </div>
      ) : null}
      {announcements.length === 0 ? <p className="faint">{t('shift.none')}</p> : null}
      <ul className={styles.list}>
        {announcements.map((one) => (
          <Item key={one.id} one={one} isLead={isLead} />
        ))}
      </ul>
    </Dialog>
  );
}

function Item({ one, isLead }: { one: AnnouncementView; isLead: boolean }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments) ?? [];
  const [isOpen, setOpen] = useState(false);
  const to = departments.find(({ id }) => id === one.department)?.name ?? one.department;
  const { outage, counts } = one;
  return (
    <li className={styles.item}>
      <b>{one.title}</b>
      <p className="faint">
        {numberAndName(staff, one.by)} · {dateAndTime(one.at, language)} · {to ?? t('shift.everybody')}
        {one.endedAt === null ? '' : ` · ${t('shift.over', { time: dateAndTime(one.endedAt, language) })}`}
      </p>
      <p className={styles.text}>{one.text}</p>
      {outage === null ? null : (
        <p className={styles.text}>
          {t('shift.sentence')} {outage.sentence[language]}
        </p>
      )}
      {counts === undefined ? null : (
        <p>
          {t('shift.counts', counts)}
          {outage === null ? '' : ` · ${t('shift.told', { n: counts.told })}`}
        </p>
      )}
      <div className={styles.buttons}>
        {one.awaitsMe ? (
          <Button kind="main" onPress={() => void confirmAnnouncement(one.id)}>
            {t('shift.confirm')}
          </Button>
        ) : null}
        {isLead ? (
          <Button kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {t('shift.readers')}
          </Button>
        ) : null}
        {isLead && one.endedAt === null ? (
          <Button kind="quiet" onPress={() => void endAnnouncement(one.id)}>
            {t('shift.end')}
          </Button>
        ) : null}
      </div>
      {isOpen ? <Readers one={one} /> : null}
    </li>
  );
}

/** Who has confirmed it, who has not, and the chats in which its sentence was sent; asked again when the figures change. */
function Readers({ one: { id, counts } }: { one: AnnouncementView }) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const call = useCallback(() => announcementReaders(id), [id]);
  const { data } = useFetched(call, JSON.stringify(counts));
  if (data === null) return null;
  const names = (accounts: readonly string[]) =>
    accounts.length === 0
      ? t('shift.nobody')
      : accounts.map((account) => numberAndName(staff, account)).join(t('shift.comma'));
  return (
    <div className={styles.readers}>
      <p>
        {t('shift.missing')} {names(data.missing)}
      </p>
      <p>
        {t('shift.confirmed')} {names(data.confirmed.map(({ account }) => account))}
      </p>
      {data.told.length === 0 ? null : (
        <div className={styles.buttons}>
          {data.told.map(({ chatId }, at) => (
            <Button key={chatId} kind="quiet" onPress={() => showChat(chatId)}>
              {t('shift.chat', { n: at + 1 })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
