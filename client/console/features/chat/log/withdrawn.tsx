import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../../../../../protocol/entry.ts';
import { may } from '../../../../../protocol/rights.ts';
import { recall, recalled, type Recalled } from '../../../connection/act.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Button } from '../../../parts/button.tsx';
import { putIn } from '../../../store/composer-cursor.ts';
import { useClock } from '../../../store/clock.ts';
import { EDIT_AGAIN_MS, RECALL_MS, useRecalled } from '../../../store/drafts.ts';
import { useAccount, useAsker } from '../../../store/selectors.ts';
import { PictureViewer } from '../../files/picture-viewer.tsx';
import { SentFiles } from '../../files/sent-files.tsx';
import { useWho } from './author.tsx';
import styles from './log.module.css';

/** In the place of a message that was withdrawn: who did it; for the writer the way to write it again, for leads what it said. */
export function Withdrawn({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const who = useWho();
  const own = useAccount() === entry.by.account;
  const [said, setSaid] = useState<Recalled | null>(null);
  const isLead = may(useAsker(), 'watchFloor');
  return (
    <div className={styles.event}>
      <p>
        {own ? t('entry.recalled.own') : t('entry.recalled.said', { who: who(entry.by) })}
        {own ? <EditAgain entry={entry} /> : null}
        {isLead && said === null ? (
          <Button
            kind="quiet"
            onPress={() => void recalled(entry.chatId, entry.seq).then((now) => setSaid(now))}
          >
            {t('entry.recalled.show')}
          </Button>
        ) : null}
      </p>
      {said === null ? null : <Said said={said} among={`${entry.chatId} ${entry.seq}`} />}
    </div>
  );
}

/** `among`: its pictures are shown beside each other alone. */
function Said({ said: { text, files }, among }: { said: Recalled; among: string }) {
  return (
    <>
      {text === '' ? null : (
        <p className={styles.eventText} dir="auto">
          {text}
        </p>
      )}
      {files.length === 0 ? null : <SentFiles among={among} files={files} />}
      <PictureViewer among={among} files={files} />
    </>
  );
}

function EditAgain({ entry: { chatId, seq } }: { entry: Entry }) {
  const { t } = useTranslation();
  const kept = useRecalled((state) => state.words[`${chatId} ${seq}`]);
  const isFresh = useClock(({ now }) => kept !== undefined && now - kept.at < EDIT_AGAIN_MS);
  if (kept === undefined || !isFresh) return null;
  return (
    <Button kind="quiet" onPress={() => putIn(chatId, kept.text)}>
      {t('entry.recalled.again')}
    </Button>
  );
}

/** Withdraws one's own message, for as long as that is possible. */
export function RecallButton({ entry, className }: { entry: Entry; className: string | undefined }) {
  const { t } = useTranslation();
  const account = useAccount();
  // Not below 0: else every old message would be rendered again each second.
  const left = useClock(({ now }) => Math.max(0, Math.ceil((Date.parse(entry.at) + RECALL_MS - now) / 1000)));
  if (entry.by.account !== account || left === 0) return null;
  return (
    <ActionButton
      className={className ?? ''}
      label={t('entry.recalled.recall', { n: left })}
      icon="lift"
      onPress={() => void recall(entry.chatId, entry.seq)}
    />
  );
}
