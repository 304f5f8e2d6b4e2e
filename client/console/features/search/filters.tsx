import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CLOSE_REASONS } from '../../../../protocol/entry.ts';
import { useManual } from '../../connection/manuals.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { numberAndName } from '../../parts/names.ts';
import { TagSelect } from '../../connection/tag-select.tsx';
import { useDesk } from '../../store/desk.ts';
import { useIsLead } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import styles from './search.module.css';

/** What narrows the chats that are found. */
export interface SearchFilters {
  agent?: string;
  department?: string;
  reason?: (typeof CLOSE_REASONS)[number];
  situation?: string;
  tag?: string;
  rating?: string;
  from?: string;
}

/** Periods in days. */
const PERIODS = [1, 7, 30, 90] as const;
const RATINGS = ['5', '4', '3', '2', '1'] as const;
const DAY_MS = 86_400_000;

/** Filters of the chats, in one row of lists. */
export function Filters({
  filters,
  now,
  onFilters,
}: {
  filters: SearchFilters;
  now: number;
  onFilters: (filters: SearchFilters) => void;
}) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk((state) => state.profile?.departments) ?? [];
  const isLead = useIsLead();
  const situations = useSituations();
  const people = Object.values(staff).toSorted((one, other) => one.number.localeCompare(other.number));
  const set = (name: keyof SearchFilters, value: string) => {
    const others = Object.entries(filters).filter(([one]) => one !== name);
    onFilters(Object.fromEntries(value === '' ? others : [...others, [name, value]]));
  };
  const periodOf = (from: string | undefined): string =>
    from === undefined ? '' : String(Math.round((now - Date.parse(from)) / DAY_MS));
  return (
    <div className={styles.filters} role="group" aria-label={t('finder.filters.label')}>
      {isLead ? (
        <Select
          label={t('finder.filters.agent')}
          value={filters.agent ?? ''}
          onChange={(one) => set('agent', one)}
        >
          <option value="">{t('finder.filters.all')}</option>
          {people.map(({ account }) => (
            <option key={account} value={account}>
              {numberAndName(staff, account)}
            </option>
          ))}
        </Select>
      ) : null}
      {departments.length === 0 ? null : (
        <Select
          label={t('finder.filters.department')}
          value={filters.department ?? ''}
          onChange={(one) => set('department', one)}
        >
          <option value="">{t('finder.filters.all')}</option>
          {departments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      )}
      <Select
        label={t('finder.filters.reason')}
        value={filters.reason ?? ''}
        onChange={(one) => set('reason', one)}
      >
        <option value="">{t('finder.filters.all')}</option>
        {CLOSE_REASONS.map((one) => (
          <option key={one} value={one}>
            {t(`finder.reasons.${one}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('finder.filters.situation')}
        value={filters.situation ?? ''}
        onChange={(one) => set('situation', one)}
      >
        <option value="">{t('finder.filters.all')}</option>
        {situations.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </Select>
      <TagSelect value={filters.tag} onChange={(one) => set('tag', one)} />
      <Select
        label={t('finder.filters.rating')}
        value={filters.rating ?? ''}
        onChange={(one) => set('rating', one)}
      >
        <option value="">{t('finder.filters.all')}</option>
        {RATINGS.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </Select>
      <Select
        label={t('finder.filters.time')}
        value={periodOf(filters.from)}
        onChange={(days) =>
          set('from', days === '' ? '' : new Date(now - Number(days) * DAY_MS).toISOString())
        }
      >
        <option value="">{t('finder.filters.all')}</option>
        {PERIODS.map((days) => (
          <option key={days} value={days}>
            {t('finder.filters.days', { n: days })}
          </option>
        ))}
      </Select>
      {Object.keys(filters).length === 0 ? null : (
        <Button kind="quiet" onPress={() => onFilters({})}>
          <Icon name="cross" />
          {t('finder.filters.clear')}
        </Button>
      )}
    </div>
  );
}

/** The situations of the manual in the reader's language, in its order. */
function useSituations(): readonly { id: string; title: string }[] {
  const manual = useManual(useSettings(({ language }) => language));
  return useMemo(() => (manual?.situations ?? []).map(({ id, title }) => ({ id, title })), [manual]);
}
