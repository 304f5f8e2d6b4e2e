import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '../../../../protocol/search.ts';
import { Icon } from '../../parts/icon.tsx';
import type { Group, Option } from './groups.ts';
import styles from './search.module.css';

interface Props {
  id: string;
  groups: readonly Group[];
  /** The line that fetches more, if there is more. */
  more: Option | null;
  /** The id of the option that Enter takes. */
  current: string | null;
  onChoose: (option: Option) => void;
  onPoint: (id: string) => void;
}

/** The list of a combobox: the focus stays in the field, which names the current option. */
export function OptionList({ id, groups, more, current, onChoose, onPoint }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const line = (option: Option) => (
    <Line
      key={option.id}
      id={`${id}-${option.id}`}
      option={option}
      isCurrent={option.id === current}
      onChoose={() => onChoose(option)}
      onPoint={() => onPoint(option.id)}
    />
  );
  return (
    <div ref={list} id={id} role="listbox" aria-label={t('finder.results')} className={styles.list}>
      {groups.map((group) => (
        <div key={group.name} role="group" aria-labelledby={`${id}-${group.name}`}>
          <p id={`${id}-${group.name}`} className={styles.group}>
            {t(`finder.groups.${group.name}`)}
          </p>
          {group.options.map(line)}
        </div>
      ))}
      {more === null ? null : line(more)}
    </div>
  );
}

interface LineProps {
  id: string;
  option: Option;
  isCurrent: boolean;
  onChoose: () => void;
  onPoint: () => void;
}

function Line({ id, option, isCurrent, onChoose, onPoint }: LineProps) {
  const { icon, label, hit, aside, stroke } = option;
  return (
    <div
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={styles.option}
      // The focus stays in the field.
      onPointerDown={(event) => event.preventDefault()}
      onPointerMove={() => {
        if (!isCurrent) onPoint();
      }}
      onClick={onChoose}
    >
      <Icon name={icon} />
      <bdi className={styles.label}>{label}</bdi>
      {hit === null ? null : (
        <bdi className={styles.hit}>
          <Marked hit={hit} />
        </bdi>
      )}
      {aside === '' ? null : <span className={styles.aside}>{aside}</span>}
      {stroke === null ? null : <kbd>{stroke}</kbd>}
    </div>
  );
}

/** A text with its hits marked. */
function Marked({ hit: { text, marks } }: { hit: SearchHit }) {
  const pieces = marks.map(([from, to], at) => (
    <span key={from}>
      {text.slice(marks[at - 1]?.[1] ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {pieces}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}
