import { useEffect } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.tsx';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { isContact } from '../../../../../protocol/contact.ts';
import { loadCustomer } from '../../../connection/customers.ts';
import { download } from '../../../connection/download.ts';
import { transcriptAt } from '../../../connection/http.ts';
import { Face } from '../../../parts/face.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { customerName, languageName } from '../../../parts/names.ts';
import { dayAndTime } from '../../../parts/times.ts';
import { useClock } from '../../../store/clock.ts';
import { CUSTOMER_PART, useCustomers } from '../../../store/customers.ts';
import { useDesk } from '../../../store/desk.ts';
import { useCurrentChat, useIsLead } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { useAttributeName } from './attribute-name.ts';
import { JoinedRecords } from './joined-records.tsx';
import { Pages } from './pages.tsx';
import { PastChats } from './past-chats.tsx';
import { CustomerRecord } from './record.tsx';
import { RecordedCases } from './recorded-cases.tsx';
import { openDialog } from '../../../store/view.ts';
import { personFileAt } from '../../../connection/team.ts';
import styles from './customer.module.css';

/** The customer of the chat: contact, page, the website's attributes, earlier chats. */
export function CustomerPart() {
  const { t } = useTranslation();
  const chat = useCurrentChat();
  const isLead = useIsLead();
  useRecord(chat);
  if (!chat) return null;
  const { customer } = chat;
  return (
    <section className={styles.customerPart} id={CUSTOMER_PART} tabIndex={-1} aria-label={t('chat.details')}>
      <header className={styles.customerHead}>
        <Face id={customer.id} name={customer.name} size="small" online={customer.online} />
        <h3 className="clip">
          <bdi>{customerName(chat, t)}</bdi>
        </h3>
        <span className="faint small">{t(customer.online ? 'chat.online' : 'chat.gone')}</span>
      </header>
      <CustomerRecord place={chat.id} customerId={customer.id} />
      <Facts chat={chat} />
      <Pages customerId={customer.id} />
      <RecordedCases customerId={customer.id} />
      <PastChats key={customer.id} chat={chat} />
      <JoinedRecords key={`${customer.id} joined`} customerId={customer.id} />
      <a
        className="link"
        href={transcriptAt(chat.id, 'txt')}
        download
        onClick={(event) => void download(event)}
      >
        <Icon name="download" size={14} />
        {t('chat.transcript')}
      </a>
      {isLead ? <PersonActions chat={chat} /> : null}
    </section>
  );
}

/** Reads the record when a chat is shown, and again whenever it has changed. */
function useRecord(chat: StaffChat | null): void {
  const isOnline = useDesk((state) => state.connection === 'online' && state.known);
  const id = chat?.customer.id;
  const { record, visitedAt } = chat?.customer ?? {};
  const version = `${record?.id ?? ''} ${String(record?.version)} ${visitedAt ?? ''}`;
  // The chat of an erased person leads to nobody.
  const isErased = useDesk(
    ({ logs }) => logs[chat?.id ?? '']?.entries.some(({ kind }) => kind === 'erased') === true,
  );
  useEffect(() => {
    if (isOnline && id !== undefined && !isErased) void loadCustomer(id);
  }, [isOnline, id, version, isErased]);
}

function Facts({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const nameOf = useAttributeName();
  const { verified, contact, locale, page = null, referrer = null, attributes = {} } = chat.customer;
  const known = useCustomers((state) => state.known[chat.customer.id]?.customer);
  const { device = null, timeZone = null, contacts = [] } = known ?? {};
  const minute = useClock(({ now }) => Math.floor(now / 60_000));
  const facts: [name: string, value: string | null][] = [
    // The record has it already.
    [t('chat.contact'), contact !== null && contacts.includes(contact) ? null : contactText(contact, t)],
    [t('chat.verified'), verified],
    ...Object.entries(attributes).map(([name, value]): [string, string] => [nameOf(name), value]),
    [t('chat.page'), page],
    [t('chat.referrer'), referrer],
    [t('chat.language'), locale === null ? null : languageName(locale, language)],
    [t('customer.device'), device],
    [t('customer.localTime'), timeZone && localTime(timeZone, minute * 60_000, language)],
    [t('chat.since'), dayAndTime(chat.startedAt, language)],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="clip" title={value}>
              <Fact value={value} />
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** The time where the customer is; null where the browser does not know their zone. */
function localTime(timeZone: string, now: number, language: string): string | null {
  try {
    const time = { timeZone, hour: '2-digit', minute: '2-digit', weekday: 'short' } as const;
    return `${new Intl.DateTimeFormat(language, time).format(now)} · ${timeZone}`;
  } catch {
    return null;
  }
}

/** A website may send any text as contact; one that is not usable is shown as such. */
function contactText(contact: string | null, t: TFunction): string {
  if (contact === null) return t('chat.contactUnknown');
  return isContact(contact) ? contact : t('chat.contactUnusable', { contact });
}

/** A link for web addresses, opened without a referrer. */
function Fact({ value }: { value: string }) {
  const address = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : null;
  if (address === null) return <bdi>{value}</bdi>;
  return (
    <a className="link clip" href={address.href} target="_blank" rel="noopener noreferrer">
      {address.host + (address.pathname === '/' ? '' : address.pathname)}
    </a>
  );
}

/** A lead's actions for a person's data: export and erase. S0(8.1) */
export function PersonActions({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  return (
    <div className={styles.personActions} role="group" aria-label={t('chat.person.label')}>
      {(['html', 'json'] as const).map((format) => (
        <a
          key={format}
          className="link"
          href={personFileAt(chat.customer.id, format)}
          download
          onClick={(event) => void download(event)}
        >
          <Icon name="download" size={14} />
          {t(`chat.person.${format}`)}
        </a>
      ))}
      <Button kind="danger" onPress={() => openDialog({ name: 'erase', chat })}>
        <Icon name="bin" size={14} />
        {t('chat.person.erase')}
      </Button>
    </div>
  );
}
