import { useTranslation } from 'react-i18next';
import type { Report } from '../../../../protocol/reports.ts';
import { TAG_KINDS } from '../../../../protocol/tags.ts';
import { useTags } from '../../connection/tags.ts';
import { FigureTable, Section } from './figure-table.tsx';
import styles from './reports.module.css';

/** How many chats have each tag, or one below it, in the order of the trees. */
export function TagsPart({ report: { tags = [], total } }: { report: Report }) {
  const { t } = useTranslation();
  const { placed } = useTags();
  if (tags.length === 0) return null;
  const counts = new Map(tags.map(({ id, chats }) => [id, chats]));
  const closed = Math.max(1, total.service.closed);
  const rows = TAG_KINDS.flatMap((kind) =>
    placed
      .filter((tag) => tag.kind === kind && counts.has(tag.id))
      .map(({ id, path }) => {
        const chats = counts.get(id) ?? 0;
        const name = (
          <span className={styles.tagName} data-depth={path.length - 1}>
            {path.length === 1 ? `${t(`tags.kinds.${kind}`)} · ${path.join('')}` : path.at(-1)}
          </span>
        );
        return { key: id, cells: [name, chats, `${Math.round((100 * chats) / closed)}%`] };
      }),
  );
  return (
    <Section title={t('reports.tags')} hint={t('reports.tagsHint')}>
      <FigureTable
        label={t('reports.tags')}
        columns={[t('reports.tag'), t('reports.chats'), t('reports.ofClosed')]}
        rows={rows}
      />
    </Section>
  );
}
