import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../../protocol/errors.ts';
import { TAG_KINDS, TAGS_MAX, type Tag, type TagKind, type TagsView } from '../../../../protocol/tags.ts';
import { putTags, fetchTags, useTags } from '../../connection/tags.ts';
import { useFetched } from '../../connection/use-fetched.ts';
import { Button } from '../../parts/button.tsx';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { Icon } from '../../parts/icon.tsx';
import { DelayedSpinner, Empty } from '../../parts/placeholder.tsx';
import { useDesk } from '../../store/desk.ts';
import { draftTags, noteTagsSaved, useTagDrafts } from '../../store/tag-drafts.ts';
import { rowsOf, withAdded, withChanged, withMoved, withoutNothing, withoutTag } from './tree-edits.ts';
import { tagRefusalIn } from './tag-refusal.ts';
import { TagRow } from './tag-row.tsx';
import styles from './tags.module.css';

/** The screen of the tags of chats: the desk's tree and, on a desk with departments, theirs. */
export function TagsScreen() {
  const { t } = useTranslation();
  const departments = useDesk(({ profile }) => profile?.departments);
  const [chosen, setChosen] = useState<string | null>(null);
  const department = departments?.find(({ id }) => id === chosen)?.id ?? null;
  const { view } = useTags();
  const { error, retry } = useFetched(fetchTags);
  const tree = view?.trees.find((one) => one.department === department);
  return (
    <main className="settings" aria-label={t('tags.heading')}>
      <header className="column-head">
        <h2>{t('tags.heading')}</h2>
      </header>
      {/* Focusable, because it scrolls. */}
      <div className="settings-list" tabIndex={0} role="region" aria-label={t('tags.heading')}>
        <p className={styles.explain}>{t('tags.explain')}</p>
        <DepartmentSelect
          label={t('tags.of')}
          departments={departments}
          value={department}
          all={t('tags.desk')}
          onChange={setChosen}
        />
        {tree === undefined ? (
          error === null ? (
            <DelayedSpinner>{t('loading')}</DelayedSpinner>
          ) : (
            <Empty title={t(`errors.${error.code}`)} />
          )
        ) : (
          <TreeEditor key={department ?? ''} tree={tree} onReload={retry} />
        )}
      </div>
    </main>
  );
}

interface EditorProps {
  tree: TagsView['trees'][number];
  onReload: () => void;
}

/** A tree, edited as a whole and saved at once. */
function TreeEditor({ tree, onReload }: EditorProps) {
  const { t } = useTranslation();
  const { department } = tree;
  const draft = useTagDrafts(({ byDepartment }) => byDepartment[department ?? '']);
  const { tags, version } = draft ?? tree;
  const [newest, setNewest] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<WireError | null>(null);
  const [isSaving, setSaving] = useState(false);
  const known = useMemo(() => new Set(tree.tags.map(({ id }) => id)), [tree.tags]);
  const isChanged = JSON.stringify(tags) !== JSON.stringify(tree.tags);
  const setTags = (edited: readonly Tag[]) => {
    draftTags(department, { tags: edited, version });
    setRefusal(null);
  };
  const add = (over: { kind: TagKind } | { parent: string }) => {
    const id = crypto.randomUUID();
    setTags(withAdded(tags, { id, name: '', ...over }));
    setNewest(id);
  };
  const save = async () => {
    setSaving(true);
    const answer = await putTags(department, tags.map(withoutNothing), version);
    setSaving(false);
    if (!answer.ok) return setRefusal(answer.error);
    const kept = answer.trees.find((one) => one.department === department);
    if (kept) noteTagsSaved(department, tags, kept.version);
  };
  const giveUp = () => {
    draftTags(department, null);
    setRefusal(null);
  };
  // Known at once where the change of somebody else has been read; else by the refusal to save.
  const isStale = version !== tree.version || isOverwriting(refusal);
  const reload = () => {
    if (isStale) giveUp();
    onReload();
  };
  const problem = isStale ? t('tags.conflict') : refusal && tagRefusalIn(refusal);
  const isNameless = tags.some(({ name }) => name.trim() === '');
  return (
    <>
      {TAG_KINDS.map((kind) => (
        <section key={kind} className={styles.kind} aria-labelledby={`tags-${kind}`}>
          <div className={styles.kindHead}>
            <h3 id={`tags-${kind}`}>{t(`tags.kinds.${kind}`)}</h3>
            <span className="faint">{t(`tags.kindHints.${kind}`)}</span>
            <span className="spring" />
            <Button kind="quiet" isDisabled={tags.length >= TAGS_MAX} onPress={() => add({ kind })}>
              <Icon name="plus" />
              {t('tags.add', { kind: t(`tags.kinds.${kind}`) })}
            </Button>
          </div>
          <ul className={styles.rows}>
            {rowsOf(tags, kind).map(({ tag, depth }) => (
              <TagRow
                key={tag.id}
                tag={tag}
                depth={depth}
                tags={tags}
                isKnown={known.has(tag.id)}
                isNewest={tag.id === newest}
                onChange={(change) => setTags(withChanged(tags, tag.id, change))}
                onMove={(by) => setTags(withMoved(tags, tag.id, by))}
                onAdd={() => add({ parent: tag.id })}
                onRemove={() => setTags(withoutTag(tags, tag.id))}
              />
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.saveBar} role="group" aria-label={t('tags.saving')}>
        {problem === null ? null : (
          <p role="alert" className={styles.problem}>
            {problem}{' '}
            <Button kind="quiet" onPress={reload}>
              {t('tags.reload')}
            </Button>
          </p>
        )}
        <span className="spring" />
        <Button kind="quiet" isDisabled={!isChanged} onPress={giveUp}>
          {t('tags.giveUp')}
        </Button>
        <Button kind="main" isDisabled={!isChanged || isNameless || isSaving} onPress={() => void save()}>
          {t('tags.save')}
        </Button>
      </div>
    </>
  );
}

/** Somebody else has saved the tree since it was read. */
function isOverwriting(refusal: WireError | null): boolean {
  return refusal?.code === 'conflict' && refusal.message.includes('meanwhile');
}
