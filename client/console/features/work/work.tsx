import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../parts/boundary.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { useWide } from '../../parts/use-media.ts';
import type { CaseFilters } from '../../store/case-lists.ts';
import { showBeside, showCase, showCaseFolder, useView } from '../../store/view.ts';
import { SideChat } from '../chat/side-chat.tsx';
import { CasePanel } from './case-panel.tsx';
import { WorkList } from './work-list.tsx';
import styles from './work.module.css';

/** The screen of what the desk owes its customers: a list of cases, one of them, and beside it the chat that it came from. */
export function Work() {
  const { t } = useTranslation();
  const wide = useWide();
  const caseNumber = useView((view) => view.caseNumber);
  const chatId = useView((view) => view.chatId);
  const folder = useView((view) => view.caseFolder);
  const [filters, setFilters] = useState<CaseFilters>({});
  const side =
    chatId === null ? null : (
      <SideChat
        chatId={chatId}
        heading={t('work.facts.chat')}
        back={t('work.back')}
        onLeave={() => showBeside('work', null)}
      />
    );
  const ofCustomer = (customer: string) => {
    showCaseFolder('all');
    setFilters({ customer, over: true });
    if (!wide) showCase(null);
  };
  return (
    <main className={styles.work} data-beside={side !== null} aria-label={t('work.heading')}>
      {/* Hidden instead of removed, so that coming back keeps the scroll position. */}
      <section
        className={styles.listPart}
        hidden={!wide && (caseNumber !== null || side !== null)}
        aria-label={t('work.list')}
      >
        <WorkList folder={folder} onFolder={showCaseFolder} filters={filters} onFilters={setFilters} />
      </section>
      {caseNumber === null ? (
        wide && side === null ? (
          <div className={styles.casePart}>
            <Empty title={t('work.choose')} hint={t('work.chooseHint')} />
          </div>
        ) : null
      ) : (
        <Boundary key={caseNumber}>
          <CasePanel number={caseNumber} isHidden={!wide && side !== null} onCustomer={ofCustomer} />
        </Boundary>
      )}
      {side}
    </main>
  );
}
