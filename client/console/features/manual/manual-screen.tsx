import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { loadVersions } from '../../connection/manual-desk.ts';
import { useDraft, useManualDesk, useProposals, type ManualDesk } from '../../store/manual-desk.ts';
import { loadUses } from '../../connection/manual-desk.ts';
import { Browse } from './browse.tsx';
import { Gaps } from './gaps.tsx';
import { Files } from './files.tsx';
import { LearnedScreen } from './learned-screen.tsx';
import { Proposals } from './proposals.tsx';
import { Readers } from './readers.tsx';
import { SaveBar } from './save-bar.tsx';
import { TryBox } from './try-box.tsx';
import { Versions } from './versions.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { NewSituation } from './new-situation.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { SituationEditor } from './situation-editor.tsx';
import styles from './manual.module.css';

const TABS: ManualDesk['tab'][] = ['edit', 'versions', 'files', 'readers', 'proposals', 'gaps', 'learned'];

/** The screen of the manual for leads: read, edit, try, publish. */
export function ManualScreen() {
  const { t } = useTranslation();
  const tab = useManualDesk((desk) => desk.tab);
  useEffect(() => {
    void loadVersions();
    void loadUses();
  }, []);
  return (
    <main className={styles.manual} aria-label={t('manual.heading')}>
      <header className="column-head">
        <h2>{t('manual.heading')}</h2>
        <nav className="segments" aria-label={t('manual.parts')}>
          {TABS.map((one) => (
            <Button
              key={one}
              className="segment"
              aria-pressed={tab === one}
              onPress={() => useManualDesk.setState({ tab: one })}
            >
              {t(`manual.tab.${one}`)}
            </Button>
          ))}
        </nav>
        <SaveBar />
      </header>
      {tab === 'edit' ? (
        <div className={styles.manualColumns}>
          <Browse />
          <Editor />
          <TryBox />
        </div>
      ) : null}
      {tab === 'versions' ? <Versions /> : null}
      {tab === 'files' ? <Files /> : null}
      {tab === 'readers' ? <Readers /> : null}
      {tab === 'proposals' ? <Proposals /> : null}
      {tab === 'gaps' ? <Gaps /> : null}
      {tab === 'learned' ? <LearnedScreen /> : null}
    </main>
  );
}

/** The editor of the selected item, in both languages. */
export function Editor() {
  const { t } = useTranslation();
  const draft = useDraft();
  const selected = useManualDesk((desk) => desk.selected);
  const taken = useProposals((state) => state.taken);
  const [kind, id] = selected?.split(':') ?? [];
  return (
    <section className={styles.manualEditor} aria-label={t('manual.edit')}>
      {!draft || id === undefined ? (
        <Empty
          title={t('manual.choose')}
          hint={taken ? t('proposals.chooseSituation', { text: taken.text }) : t('manual.chooseHint')}
        />
      ) : null}
      {draft && id !== undefined && kind === 'situation' ? (
        <SituationEditor key={id} content={draft} id={id} />
      ) : null}
      {draft && kind === 'new' ? <NewSituation content={draft} /> : null}
      {draft && id !== undefined && kind === 'rule' ? <RuleEditor key={id} content={draft} id={id} /> : null}
    </section>
  );
}
