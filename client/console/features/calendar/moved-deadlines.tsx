import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MovedDeadlines } from '../../../../protocol/moved-deadlines.ts';
import { moveDeadlines, previewDeadlines } from '../../connection/settings.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { numberAndName } from '../../parts/names.ts';
import { momentIn } from '../../parts/times.ts';
import { useDesk } from '../../store/desk.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './calendar.module.css';

/** What somebody has decided about the deadlines that a change would move; null: the change is not made. */
type Choice = 'move' | 'leave' | null;

interface Asked {
  moved: MovedDeadlines;
  choose: (choice: Choice) => void;
}

/** Asks, before a change of the calendar or of the hours is saved, what becomes of the running deadlines that it would move. */
export interface Moving {
  /** Saves with `save`, unless somebody turns back. Resolves with the error message, or null. */
  around: (
    change: Parameters<typeof previewDeadlines>[0],
    save: () => Promise<string | null>,
  ) => Promise<string | null>;
  dialog: ReactNode;
}

/** The question and the dialog in which it is asked. */
export function useMovedDeadlines(): Moving {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const isAsking = useRef(false);
  const ask = (moved: MovedDeadlines): Promise<Choice> =>
    new Promise((resolve) => {
      const choose = (choice: Choice) => {
        setAsked(null);
        resolve(choice);
      };
      setAsked({ moved, choose });
    });
  const around: Moving['around'] = async (change, save) => {
    if (isAsking.current) return t('calendar.deadlines.notSaved');
    isAsking.current = true;
    try {
      // What cannot be looked at cannot be saved either, and saving says why.
      const moved = await previewDeadlines(change);
      const choice = moved.ok && moved.count > 0 ? await ask(moved) : 'leave';
      if (choice === null) return t('calendar.deadlines.notSaved');
      const fault = await save();
      if (fault !== null || choice === 'leave') return fault;
      const answer = await moveDeadlines();
      return answer.ok ? null : t('calendar.deadlines.notMoved', { why: refusalIn(answer.error) });
    } finally {
      isAsking.current = false;
    }
  };
  return { around, dialog: asked && <MovedDialog {...asked} /> };
}

function MovedDialog({ moved, choose }: Asked) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const [isMoved, setMoved] = useState(false);
  const { count, cases, timeZone } = moved;
  const at = (moment: string) => momentIn(timeZone, moment, language);
  return (
    <Dialog heading={t('calendar.deadlines.heading')} isBroad onClose={() => choose(null)}>
      <p>{t('calendar.deadlines.says', { count })}</p>
      {/* Focusable, because it scrolls. */}
      <ul
        className={styles.calendarImport}
        tabIndex={0}
        role="list"
        aria-label={t('calendar.deadlines.heading')}
      >
        {cases.map(({ number, kind, owner, before, after }) => (
          <li key={number} data-case={number}>
            <b className="figures" translate="no">
              {number}
            </b>{' '}
            {t(`work.kinds.${kind}`)}
            {' · '}
            {owner === null ? t('calendar.deadlines.queue') : numberAndName(staff, owner)}
            {' · '}
            <del>{at(before)}</del> → <ins>{at(after)}</ins>
          </li>
        ))}
      </ul>
      {count > cases.length ? (
        <p className="faint">{t('calendar.deadlines.more', { count: count - cases.length })}</p>
      ) : null}
      <label>
        <input type="checkbox" checked={isMoved} onChange={({ target }) => setMoved(target.checked)} />{' '}
        {t('calendar.deadlines.move')}
      </label>
      <ConfirmBar
        label={t(isMoved ? 'calendar.deadlines.saveAndMove' : 'calendar.deadlines.save')}
        onConfirm={() => choose(isMoved ? 'move' : 'leave')}
      />
    </Dialog>
  );
}
