import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../parts/boundary.tsx';
import { Empty } from '../../parts/placeholder.tsx';
import { useWide } from '../../parts/use-media.ts';
import { useView } from '../../store/view.ts';
import { CustomerList } from './customer-list.tsx';
import type { CustomerFilters } from './customer-filters.tsx';
import { CustomerPanel } from './customer-panel.tsx';
import styles from './customers.module.css';

/** The screen of all customers that this person may see: a list, and the record of one of them. [P9] */
export function Customers() {
  const { t } = useTranslation();
  const wide = useWide();
  const customerId = useView((view) => view.customerId);
  const [filters, setFilters] = useState<CustomerFilters>({});
  return (
    <main className={styles.customers} aria-label={t('customer.list.heading')}>
      {/* Hidden instead of removed, so that coming back keeps the scroll position. */}
      <section
        className={styles.listPart}
        hidden={!wide && customerId !== null}
        aria-label={t('customer.list.heading')}
      >
        <CustomerList filters={filters} onFilters={setFilters} />
      </section>
      {customerId === null ? (
        wide ? (
          <div className={styles.onePart}>
            <Empty title={t('customer.list.choose')} hint={t('customer.list.chooseHint')} />
          </div>
        ) : null
      ) : (
        <Boundary key={customerId}>
          <CustomerPanel customerId={customerId} />
        </Boundary>
      )}
    </main>
  );
}
