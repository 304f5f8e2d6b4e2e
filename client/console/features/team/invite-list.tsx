import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamCompared } from '../../../../protocol/team-import.ts';
import { Button } from '../../parts/button.tsx';
import { copyText } from '../../parts/copy-text.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { TextArea } from '../../parts/fields.tsx';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';

interface Props {
  invites: TeamCompared['invites'];
  onClose: () => void;
}

/** The links of everybody who was added by a file, one a line, shown this once: Escape does not close it. */
export function InviteList({ invites, onClose }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [copied, setCopied] = useState<boolean | null>(null);
  const list = invites
    .map(({ name, account, invite }) => `${name}\t${account}\t${window.location.origin}${invite}`)
    .join('\n');
  const mailed = invites.filter(({ mailedTo }) => mailedTo !== undefined).length;
  const failed = invites.filter(({ notMailed }) => notMailed === true).length;
  const until = invites[0]?.until;
  return (
    <Dialog heading={t('team.import.links', { n: invites.length })} isBroad stays onClose={onClose}>
      <p>{t('team.import.explain', { until: until === undefined ? '' : dayAndTime(until, language) })}</p>
      {mailed === 0 ? null : <p>{t('team.import.mailed', { n: mailed })}</p>}
      {failed === 0 ? null : <p className="form-error">{t('team.import.notMailed', { n: failed })}</p>}
      <TextArea label={t('team.link.label')} rows={6} value={list} isReadOnly isMono />
      <p className="faint" role="status">
        {copied === null ? '' : t(copied ? 'team.link.copied' : 'team.link.notCopied')}
      </p>
      <div className="confirm">
        <Button kind="quiet" onPress={onClose}>
          {t('team.link.kept')}
        </Button>
        <Button kind="main" autoFocus onPress={() => void copyText(list).then(setCopied)}>
          {t('team.link.copy')}
        </Button>
      </div>
    </Dialog>
  );
}
