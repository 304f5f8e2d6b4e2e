import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { loadVersions } from '../../connection/manual-desk.ts';
import { useManualDesk, type ManualDesk } from '../../store/manual-desk.ts';
import { loadUses } from '../../connection/manual-desk.ts';
import { Browse } from './browse.tsx';
import { Editor } from './editor.tsx';
import { Files } from './files.tsx';
import { Readers } from './readers.tsx';
import { SaveBar } from './save-bar.tsx';
import { TryBox } from './try-box.tsx';
import { Versions } from './versions.tsx';

const TABS: ManualDesk['tab'][] = ['edit', 'versions', 'files', 'readers'];

/** The manual in a lead's hands: read, change, try, publish. */
export function ManualScreen() {
  const { t } = useTranslation();
  const tab = useManualDesk((desk) => desk.tab);
  useEffect(() => {
    void loadVersions();
    void loadUses();
  }, []);
  return (
    <main className="manual" aria-label={t('manual.heading')}>
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
        <div className="manual-columns">
          <Browse />
          <Editor />
          <TryBox />
        </div>
      ) : null}
      {tab === 'versions' ? <Versions /> : null}
      {tab === 'files' ? <Files /> : null}
      {tab === 'readers' ? <Readers /> : null}
    </main>
  );
}
