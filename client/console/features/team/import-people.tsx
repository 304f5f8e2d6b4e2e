import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowFault, TeamCompared, TeamRow } from '../../../../protocol/team-import.ts';
import { importTeam } from '../../connection/team.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { ConfirmBar } from '../../parts/confirm-bar.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { InviteList } from './invite-list.tsx';
import styles from './team.module.css';

interface Props {
  text: string;
  compared: TeamCompared;
  /** Called once people were added or changed. */
  onDone: () => void;
  onClose: () => void;
}

/** What a file of people would change, row by row. It is applied whole, or not at all; then the new links are shown. */
export function ImportPeople({ text, compared, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const [{ rows, fault, invites, isApplied, version }, setCompared] = useState(compared);
  const [refusal, setRefusal] = useState('');
  const [isBusy, setBusy] = useState(false);
  const count = (what: TeamRow['what']) => rows.filter((row) => row.what === what).length;
  const refused = count('refused');
  const changing = count('new') + count('changed');

  const apply = async () => {
    setBusy(true);
    const answer = await importTeam(text, version);
    setBusy(false);
    if (!answer.ok) {
      setRefusal(refusalIn(answer.error));
      // What is shown is no longer what would happen.
      const again = answer.error.code === 'conflict' ? await importTeam(text, null) : answer;
      if (again.ok) setCompared(again);
      return;
    }
    setCompared(answer);
    if (!answer.isApplied) return;
    onDone();
    if (answer.invites.length === 0) onClose();
  };

  if (isApplied) return <InviteList invites={invites} onClose={onClose} />;
  return (
    <Dialog heading={t('team.import.heading')} isBroad onClose={onClose}>
      {fault === undefined ? (
        <p>
          {(['new', 'changed', 'same', 'refused'] as const)
            .map((what) => t(`team.import.count.${what}`, { n: count(what) }))
            .join(' · ')}
        </p>
      ) : (
        <p className="form-error">{fileFault(fault, t)}</p>
      )}
      {refused > 0 ? <p className="form-error">{t('team.import.refused', { n: refused })}</p> : null}
      <ul className={styles.importRows} aria-label={t('team.import.heading')}>
        {rows.map((row) => (
          <li key={row.line} data-line={row.line} data-what={row.what}>
            <span className="faint figures">{t('team.import.line', { line: row.line })}</span>{' '}
            <span className="mark">{t(`team.import.what.${row.what}`)}</span>{' '}
            <b>
              <span className="figures">{row.number}</span> <bdi>{row.name}</bdi>
            </b>{' '}
            <span className="faint">{row.account}</span>
            {row.changes.map(({ column, from, to }) => (
              <span key={column}>
                {' '}
                {t(`team.import.columns.${column}`)}: <del>{from || '–'}</del> → {to || '–'}
              </span>
            ))}
            {row.fault === undefined ? null : (
              <span className={styles.importFault}> {rowFault(row.fault, t)}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="form-error" role="alert">
        {refusal}
      </p>
      <ConfirmBar
        label={t('team.import.apply', { n: changing })}
        isDisabled={isBusy || refused > 0 || changing === 0}
        onConfirm={() => void apply()}
      />
    </Dialog>
  );
}

function fileFault(fault: NonNullable<TeamCompared['fault']>, t: TFunction): string {
  if (fault.why === 'broken') return t('team.import.fault.broken', { line: fault.line });
  if (fault.why !== 'columns') return t(`team.import.fault.${fault.why}`);
  const { missing, unknown } = fault;
  const names = missing.map((column) => t(`team.import.columns.${column}`)).join(', ');
  if (missing.length > 0) return t('team.import.fault.missing', { names });
  return unknown.length > 0
    ? t('team.import.fault.unknown', { names: unknown.join(', ') })
    : t('team.import.fault.doubled');
}

function rowFault(fault: RowFault, t: TFunction): string {
  switch (fault.why) {
    case 'unfit':
      return t('team.import.row.unfit', { column: t(`team.import.columns.${fault.column}`) });
    case 'twice':
      return t('team.import.row.twice', {
        ...{ column: t(`team.import.columns.${fault.column}`), line: fault.line },
      });
    case 'taken':
      return t('team.import.row.taken', {
        ...{ column: t(`team.import.columns.${fault.column}`), account: fault.account },
      });
    case 'fixed':
      return t('team.import.row.fixed', { number: fault.number });
    case 'unknownDepartment':
      return t('team.import.row.unknownDepartment', { name: fault.department });
    case 'disabled':
    case 'ownRole':
    case 'lastAdmin':
      return t(`team.import.row.${fault.why}`);
  }
}
