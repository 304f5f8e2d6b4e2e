import { useTranslation } from 'react-i18next';
import type { Measure, Measured, Slice } from '../../../../protocol/measures.ts';
import { download } from '../../connection/download.ts';
import * as http from '../../connection/http.ts';
import { Icon } from '../../parts/icon.tsx';
import styles from './measures.module.css';

/** The name of a table, and its file. */
export function TableHead(props: {
  measured: Measured;
  measure: Measure;
  table: Slice | 'series' | 'missing' | 'customers';
  name: string;
}) {
  const { measured, measure, table, name } = props;
  const { t } = useTranslation();
  const { from, to, department, by } = measured;
  const of = department === undefined ? {} : { department };
  const label = t('measures.csv', { table: name });
  return (
    <h4 className={styles.tableHead}>
      {name}
      <a
        className="button icon"
        href={http.measuresFileAt({ from, to, by, measure, table, ...of })}
        aria-label={label}
        title={label}
        download
        onClick={(event) => void download(event)}
      >
        <Icon name="download" />
      </a>
    </h4>
  );
}
