import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandoversPage, HandoverView } from '../../../../protocol/handovers.ts';
import { handovers } from '../../connection/handovers.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { numberAndName } from '../../parts/names.ts';
import { DelayedSpinner } from '../../parts/placeholder.tsx';
import { dateAndTime, timeOrDay } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useHandovers } from '../../store/shift.ts';
import { useSettings } from '../../store/settings.ts';
import { closeDialog } from '../../store/view.ts';
import { GiveForm } from './give-form.tsx';
import { TakeForm } from './take-form.tsx';
import styles from './shift.module.css';

/**
 * The dialog of a shift's hand-over: what is offered to this person, the sheet of what they owe themselves, and the log.
 * Printed, it is that alone. [P8]
 */
export function HandoverDialog() {
  const { t } = useTranslation();
  const changes = useHandovers((state) => state.changes);
  const { data, isLoading, retry } = useFetched(handovers, changes);
  return (
    <Dialog heading={t('shift.handover.heading')} isBroad className={styles.sheet} onClose={closeDialog}>
      {isLoading ? <DelayedSpinner>{t('loading')}</DelayedSpinner> : null}
      {data === null ? null : <Shown page={data} onDone={retry} />}
    </Dialog>
  );
}

function Shown({ page, onDone }: { page: HandoversPage; onDone: () => void }) {
  const { t } = useTranslation();
  const me = useDesk(({ session }) => session?.account);
  const [isGiving, setGiving] = useState(false);
  const offered = page.handovers.filter(({ to, status }) => to === me && status === 'offered');
  return (
    <>
      {offered.map((one) => (
        <TakeForm key={one.id} handover={one} words={page.offered} onDone={onDone} />
      ))}
      {isGiving || offered.length === 0 ? (
        <GiveForm owed={page.owed} onDone={onDone} />
      ) : (
        <div className={styles.buttons}>
          <Button kind="quiet" onPress={() => setGiving(true)}>
            {t('shift.handover.give')}
          </Button>
        </div>
      )}
      <h3>{t('shift.handover.log')}</h3>
      {page.handovers.length === 0 ? <p className="faint">{t('shift.handover.none')}</p> : null}
      <ul className={styles.list}>
        {page.handovers.map((one) => (
          <Logged key={one.id} handover={one} />
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button kind="quiet" onPress={() => print()}>
          {t('shift.handover.print')}
        </Button>
      </div>
    </>
  );
}

function Logged({ handover: { from, to, at, note, status, toldAt, items } }: { handover: HandoverView }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  return (
    <li className={styles.item}>
      <b>{t('shift.handover.fromTo', { from: numberAndName(staff, from), to: numberAndName(staff, to) })}</b>
      <p className="faint">
        {dateAndTime(at, language)} · {t(`shift.handover.statuses.${status}`)}
      </p>
      {!toldAt || status !== 'offered' ? null : (
        <p>
          <span className="mark due">
            {t('shift.handover.leadsTold', { time: timeOrDay(toldAt, language) })}
          </span>
        </p>
      )}
      {note === '' ? null : <p className={styles.text}>{note}</p>}
      <ul>
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            {item.kind === 'case' ? item.id : t('shift.handover.chat')} ·{' '}
            {t(`shift.handover.whys.${item.why}`)} · {t(`shift.handover.answers.${item.answer ?? 'open'}`)}
            {item.reason === null ? '' : ` · ${item.reason}`}
          </li>
        ))}
      </ul>
    </li>
  );
}
