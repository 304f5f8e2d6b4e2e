import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { AUDIT_ACTS, BY_SYSTEM } from '../../../../protocol/audit.ts';
import type { AuditAsked } from '../../connection/account.ts';
import { DepartmentSelect } from '../../parts/department-select.tsx';
import { DayRange } from '../../parts/day-range.tsx';
import { numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';
import { Select } from '../../parts/fields.tsx';
import styles from './audit.module.css';

interface Props {
  asked: AuditAsked;
  ask: (asked: AuditAsked) => void;
}

/** Filters by person, act, department and days. The people include colleagues who have left. */
export function AuditFilters({ asked, ask }: Props) {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk(({ profile }) => profile?.departments);
  const people = useMemo(
    () => Object.values(staff).toSorted((a, b) => a.number.localeCompare(b.number)),
    [staff],
  );
  const set = (more: AuditAsked) => {
    const all = Object.entries({ ...asked, ...more });
    ask(Object.fromEntries(all.filter(([, value]) => value !== '' && value !== undefined)));
  };
  return (
    <form
      className={styles.auditFilters}
      aria-label={t('account.audit.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <Select label={t('account.audit.who')} value={asked.by ?? ''} onChange={(by) => set({ by })}>
        <option value="">{t('account.audit.everybody')}</option>
        {people.map(({ account }) => (
          <option key={account} value={account}>
            {numberAndName(staff, account)}
          </option>
        ))}
        <option value={BY_SYSTEM}>{t('account.audit.system')}</option>
      </Select>
      <Select
        label={t('account.audit.what')}
        value={asked.act ?? ''}
        onChange={(chosen) => set({ act: AUDIT_ACTS.find((one) => one === chosen) })}
      >
        <option value="">{t('account.audit.all')}</option>
        {AUDIT_ACTS.map((one) => (
          <option key={one} value={one}>
            {t(`account.audit.acts.${one}`)}
          </option>
        ))}
      </Select>
      <DepartmentSelect
        label={t('floor.department')}
        departments={departments}
        value={asked.department ?? null}
        all={t('floor.allDepartments')}
        onChange={(department) => set({ department: department ?? undefined })}
      />
      <DayRange from={asked.from ?? ''} to={asked.to ?? ''} onChange={(days) => set(days)} />
      <Button kind="quiet" isDisabled={Object.keys(asked).length === 0} onPress={() => ask({})}>
        {t('account.audit.clear')}
      </Button>
    </form>
  );
}
