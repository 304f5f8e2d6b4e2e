import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, SimilarCase } from '../../../../protocol/cases.ts';
import { CASE_ENTRY_NEEDS, caseRelation, mayWithCase } from '../../../../protocol/case-rights.ts';
import { addCaseEntry } from '../../connection/cases.ts';
import { Button, LinkButton } from '../../parts/button.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useCaseReader } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { showCase } from '../../store/view.ts';
import styles from './work.module.css';

interface Props {
  one: CaseView;
  similar: readonly SimilarCase[];
}

/** Complaints of the same customer that may be the same one, entered twice, or one that recurs. [P5] */
export function SimilarCases({ one, similar }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const { asker, departments } = useCaseReader();
  const isBusy = useRef(false);
  if (similar.length === 0) return null;
  const relation = caseRelation(asker, one, departments);
  const mayMerge = one.status === 'open' && mayWithCase(asker, CASE_ENTRY_NEEDS.merged, relation);
  const merge = (into: string) => {
    if (isBusy.current) return;
    isBusy.current = true;
    void addCaseEntry(one, { type: 'merged', into }, crypto.randomUUID()).then((isDone) => {
      isBusy.current = false;
      if (isDone) showCase(into);
    });
  };
  return (
    <section>
      <h3>{t('work.similar')}</h3>
      <ul className={styles.similar}>
        {similar.map((other) => (
          <li key={other.number}>
            <LinkButton onPress={() => showCase(other.number)}>{other.number}</LinkButton>
            <span>
              {other.class === null ? null : `${t(`work.classes.${other.class}`)} · `}
              {t(`work.steps.${other.step}`)}
            </span>
            <time className="small faint" dateTime={other.openedAt}>
              {dateAndTime(other.openedAt, language)}
            </time>
            <span className="spring" />
            {mayMerge && other.status === 'open' ? (
              <Button kind="quiet" onPress={() => merge(other.number)}>
                {t('work.mergeInto', { number: other.number })}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
