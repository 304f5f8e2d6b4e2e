import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { Invited } from '../../../../protocol/team.ts';
import { copyText } from '../../parts/copy-text.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';

interface Props {
  invited: Invited;
  name: string;
  onClose: () => void;
}

/** The dialog with a one-time link, which is shown only once: Escape and clicks outside do not close it. */
export function LinkDialog({ invited: { invite, until, mailedTo, notMailed }, name, onClose }: Props) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [copied, setCopied] = useState<boolean | null>(null);
  const link = `${window.location.origin}${invite}`;
  const copy = async () => setCopied(await copyText(link));
  return (
    <Dialog heading={t('team.link.heading', { name })} stays onClose={onClose}>
      <p>{t('team.link.explain', { name, until: dayAndTime(until, language) })}</p>
      {mailedTo === undefined ? null : <p>{t('team.link.mailed', { to: mailedTo })}</p>}
      {notMailed === true ? <p className="form-error">{t('team.link.notMailed')}</p> : null}
      <TextField className="field" value={link} isReadOnly>
        <Label>{t('team.link.label')}</Label>
        <Input onFocus={(event) => event.target.select()} />
      </TextField>
      <p className="faint" role="status">
        {copied === null ? '' : t(copied ? 'team.link.copied' : 'team.link.notCopied')}
      </p>
      <div className="confirm">
        <Button kind="quiet" onPress={onClose}>
          {t('team.link.kept')}
        </Button>
        <Button kind="main" autoFocus onPress={() => void copy()}>
          {t('team.link.copy')}
        </Button>
      </div>
    </Dialog>
  );
}
