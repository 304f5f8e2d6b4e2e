import { useTranslation } from 'react-i18next';
import type { ItemKind } from '../../../../phrases/content.ts';
import { useManualUses } from '../../store/manual-uses.ts';

const NO_USE = { seen: 0, verbatim: 0, edited: 0, passed: 0, broken: 0 };

/** How often a phrase, the phrases of a situation or a rule came to bear in the last 30 days, from the records. */
export function Uses({ kind, id }: { kind: ItemKind; id: string }) {
  const { t } = useTranslation();
  const report = useManualUses((uses) => uses.report);
  if (report === null) return null;
  const all = { phrase: report.phrases, situation: report.situations, rule: report.rules }[kind];
  const use = all.find((one) => one.id === id);
  return <span className="manual-uses">{t(`manual.uses.${kind}`, { ...NO_USE, ...use })}</span>;
}
