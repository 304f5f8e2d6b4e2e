import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { transcriptAt } from '../connection/http.ts';
import { Icon } from '../parts/icon.tsx';
import { dayAndTime } from '../parts/times.ts';
import { useSettings } from '../store/settings.ts';
import { useIsLead } from '../store/selectors.ts';
import { PersonActions } from './person-actions.tsx';
import { PastChats } from './past-chats.tsx';

/** What is known of the customer, and the chats before this one. */
export function CustomerDetails({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const isLead = useIsLead();
  const { customer } = chat;
  const { page = null, referrer = null, attributes = {} } = customer;
  const facts: [string, string | null][] = [
    [t('chat.verified'), customer.verified],
    [t('chat.page'), page],
    [t('chat.contact'), customer.contact],
    [t('chat.referrer'), referrer],
    [t('chat.language'), customer.locale],
    [t('chat.since'), dayAndTime(chat.startedAt, language)],
    ...Object.entries(attributes),
  ];
  return (
    <section className="details" aria-label={t('chat.details')}>
      <dl>
        {facts.map(([name, value]) =>
          value === null || value === '' ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd title={value}>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <PastChats chat={chat} />
      <a className="link" href={transcriptAt(chat.id, 'txt')} download>
        <Icon name="download" size={14} />
        {t('chat.transcript')}
      </a>
      {isLead ? <PersonActions customerId={customer.id} /> : null}
    </section>
  );
}
