import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { Measure, Narrow } from '../../../../protocol/measures.ts';
import { useSettings } from '../../store/settings.ts';
import { numberText } from './figures.ts';
import styles from './measures.module.css';

/** Which figure somebody looks behind, and what it is called. */
export interface Behind {
  measure: Measure;
  part: string;
  since?: string;
  until?: string;
  slice?: Narrow;
  key?: string;
  /** What the figure stands for, as the heading of the list. */
  what: string;
}

/** Shows what stands behind a figure. */
export const ShowBehind = createContext<(behind: Behind) => void>(() => undefined);

/** A number that leads to the chats and cases behind it; nothing stands behind a zero. */
export function FigureLink({ value, behind }: { value: number; behind: Behind }) {
  const { t } = useTranslation();
  const show = useContext(ShowBehind);
  const text = numberText(
    value,
    useSettings((one) => one.language),
    t,
  );
  if (value === 0) return <>{text}</>;
  return (
    <Button
      kind="quiet"
      className={styles.figureLink}
      aria-label={t('measures.behind.link', { value: text, what: behind.what })}
      onPress={() => show(behind)}
    >
      {text}
    </Button>
  );
}
