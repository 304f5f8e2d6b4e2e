import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Icon } from '../../parts/icon.tsx';

/** The kind of a case with its class, and whether it is urgent, was overdue, or goes on in another. */
export function CaseMarks({ one }: { one: CaseView }) {
  const { t } = useTranslation();
  return (
    <span className="marks">
      <span className="mark situation">
        {one.class === null
          ? t(`work.kinds.${one.kind}`)
          : `${t(`work.kinds.${one.kind}`)} · ${t(`work.classes.${one.class}`)}`}
      </span>
      {one.urgent ? (
        <span className="mark danger">
          <Icon name="flag" size={12} />
          {t('work.marks.urgent')}
        </span>
      ) : null}
      {one.everOverdue && !one.overdue ? (
        <span className="mark due">{t('work.marks.wasOverdue')}</span>
      ) : null}
      {one.mergedInto === null ? null : (
        <span className="mark">{t('work.marks.merged', { number: one.mergedInto })}</span>
      )}
    </span>
  );
}
