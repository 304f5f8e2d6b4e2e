import { useTranslation } from 'react-i18next';
import type { ChapterFile } from '../../../../phrases/schema.ts';
import { starterChapters } from '../../../../phrases/starter-chapters.ts';
import { change } from '../../store/manual-desk.ts';
import { OnOff } from './item-controls.tsx';
import styles from './situation.module.css';

/** A switch for each chapter that is shipped switched off: for all of its situations at once, in the draft. */
export function StarterSwitches({ chapters }: { chapters: readonly ChapterFile[] }) {
  const { t } = useTranslation();
  return chapters
    .filter(({ chapter }) => starterChapters.includes(chapter))
    .map(({ chapter, title, situations }) => (
      <div key={chapter} className={styles.starter}>
        <span>{t('manual.starter', { title, number: situations.length })}</span>
        <OnOff
          name={title}
          isOn={situations.some(({ off }) => !off)}
          onChange={(on) => {
            for (const { id } of situations) change({ do: 'switchSituation', id, off: !on });
          }}
        />
      </div>
    ));
}
