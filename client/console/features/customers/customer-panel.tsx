import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerInFull } from '../../../../protocol/customer-records.ts';
import { loadCustomer } from '../../connection/customers.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { Face } from '../../parts/face.tsx';
import { Icon } from '../../parts/icon.tsx';
import { customerName, languageName } from '../../parts/names.ts';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { dateAndTime } from '../../parts/times.ts';
import { useWide } from '../../parts/use-media.ts';
import { CUSTOMER_PART, inList, useCustomers } from '../../store/customers.ts';
import { useDesk } from '../../store/desk.ts';
import { useIsLead } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import { showCustomer } from '../../store/view.ts';
import { PersonActions } from '../chat/customer/customer-part.tsx';
import { JoinedRecords } from '../chat/customer/joined-records.tsx';
import { Pages } from '../chat/customer/pages.tsx';
import { ChatsOfPerson } from '../chat/customer/past-chats.tsx';
import { CustomerRecord } from '../chat/customer/record.tsx';
import { RecordedCases } from '../chat/customer/recorded-cases.tsx';
import { useAttributeName } from '../chat/customer/attribute-name.ts';
import styles from './customers.module.css';

/** One customer: their record, editable in its place, their cases and chats. [P9] */
export function CustomerPanel({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const wide = useWide();
  const isOnline = useDesk((state) => state.connection === 'online');
  const { error } = useFetched(
    useCallback(() => loadCustomer(customerId), [customerId]),
    String(isOnline),
  );
  const full = useCustomers(({ known }) => known[customerId]);
  const name = full ? customerName(full, t) : '';
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // In a narrow window the list that had the focus is hidden.
    if (!wide) heading.current?.focus();
  }, [wide]);
  return (
    <section className={styles.onePart} id={CUSTOMER_PART} tabIndex={-1} aria-label={t('chat.details')}>
      <header className="column-head">
        {wide ? null : (
          <Button kind="icon" aria-label={t('customer.list.back')} onPress={() => showCustomer(null)}>
            <Icon name="back" />
          </Button>
        )}
        {full ? (
          <Face id={full.customer.id} name={full.customer.name} size="small" online={full.customer.online} />
        ) : null}
        <h2 ref={heading} tabIndex={-1} className="clip">
          <bdi>{name}</bdi>
        </h2>
        {full ? (
          <span className="faint small">{t(full.customer.online ? 'chat.online' : 'chat.gone')}</span>
        ) : null}
      </header>
      {full && error?.code !== 'not_found' ? (
        <Known full={full} customerId={customerId} />
      ) : error === null ? (
        <DelayedSpinner>{t('loading')}</DelayedSpinner>
      ) : (
        <Empty title={error.code === 'not_found' ? t('customer.list.notFound') : refusalIn(error)} />
      )}
    </section>
  );
}

function Known({ full, customerId }: { full: CustomerInFull; customerId: string }) {
  const { t } = useTranslation();
  const isLead = useIsLead();
  const [newest] = full.chats;
  return (
    // Focusable, because it scrolls.
    <div className={styles.one} role="region" aria-label={t('customer.record')} tabIndex={0}>
      <CustomerRecord place={inList(customerId)} customerId={customerId} />
      <Facts full={full} />
      <RecordedCases customerId={customerId} />
      <ChatsOfPerson heading={t('customer.list.chats')} chats={full.chats} />
      <Pages customerId={customerId} />
      <JoinedRecords customerId={customerId} />
      {isLead && newest ? <PersonActions chat={newest} /> : null}
    </div>
  );
}

/** What their website and their browser say of them. */
function Facts({ full: { customer } }: { full: CustomerInFull }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const nameOf = useAttributeName();
  const { locale, lastSeenAt, attributes, device, timeZone, sources } = customer;
  const verified = sources.map((one) => one.verified).find((one) => one !== null) ?? null;
  const facts: [name: string, value: string | null][] = [
    [t('customer.list.seen'), dateAndTime(lastSeenAt, language)],
    [t('chat.verified'), verified],
    ...Object.entries(attributes).map(([name, value]): [string, string] => [nameOf(name), value]),
    [t('chat.language'), locale === null ? null : languageName(locale, language)],
    [t('customer.device'), device],
    [t('customer.localTime'), timeZone],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
