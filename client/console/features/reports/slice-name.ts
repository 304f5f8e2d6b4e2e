import { useTranslation } from 'react-i18next';
import { COMPLAINT_CLASSES } from '../../../../protocol/cases.ts';
import type { Slice } from '../../../../protocol/measures.ts';
import { departmentName, numberAndName } from '../../parts/names.ts';
import { useDesk } from '../../store/desk.ts';

/** What a row of a table is called: a colleague, a department, a class, a cause. */
export function useSliceName(): (slice: Slice, key: string) => string {
  const { t } = useTranslation();
  const staff = useDesk((state) => state.staff);
  const departments = useDesk((state) => state.profile?.departments);
  return (slice, key) => {
    if (key === '') return t(`measures.none.${slice}`);
    switch (slice) {
      case 'agent':
        return numberAndName(staff, key) || key;
      case 'department':
        return departmentName(departments, key);
      case 'class': {
        const known = COMPLAINT_CLASSES.find((one) => one === key);
        return known === undefined ? key : t(`work.classes.${known}`);
      }
      case 'customerClass':
      case 'cause':
        return key;
    }
  };
}
