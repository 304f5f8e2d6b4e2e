import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TAG_DEPTH_MAX, TAG_KINDS, TAG_NAME_MAX, type Tag, type TagKind } from '../../../../protocol/tags.ts';
import { useManual } from '../../connection/manuals.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { useSettings } from '../../store/settings.ts';
import { placesFor } from './tree-edits.ts';
import styles from './tags.module.css';

interface Props {
  tag: Tag;
  depth: number;
  tags: readonly Tag[];
  /** It is saved already, so it is retired rather than removed. */
  isKnown: boolean;
  isNewest: boolean;
  onChange: (change: (tag: Tag) => Tag) => void;
  onMove: (by: -1 | 1) => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** One tag: its name in place; below it, on demand, where it stands and which situations it stands for. */
export function TagRow({ tag, depth, tags, isKnown, isNewest, ...acts }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isRetired = tag.retired === true;
  const name = tag.name === '' ? t('tags.unnamed') : tag.name;
  const retire = () =>
    acts.onChange(({ retired, ...rest }) => (retired === true ? rest : { ...rest, retired: true }));
  return (
    <li className={styles.row} data-depth={depth} data-retired={isRetired}>
      <div className={styles.line}>
        <input
          className="input"
          aria-label={t('tags.nameOf', { name })}
          value={tag.name}
          maxLength={TAG_NAME_MAX}
          autoFocus={isNewest}
          autoComplete="off"
          onChange={({ target }) => acts.onChange((before) => ({ ...before, name: target.value }))}
        />
        {isRetired ? <span className="mark">{t('tags.retired')}</span> : null}
        <Button kind="icon" aria-label={t('tags.up', { name })} onPress={() => acts.onMove(-1)}>
          <Icon name="up" />
        </Button>
        <Button kind="icon" aria-label={t('tags.down', { name })} onPress={() => acts.onMove(1)}>
          <Icon name="down" />
        </Button>
        <Button
          kind="icon"
          aria-label={t('tags.addBelow', { name })}
          isDisabled={depth + 1 >= TAG_DEPTH_MAX || isRetired}
          onPress={acts.onAdd}
        >
          <Icon name="plus" />
        </Button>
        <Button
          kind="icon"
          aria-label={t('tags.more', { name })}
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
        </Button>
      </div>
      {isOpen ? (
        <div className={styles.details}>
          <PlaceSelect tag={tag} tags={tags} onChange={acts.onChange} />
          <Situations tag={tag} onChange={acts.onChange} />
          <div className={styles.acts}>
            {isKnown ? (
              <Button kind="quiet" onPress={retire}>
                {t(isRetired ? 'tags.restore' : 'tags.retire')}
              </Button>
            ) : null}
            <Button kind="quiet" onPress={acts.onRemove}>
              <Icon name="bin" />
              {t('tags.remove')}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}

function PlaceSelect({ tag, tags, onChange }: Pick<Props, 'tag' | 'tags' | 'onChange'>) {
  const { t } = useTranslation();
  const { parents } = placesFor(tags, tag.id);
  const move = (value: string) =>
    onChange((before) => {
      const kind = TAG_KINDS.find((one) => topOf(one) === value);
      return { ...wordsOf(before), ...(kind === undefined ? { parent: value } : { kind }) };
    });
  return (
    <Select label={t('tags.place')} value={tag.parent ?? topOf(tag.kind)} onChange={move}>
      {TAG_KINDS.map((kind) => (
        <option key={kind} value={topOf(kind)}>
          {t('tags.top', { kind: t(`tags.kinds.${kind}`) })}
        </option>
      ))}
      {parents.map(({ id, path }) => (
        <option key={id} value={id}>
          {path}
        </option>
      ))}
    </Select>
  );
}

/** A tag without its place. */
function wordsOf({ id, name, situations, retired }: Tag): Tag {
  return {
    ...{ id, name },
    ...(situations === undefined ? {} : { situations }),
    ...(retired === undefined ? {} : { retired }),
  };
}

function topOf(kind: TagKind = 'reason'): string {
  return `kind ${kind}`;
}

/** The situations that a tag stands for, and a list to add one. */
function Situations({ tag, onChange }: Pick<Props, 'tag' | 'onChange'>) {
  const { t } = useTranslation();
  const manual = useManual(useSettings(({ language }) => language));
  const titles = useMemo(
    () => new Map((manual?.situations ?? []).map(({ id, title }) => [id, title])),
    [manual],
  );
  const own = tag.situations ?? [];
  // A list that is empty is left out when the tree is saved.
  const keep = (situations: string[]) => onChange((before) => ({ ...before, situations }));
  return (
    <div className={styles.situations}>
      <Select
        label={t('tags.situations')}
        value=""
        onChange={(id) => {
          if (id !== '') keep([...own, id]);
        }}
      >
        <option value="">{t('tags.addSituation')}</option>
        {[...titles]
          .filter(([id]) => !own.includes(id))
          .map(([id, title]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
      </Select>
      {own.map((id) => (
        <Button
          key={id}
          kind="quiet"
          aria-label={t('tags.removeSituation', { title: titles.get(id) ?? id })}
          onPress={() => keep(own.filter((one) => one !== id))}
        >
          {titles.get(id) ?? id}
          <Icon name="cross" size={12} />
        </Button>
      ))}
    </div>
  );
}
