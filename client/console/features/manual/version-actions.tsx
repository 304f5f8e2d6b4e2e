import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import type { VersionView } from '../../../../protocol/manual-views.ts';
import * as calls from '../../connection/manual-calls.ts';
import { useAccount } from '../../store/selectors.ts';
import { loadVersions, openVersion } from '../../connection/manual-desk.ts';
import { useManualDesk } from '../../store/manual-desk.ts';
import { showNotice } from '../../store/view.ts';
import styles from './manual.module.css';

/** The actions on a version: continue from it, approve, restore, rebase. */
export function VersionActions({ version }: { version: VersionView }) {
  const { t } = useTranslation();
  const account = useAccount();
  const [busy, setBusy] = useState(false);
  const inForce = useManualDesk((desk) => desk.page?.inForce);
  const { number, parent, status, saved, approved, published } = version;
  const isDraft = !published && number !== 0;
  const edit = async () => {
    await openVersion(number);
    useManualDesk.setState({ tab: 'edit' });
  };
  const approve = async () => {
    const answer = await calls.approve(number);
    if (!answer.ok) showNotice(refusalIn(answer.error));
    await loadVersions();
  };
  const again = async (what: 'restore' | 'catch-up') => {
    const answer = await calls.again(number, what, t(`manual.again.${what}`, { number }));
    if (!answer.ok) return showNotice(refusalIn(answer.error));
    await openVersion(answer.version.number);
    await loadVersions();
  };
  const act = (work: () => Promise<void>) => {
    setBusy(true);
    void work().finally(() => setBusy(false));
  };
  return (
    <p className={styles.manualActions}>
      <Button kind="quiet" isDisabled={busy} onPress={() => act(edit)}>
        {t('manual.goOn')}
      </Button>
      {isDraft && !approved && saved?.by !== account ? (
        <Button kind="quiet" isDisabled={busy} onPress={() => act(approve)}>
          {t('manual.approve')}
        </Button>
      ) : null}
      {isDraft && parent !== inForce ? (
        <Button kind="quiet" isDisabled={busy} onPress={() => act(() => again('catch-up'))}>
          {t('manual.catchUp')}
        </Button>
      ) : null}
      {!isDraft && status !== 'inForce' ? (
        <Button kind="quiet" isDisabled={busy} onPress={() => act(() => again('restore'))}>
          {t('manual.restore')}
        </Button>
      ) : null}
    </p>
  );
}
