import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { isComposed } from '../../parts/keys.ts';
import { WordsField } from '../../parts/words-field.tsx';
import styles from './customers.module.css';

/** When somebody was seen last, counted from now. */
export const SEEN = ['day', 'week', 'month', 'longAgo'] as const;

/** What the list is narrowed by; what is left out is not asked for. */
export interface CustomerFilters {
  q?: string;
  class?: string;
  tag?: string;
  seen?: (typeof SEEN)[number];
  open?: true;
}

interface Props {
  filters: CustomerFilters;
  onFilters: (filters: CustomerFilters) => void;
  /** Classes and tags that are in the list: they are offered. */
  classes: readonly string[];
  tags: readonly string[];
}

/** Which customers are listed: by words, and behind a button by class, tag, last visit and running cases. */
export function CustomerFilterBar({ filters, onFilters, classes, tags }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const count = Object.keys(filters).filter((one) => one !== 'q').length;
  const set = (more: Partial<Record<keyof CustomerFilters, string>>) => onFilters(narrowed(filters, more));
  return (
    <div className={styles.filters}>
      <div className={styles.filterBar}>
        <WordsField label={t('customer.list.words')} words={filters.q ?? ''} onWords={(q) => set({ q })} />
        <Button kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <Icon name="sliders" />
          {count === 0 ? t('customer.list.filters') : t('customer.list.filtersOn', { n: count })}
        </Button>
      </div>
      {isOpen ? (
        <div className={styles.moreFilters}>
          <WholeField
            label={t('customer.list.class')}
            value={filters.class ?? ''}
            offered={classes}
            onValue={(value) => set({ class: value })}
          />
          <WholeField
            label={t('customer.list.tag')}
            value={filters.tag ?? ''}
            offered={tags}
            onValue={(value) => set({ tag: value })}
          />
          <Select
            label={t('customer.list.seen')}
            value={filters.seen ?? ''}
            onChange={(seen) => set({ seen })}
          >
            <option value="">{t('customer.list.anyTime')}</option>
            {SEEN.map((one) => (
              <option key={one} value={one}>
                {t(`customer.list.${one}`)}
              </option>
            ))}
          </Select>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={filters.open === true}
              onChange={({ target }) => set({ open: target.checked ? 'true' : '' })}
            />
            {t('customer.list.open')}
          </label>
          <Button kind="quiet" isDisabled={count === 0} onPress={() => onFilters(onlyWords(filters))}>
            {t('customer.list.clear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface WholeFieldProps {
  label: string;
  value: string;
  offered: readonly string[];
  onValue: (value: string) => void;
}

/** A value as a whole: what is typed counts on Enter or when the field is left, what is chosen at once. */
function WholeField({ label, value, offered, onValue }: WholeFieldProps) {
  const list = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const done = (): void => {
    if (typed.trim() !== value) onValue(typed.trim());
  };
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        list={list}
        value={typed}
        maxLength={30}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value);
          if (offered.includes(target.value)) onValue(target.value);
        }}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !isComposed(event.nativeEvent)) done();
        }}
      />
      <datalist id={list}>
        {offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </label>
  );
}

function onlyWords({ q }: CustomerFilters): CustomerFilters {
  return q === undefined ? {} : { q };
}

/** The filters with more of them, or fewer: what is empty is not asked for. */
function narrowed(
  filters: CustomerFilters,
  more: Partial<Record<keyof CustomerFilters, string>>,
): CustomerFilters {
  const { q = '', class: level = '', tag = '', seen = '', open = '' } = { ...strings(filters), ...more };
  const time = SEEN.find((one) => one === seen);
  return {
    ...(q === '' ? {} : { q }),
    ...(level === '' ? {} : { class: level }),
    ...(tag === '' ? {} : { tag }),
    ...(time === undefined ? {} : { seen: time }),
    ...(open === '' ? {} : { open: true }),
  };
}

function strings({ open, ...same }: CustomerFilters): Partial<Record<keyof CustomerFilters, string>> {
  return { ...same, ...(open === undefined ? {} : { open: 'true' }) };
}
