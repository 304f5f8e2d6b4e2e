import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../protocol/cases.ts';
import { Button } from '../../parts/button.tsx';
import { actionName, type CaseAction, type CaseActions } from '../../store/case-actions.ts';
import { useAccount } from '../../store/selectors.ts';
import styles from './work.module.css';

interface Props {
  one: CaseView;
  actions: CaseActions;
  onAction: (type: CaseAction) => void;
}

/** What can be done to a case now, each with its key; the next step stands out. */
export function CaseActionBar({ one, actions, onAction }: Props) {
  const { t } = useTranslation();
  const account = useAccount();
  const { next, others } = actions;
  const all = [
    ...(next === null ? [] : [{ type: next, digit: 0 }]),
    ...others.map((type, at) => ({ type, digit: at + 1 })),
  ];
  if (all.length === 0) return null;
  return (
    <div className={styles.actions} role="group" aria-label={t('work.act')}>
      {all.map(({ type, digit }) => (
        <Button
          key={type}
          kind={digit === 0 ? 'main' : 'quiet'}
          {...(digit > 9 ? {} : { 'aria-keyshortcuts': `Alt+${String(digit)}` })}
          onPress={() => onAction(type)}
        >
          {t(`work.actions.${actionName(type, one, account)}`)}
          {/* A pseudo-element: as text it would be part of the accessible name, which speech control has to match. */}
          {digit > 9 ? null : <kbd aria-hidden="true" data-key={`Alt+${String(digit)}`} />}
        </Button>
      ))}
    </div>
  );
}
