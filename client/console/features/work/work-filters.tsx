import { useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import {
  CASE_KINDS,
  CASE_STEPS,
  COMPLAINT_CLASSES,
  type CaseKind,
  type CaseStep,
  type ComplaintClass,
} from '../../../../protocol/cases.ts';
import { Button } from '../../parts/button.tsx';
import { Select } from '../../parts/fields.tsx';
import { Icon } from '../../parts/icon.tsx';
import { numberAndName } from '../../parts/names.ts';
import { WordsField } from '../../parts/words-field.tsx';
import { CASE_FOLDERS, type CaseFilters, type CaseFolder } from '../../store/case-lists.ts';
import { useCases } from '../../store/cases.ts';
import { useDesk } from '../../store/desk.ts';
import { useAsker, useIsLead } from '../../store/selectors.ts';
import styles from './work.module.css';

interface Props {
  folder: CaseFolder;
  onFolder: (folder: CaseFolder) => void;
  filters: CaseFilters;
  onFilters: (filters: CaseFilters) => void;
}

/** Which cases are listed: the folder, and behind a button by kind, class, step, owner, words. */
export function WorkFilters({ folder, onFolder, filters, onFilters }: Props) {
  const { t } = useTranslation();
  const folders = useFolders();
  const [isOpen, setOpen] = useState(false);
  const count = Object.keys(filters).length;
  return (
    <div className={styles.filters}>
      <ToggleButtonGroup
        className={`segments ${styles.folders}`}
        aria-label={t('work.views.label')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[folder]}
        onSelectionChange={(keys) => {
          const chosen = CASE_FOLDERS.find((one) => keys.has(one));
          if (chosen !== undefined) onFolder(chosen);
        }}
      >
        {folders.map((one) => (
          <ToggleButton key={one} id={one} className="segment">
            {t(`work.views.${one}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <div className={styles.filterBar}>
        <WordsField
          label={t('work.filters.words')}
          words={filters.q ?? ''}
          onWords={(q) => onFilters(narrowed(filters, { q }))}
        />
        <Button kind="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <Icon name="sliders" />
          {count === 0 ? t('work.filters.label') : t('work.filters.toggle', { n: count })}
        </Button>
      </div>
      {isOpen ? <MoreFilters filters={filters} onFilters={onFilters} /> : null}
      {filters.customer === undefined ? null : (
        <Customer
          customer={filters.customer}
          onClear={() => onFilters(narrowed(filters, { customer: '' }))}
        />
      )}
    </div>
  );
}

/** Leads see more folders; a department only who belongs to one. */
function useFolders(): CaseFolder[] {
  const isLead = useIsLead();
  const { account } = useAsker();
  const isMember = useDesk(({ staff }) => (staff[account]?.departments ?? []).length > 0);
  return CASE_FOLDERS.filter((one) => {
    if (one === 'approval' || one === 'shift') return isLead;
    return one !== 'department' || isMember;
  });
}

function MoreFilters({ filters, onFilters }: Pick<Props, 'filters' | 'onFilters'>) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const people = Object.values(staff).toSorted((a, b) => a.number.localeCompare(b.number));
  const set = (more: Loose) => onFilters(narrowed(filters, more));
  return (
    <div className={styles.moreFilters}>
      <Select label={t('work.filters.kind')} value={filters.kind ?? ''} onChange={(kind) => set({ kind })}>
        <option value="">{t('work.filters.every')}</option>
        {CASE_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`work.kinds.${one}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('work.filters.class')}
        value={filters.class ?? ''}
        onChange={(about) => set({ class: about })}
      >
        <option value="">{t('work.filters.every')}</option>
        {COMPLAINT_CLASSES.map((one) => (
          <option key={one} value={one}>
            {t(`work.classes.${one}`)}
          </option>
        ))}
      </Select>
      <Select label={t('work.filters.step')} value={filters.step ?? ''} onChange={(step) => set({ step })}>
        <option value="">{t('work.filters.every')}</option>
        {CASE_STEPS.map((one) => (
          <option key={one} value={one}>
            {t(`work.steps.${one}`)}
          </option>
        ))}
      </Select>
      <Select
        label={t('work.filters.owner')}
        value={filters.owner ?? ''}
        onChange={(owner) => set({ owner })}
      >
        <option value="">{t('work.filters.anybody')}</option>
        <option value="none">{t('work.filters.nobody')}</option>
        {people.map(({ account }) => (
          <option key={account} value={account}>
            {numberAndName(staff, account)}
          </option>
        ))}
      </Select>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={filters.over === true}
          onChange={({ target }) => onFilters(narrowed(filters, { over: target.checked ? 'yes' : '' }))}
        />
        {t('work.filters.over')}
      </label>
      <Button kind="quiet" isDisabled={Object.keys(filters).length === 0} onPress={() => onFilters({})}>
        {t('work.filters.clear')}
      </Button>
    </div>
  );
}

/** That only one customer's cases are listed, with a way out of it. */
function Customer({ customer, onClear }: { customer: string; onClear: () => void }) {
  const { t } = useTranslation();
  const number = useCases(
    ({ cases }) => Object.values(cases).find((one) => one.customerId === customer)?.number ?? '',
  );
  return (
    <Button kind="quiet" className={styles.customer} onPress={onClear}>
      <Icon name="user" size={12} />
      {t('work.filters.customer', { number })}
      <Icon name="cross" size={12} />
    </Button>
  );
}

/** Filters as the fields give them: an empty one no longer narrows. */
type Loose = Partial<Record<keyof CaseFilters, string>>;

function narrowed(filters: CaseFilters, more: Loose): CaseFilters {
  const all: Loose = { ...filters, over: filters.over === true ? 'yes' : '', ...more };
  const kind: CaseKind | undefined = CASE_KINDS.find((one) => one === all.kind);
  const about: ComplaintClass | undefined = COMPLAINT_CLASSES.find((one) => one === all.class);
  const step: CaseStep | undefined = CASE_STEPS.find((one) => one === all.step);
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(about === undefined ? {} : { class: about }),
    ...(step === undefined ? {} : { step }),
    ...(all.owner ? { owner: all.owner } : {}),
    ...(all.customer ? { customer: all.customer } : {}),
    ...(all.q ? { q: all.q } : {}),
    ...(all.over ? { over: true } : {}),
  };
}
