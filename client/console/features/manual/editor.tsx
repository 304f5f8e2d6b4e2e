import { useTranslation } from 'react-i18next';
import { Empty } from '../../parts/empty.tsx';
import { useDraft, useManualDesk } from '../../store/manual-desk.ts';
import { NewSituation } from './new-situation.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { SituationEditor } from './situation-editor.tsx';

/** What is selected, to be changed in both languages. */
export function Editor() {
  const { t } = useTranslation();
  const draft = useDraft();
  const selected = useManualDesk((desk) => desk.selected);
  const [kind, id] = selected?.split(':') ?? [];
  return (
    <section className="manual-editor" aria-label={t('manual.edit')}>
      {!draft || id === undefined ? <Empty title={t('manual.choose')} hint={t('manual.chooseHint')} /> : null}
      {draft && id !== undefined && kind === 'situation' ? (
        <SituationEditor key={id} content={draft} id={id} />
      ) : null}
      {draft && kind === 'new' ? <NewSituation content={draft} /> : null}
      {draft && id !== undefined && kind === 'rule' ? <RuleEditor key={id} content={draft} id={id} /> : null}
    </section>
  );
}
