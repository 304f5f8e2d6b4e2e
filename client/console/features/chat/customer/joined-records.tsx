import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerRecordView, CustomerRow } from '../../../../../protocol/customer-records.ts';
import { findCustomers, joinCustomers, partCustomers } from '../../../connection/customers.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { Button } from '../../../parts/button.tsx';
import { LineField } from '../../../parts/fields.tsx';
import { dayAndTime } from '../../../parts/times.ts';
import { useCustomers } from '../../../store/customers.ts';
import { useSettings } from '../../../store/settings.ts';
import styles from './customer.module.css';

/** Records that may be the same person, at most; a search shows as many. */
const SHOWN = 3;

/** The records that this person has, each with a way apart, and those that may be theirs too. [P9] */
export function JoinedRecords({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const record = useCustomers(({ known }) => known[customerId]?.customer);
  const [q, setQ] = useState('');
  const others = useOthers(record, q.trim());
  if (!record) return null;
  const isAsked = q.trim() !== '';
  const isOpen = record.sources.length > 1 || (!isAsked && others !== null && others.length > 0);
  const isNone = isAsked && others?.length === 0;
  return (
    <details className={styles.fold} {...(isOpen ? { open: true } : {})}>
      <summary>{t('customer.join.heading')}</summary>
      <Joined record={record} customerId={customerId} />
      <LineField label={t('customer.join.search')} value={q} onChange={setQ} />
      {!isAsked && others && others.length > 0 ? <p className="faint">{t('customer.join.perhaps')}</p> : null}
      {isNone ? <p className="faint">{t('customer.join.none')}</p> : null}
      <ul>
        {(others ?? []).slice(0, SHOWN).map((one) => (
          <Candidate
            key={one.id}
            one={one}
            onJoin={() => void joinCustomers(customerId, one.id).then(() => setQ(''))}
          />
        ))}
      </ul>
    </details>
  );
}

/** Records that have these words, or else the same contact: nothing is joined by itself. Null until they are loaded. */
function useOthers(record: CustomerRecordView | undefined, q: string): CustomerRow[] | null {
  const sought = q || (record?.contacts[0] ?? '');
  const ask = useCallback(() => findCustomers(sought), [sought]);
  const { data } = useFetched(sought === '' ? null : ask, record?.version);
  if (sought === '' || !record || !data) return null;
  const own = record.sources.map(({ id }) => id);
  return data.customers.filter(({ id }) => !own.includes(id));
}

function Joined({ record, customerId }: { record: CustomerRecordView; customerId: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <ul>
      {record.sources.slice(1).map(({ id, name, contact, lastSeenAt }) => (
        <li key={id} className={styles.source}>
          <bdi>{[name ?? t('customer.join.unnamed'), contact].filter(Boolean).join(' · ')}</bdi>
          <time className="faint small">{dayAndTime(lastSeenAt, language)}</time>
          <Button kind="quiet" onPress={() => void partCustomers(record.id, id, customerId)}>
            {t('customer.join.undo')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Candidate({ one, onJoin }: { one: CustomerRow; onJoin: () => void }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <li className={styles.source}>
      <bdi>
        {[one.name ?? t('customer.join.unnamed'), one.company, ...one.contacts].filter(Boolean).join(' · ')}
      </bdi>
      <time className="faint small">{dayAndTime(one.lastSeenAt, language)}</time>
      <Button kind="quiet" onPress={onJoin}>
        {t('customer.join.do')}
      </Button>
    </li>
  );
}
