import { useTranslation } from 'react-i18next';
import { RECORD_FIELDS, type CustomerInFull } from '../../../../../protocol/customer-records.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { numberAndName } from '../../../parts/names.ts';
import { dateAndTime } from '../../../parts/times.ts';
import { editCustomer, useCustomers } from '../../../store/customers.ts';
import { useDesk } from '../../../store/desk.ts';
import { useSettings } from '../../../store/settings.ts';
import { RecordForm } from './record-form.tsx';
import styles from './customer.module.css';

interface Props {
  /** Where it is edited: a chat by its id, or the list of customers as {@link inList}. */
  place: string;
  customerId: string;
}

/** What staff have written down about a customer, editable in its place. [P9] */
export function CustomerRecord({ place, customerId }: Props) {
  const { t } = useTranslation();
  const full = useCustomers(({ known }) => known[customerId]);
  const isEditing = useCustomers(({ editing }) => editing === place);
  if (!full) return null;
  const { customer } = full;
  if (isEditing)
    return <RecordForm key={customerId} place={place} customerId={customerId} record={customer} />;
  const isEmpty = customer.version === 0 && customer.name === null && customer.contacts.length === 0;
  return (
    <section className={styles.record} aria-label={t('customer.record')}>
      <div className={styles.recordHead}>
        <h3>{t('customer.record')}</h3>
        <span className="spring" />
        <Button kind="quiet" onPress={() => editCustomer(place)}>
          <Icon name="note" size={14} />
          {t('customer.edit')}
        </Button>
      </div>
      {isEmpty ? <p className="faint">{t('customer.nothing')}</p> : null}
      <dl className={styles.facts}>
        {RECORD_FIELDS.map((field) => {
          const value = customer[field];
          if (value === null || value.length === 0) return null;
          return (
            <div key={field}>
              <dt>{t(`customer.fields.${field}`)}</dt>
              <dd className={styles.written}>
                <Values value={value} unsure={customer.unconfirmed} isTag={field === 'tags'} />
              </dd>
            </div>
          );
        })}
      </dl>
      <Changes full={full} />
    </section>
  );
}

interface ValuesProps {
  value: string | readonly string[];
  /** Only the customer has said so. */
  unsure: readonly string[];
  isTag: boolean;
}

function Values({ value, unsure, isTag }: ValuesProps) {
  const { t } = useTranslation();
  if (typeof value === 'string') return <bdi>{value}</bdi>;
  return (
    <ul className={styles.values}>
      {value.map((one) => (
        <li key={one}>
          <bdi className={isTag ? 'mark' : ''}>{one}</bdi>
          {!isTag && unsure.includes(one) ? (
            <span className="faint small"> · {t('customer.said')}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Who has changed what, the newest first. */
function Changes({ full: { entries } }: { full: CustomerInFull }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  if (entries.length === 0) return null;
  const words = (value: string | string[] | null): string =>
    value === null || value.length === 0 ? t('customer.empty') : String(value);
  return (
    <details className={styles.fold}>
      <summary>
        {t('customer.changes')} {entries.length}
      </summary>
      <ol>
        {entries.map(({ at, by, type, changes }, index) => (
          <li key={`${at} ${index}`}>
            <span translate="no">{numberAndName(staff, by)}</span>{' '}
            <time className="faint small">{dateAndTime(at, language)}</time>
            {type === 'changed' ? null : (
              <p>{t(type === 'joined' ? 'customer.joinedOn' : 'customer.partedOn')}</p>
            )}
            {RECORD_FIELDS.map((field) => {
              const change = changes[field];
              if (change === undefined) return null;
              const said = { from: words(change.from), to: words(change.to) };
              return (
                <p key={field}>
                  <bdi>{t('customer.changed', { field: t(`customer.fields.${field}`), ...said })}</bdi>
                </p>
              );
            })}
          </li>
        ))}
      </ol>
    </details>
  );
}
