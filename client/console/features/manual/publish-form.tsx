import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { refusalInFull } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import type { Replayed, VersionView } from '../../../../protocol/manual-views.ts';
import * as calls from '../../connection/manual-calls.ts';
import { loadVersions } from '../../connection/manual-desk.ts';
import { useManualDesk } from '../../store/manual-desk.ts';
import { showNotice } from '../../store/view.ts';
import { ReplayResult } from './replay-result.tsx';
import styles from './versions.module.css';

/** The form that publishes a version: the reason, and a replay of past chats. */
export function PublishForm({ version, inForce }: { version: VersionView; inForce: number }) {
  const { t } = useTranslation();
  const approval = useManualDesk((desk) => desk.page?.approval === true);
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [replayed, setReplayed] = useState<Replayed | null>(null);
  const waits = approval && !version.approved;
  const replay = async () => {
    setBusy(true);
    const answer = await calls.replay({ version: version.number, edits: [], chats: 100 });
    setBusy(false);
    if (answer.ok) setReplayed(answer);
    else showNotice(refusalInFull(answer.error));
  };
  const publish = async () => {
    setBusy(true);
    const answer = await calls.publish(version.number, { why: why.trim(), replaces: inForce });
    setBusy(false);
    if (answer.ok) showNotice(t('manual.published', { number: version.number }), 'done');
    else showNotice(refusalInFull(answer.error));
    await loadVersions();
  };
  return (
    <section className={styles.manualPublish} aria-label={t('manual.publish')}>
      <h4>{t('manual.publish')}</h4>
      <Button kind="quiet" isDisabled={busy} onPress={() => void replay()}>
        {t('manual.replay.run')}
      </Button>
      <div role="status">{replayed ? <ReplayResult replayed={replayed} /> : null}</div>
      {waits ? <p className={styles.dueText}>{t('manual.needsApproval')}</p> : null}
      <TextField className="field" value={why} onChange={setWhy} maxLength={200}>
        <Label>{t('manual.publishWhy')}</Label>
        <Input />
      </TextField>
      <Button kind="main" isDisabled={busy || waits || why.trim() === ''} onPress={() => void publish()}>
        {t('manual.publishNow')}
      </Button>
    </section>
  );
}
