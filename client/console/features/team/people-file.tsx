import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { decodeText } from '../../../../phrases/exchange/decode.ts';
import { download } from '../../connection/download.ts';
import { importTeam, TEAM_FILE } from '../../connection/team.ts';
import { refusalIn } from '../../locales/refusals.ts';
import { Button } from '../../parts/button.tsx';
import { showNotice } from '../../store/view.ts';
import type { Opened } from './team-window.tsx';

/** Everybody as a CSV file, out and in again after a look at what it would change. */
export function PeopleFile({ onCompared }: { onCompared: (opened: Opened) => void }) {
  const { t } = useTranslation();
  const [isBusy, setBusy] = useState(false);
  const compare = async (file: File | undefined) => {
    if (!file) return;
    // Excel in China writes GBK, other spreadsheets UTF-8 or UTF-16.
    const text = decodeText(new Uint8Array(await file.arrayBuffer()));
    if (text === null) return showNotice(t('team.import.unreadable'));
    setBusy(true);
    const answer = await importTeam(text, null);
    setBusy(false);
    if (answer.ok) onCompared({ what: 'import', text, compared: answer });
    else showNotice(refusalIn(answer.error));
  };
  return (
    <>
      <a className="button quiet" href={TEAM_FILE} onClick={(event) => void download(event)}>
        {t('team.import.out')}
      </a>
      <FileTrigger acceptedFileTypes={['.csv', '.txt']} onSelect={(files) => void compare(files?.[0])}>
        <Button kind="quiet" isDisabled={isBusy}>
          {t('team.import.in')}
        </Button>
      </FileTrigger>
    </>
  );
}
