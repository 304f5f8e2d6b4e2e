import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import styles from './reports.module.css';

/** The number of rows shown at first in a longer table. */
const SHOWN = 12;

/** A row: its name, then its figures. */
export interface FigureRow {
  key: string;
  cells: readonly ReactNode[];
}

/** A table of figures. Focusable, because it scrolls horizontally in a narrow window. */
export function FigureTable({
  label,
  columns,
  rows,
}: {
  label: string;
  columns: readonly string[];
  rows: readonly FigureRow[];
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, SHOWN);
  return (
    <>
      <div className={styles.figureTable} role="region" aria-label={label} tabIndex={0}>
        <table>
          <caption className="hidden">{label}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, cells: [name, ...figures] }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {figures.map((figure, at) => (
                  <td key={columns[at + 1]}>{figure}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length ? (
        <Button kind="quiet" onPress={() => setAll(true)}>
          {t('reports.more', { count: rows.length })}
        </Button>
      ) : null}
    </>
  );
}

/** A section of the report with its heading. */
export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <section className={styles.reportPart} aria-label={title}>
      <h3>{title}</h3>
      {hint === undefined ? null : <p className="faint">{hint}</p>}
      {children}
    </section>
  );
}
