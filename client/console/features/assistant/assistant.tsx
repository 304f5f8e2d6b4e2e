import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { run } from '../../store/commands.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Boundary } from '../../parts/boundary.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { useDesk } from '../../store/desk.ts';
import { rightsIn, useAsker, useCurrentChat } from '../../store/selectors.ts';
import { LeadOffer } from './lead-offer.tsx';
import { Learned } from './learned.tsx';
import { leadOfferedIn } from './apply.ts';
import { NextStep } from './next-step.tsx';
import { Phrases } from './phrases.tsx';
import { Reminders } from './reminders.tsx';
import { ChooseSituation, SituationList } from './situation-list.tsx';
import { Warnings } from './warnings.tsx';
import styles from './assistant.module.css';

/** The right column: the manual's suggestions for the chat, and the other parts below. */
export function Assistant({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <section className={styles.assistant} aria-label={t('assistant.region')}>
      <header className="column-head">
        <h2>{t('assistant.heading')}</h2>
        <span className="spring" />
        <ActionButton
          label={t('assistant.search')}
          icon="search"
          command="find"
          onPress={() => run('find')}
        />
      </header>
      <div className={styles.assistantBody}>
        <Boundary>
          <Advice />
        </Boundary>
      </div>
      {children}
    </section>
  );
}

function Advice() {
  const { t } = useTranslation();
  const chat = useCurrentChat();
  const asker = useAsker();
  const news = useDesk((state) => (chat ? state.suggestions[chat.id] : undefined));
  if (!chat) return <Empty title={t('assistant.noChat')} />;
  if (chat.status === 'closed') return <Empty title={t('assistant.over')} />;
  if (chat.status === 'waiting') return <Empty title={t('assistant.waiting')} />;
  if (!rightsIn(chat, asker).speak) return <Empty title={t('assistant.others')} />;
  const offered = leadOfferedIn(chat, asker);
  const nothing = !news || (news.situations.length === 0 && news.phrases.length === 0 && !news.next);
  return (
    <>
      <Warnings chat={chat} suggestions={news} />
      <Reminders chat={chat} suggestions={news} />
      <Learned chat={chat} />
      {offered ? <LeadOffer chatId={chat.id} since={offered.since} /> : null}
      {nothing ? (
        offered ? null : (
          <Quiet chatId={chat.id} isAnswered={chat.owes === 'customer'} />
        )
      ) : (
        <>
          <SituationList chatId={chat.id} suggestions={news} />
          <Phrases phrases={news.phrases} />
          {news.next && !offered ? <NextStep next={news.next} /> : null}
        </>
      )}
    </>
  );
}

/** Shown without suggestions: the customer has to answer, or no situation of the manual applies. */
function Quiet({ chatId, isAnswered }: { chatId: string; isAnswered: boolean }) {
  const { t } = useTranslation();
  if (isAnswered) return <Empty title={t('assistant.answered')} />;
  return (
    <>
      <Empty title={t('assistant.quiet')} hint={t('assistant.quietHint')} />
      <div className={styles.chooseAlone}>
        <ChooseSituation chatId={chatId} />
      </div>
    </>
  );
}
