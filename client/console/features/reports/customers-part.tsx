import { useTranslation } from 'react-i18next';
import type { CustomerShare, Measured } from '../../../../protocol/measures.ts';
import { useSettings } from '../../store/settings.ts';
import { FigureLink } from './figure-link.tsx';
import { FigureTable, Section } from './figure-table.tsx';
import { shareText } from './figures.ts';
import { behindName } from './measure-cards.tsx';
import { TableHead } from './table-head.tsx';
import styles from './measures.module.css';

/** Whether a fifth of the customers make four fifths of the chats and complaints, and who they are. S4 */
export function CustomersPart({ measured }: { measured: Measured }) {
  const { t } = useTranslation();
  const { chats, complaints, rows } = measured.customers;
  if (rows.length === 0) return null;
  const name = t('measures.customers.table');
  const partName = {
    complaints: t('measures.parts.complaints.complaints'),
    closed: t('measures.parts.complaints.closed'),
  };
  const behind = (part: 'complaints' | 'closed', key: string, label: string) => ({
    ...{ measure: 'complaints' as const, part, slice: 'customer' as const, key },
    what: behindName(partName[part], label),
  });
  return (
    <Section title={t('measures.customers.heading')} hint={t('measures.customers.hint')}>
      <dl className={styles.shares}>
        <Share kind="chats" share={chats} />
        <Share kind="complaints" share={complaints} />
      </dl>
      <TableHead measured={measured} measure="complaints" table="customers" name={name} />
      <FigureTable
        label={name}
        columns={[
          t('measures.customers.customer'),
          t('measures.customers.class'),
          partName.closed,
          partName.complaints,
        ]}
        rows={rows.map((row) => {
          const label = row.name ?? t('inbox.anonymous', { id: row.id.slice(-4) });
          return {
            key: row.id,
            cells: [
              <bdi key="name">{label}</bdi>,
              row.class ?? t('reports.none'),
              <FigureLink key="chats" value={row.chats} behind={behind('closed', row.id, label)} />,
              <FigureLink
                key="complaints"
                value={row.complaints}
                behind={behind('complaints', row.id, label)}
              />,
            ],
          };
        })}
      />
    </Section>
  );
}

/** What the first fifth make, as a bar over the whole. */
function Share({ kind, share }: { kind: 'chats' | 'complaints'; share: CustomerShare }) {
  const { t } = useTranslation();
  const language = useSettings((one) => one.language);
  const { customers, fifth, ofFifth, whole, makeMost } = share;
  if (whole === 0) return null;
  const part = kind === 'chats' ? 'closed' : 'complaints';
  const what = behindName(t(`measures.parts.complaints.${part}`), t('measures.behind.top'));
  return (
    <div>
      <dt>{t(`measures.customers.${kind}`, { customers, fifth, whole })}</dt>
      <dd>
        <strong>{shareText(ofFifth, whole, language, t)}</strong>{' '}
        <FigureLink
          value={ofFifth}
          behind={{ measure: 'complaints', part, slice: 'fifth', key: 'top', what }}
        />
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" className={styles.track} />
          <rect width={(ofFifth / whole) * 100} height="8" data-part="0" />
        </svg>
        <span className="faint">{t('measures.customers.makeMost', { count: makeMost })}</span>
      </dd>
    </div>
  );
}
