import { useTranslation } from 'react-i18next';
import { useDesk } from '../../store/desk.ts';
import styles from './situation.module.css';

interface Props {
  /** What is kept, for those who hear the fields: the name of a phrase, a situation, a rule. */
  name: string;
  /** Empty: all chats. */
  departments: readonly string[] | undefined;
  onChange: (departments: string[]) => void;
}

/**
 * Keeps an item of the manual to the chats of departments; not there on a desk without departments. Ids that the desk does not
 * know, as a file from another desk may bring, are kept, and said to be unknown.
 */
export function KeptTo({ name, departments = [], onChange }: Props) {
  const { t } = useTranslation();
  const known = useDesk(({ profile }) => profile?.departments);
  if (known === undefined) return null;
  const nameOf = (id: string) =>
    known.find((one) => one.id === id)?.name ?? t('manual.keptTo.unknown', { id });
  const ids = [
    ...known.map(({ id }) => id),
    ...departments.filter((id) => known.every((one) => one.id !== id)),
  ];
  return (
    <details className={styles.manualSource}>
      <summary>
        {departments.length === 0
          ? t('manual.keptTo.all')
          : t('manual.keptTo.only', { names: departments.map(nameOf).join(' · ') })}
      </summary>
      <div role="group" aria-label={t('manual.keptTo.label', { name })}>
        {ids.map((id) => (
          <label key={id} className={styles.onOff}>
            <input
              type="checkbox"
              checked={departments.includes(id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...departments, id] : departments.filter((one) => one !== id))
              }
            />
            <bdi>{nameOf(id)}</bdi>
          </label>
        ))}
      </div>
    </details>
  );
}
