import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { getCase } from '../../../connection/cases.ts';
import { follow, unfollow } from '../../../connection/follow.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { refusalIn } from '../../../locales/refusals.ts';
import { Button } from '../../../parts/button.tsx';
import { Dialog } from '../../../parts/dialog.tsx';
import { numberAndName } from '../../../parts/names.ts';
import { DelayedSpinner } from '../../../parts/placeholder.tsx';
import { dateAndTime } from '../../../parts/times.ts';
import { useDesk } from '../../../store/desk.ts';
import { chooseChat } from '../../../store/go-to.ts';
import { useChat } from '../../../store/selectors.ts';
import { useSettings } from '../../../store/settings.ts';
import { closeDialog, showCase, type Peeked } from '../../../store/view.ts';
import { CaseMarks } from '../../cases/case-marks.tsx';
import { DueMark } from '../../cases/due-mark.tsx';
import { EntryList } from '../log/entry-list.tsx';
import styles from './customer.module.css';

/** Another chat of the customer, or a case, over the chat: read, and left by Escape to where one was. */
export function PeekDialog({ of }: { of: Peeked }) {
  return 'chat' in of ? <PastChat chatId={of.chat} /> : <OneCase number={of.case} />;
}

function PastChat({ chatId }: { chatId: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const open = useCallback(() => follow(chatId), [chatId]);
  const { error } = useFetched(open);
  useEffect(() => () => unfollow(chatId), [chatId]);
  const chat = useChat(chatId);
  const since = chat ? ` · ${dateAndTime(chat.startedAt, language)}` : '';
  return (
    <Dialog heading={`${t('customer.peek.chat')}${since}`} isBroad onClose={closeDialog}>
      <div className={styles.peekLog}>
        {error ? <p>{refusalIn(error)}</p> : null}
        {chat ? (
          <EntryList chatId={chatId} />
        ) : error ? null : (
          <DelayedSpinner>{t('loading')}</DelayedSpinner>
        )}
      </div>
      <Foot label={t('customer.peek.open')} onPress={() => chooseChat(chatId)} />
    </Dialog>
  );
}

function OneCase({ number }: { number: string }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const { data, error } = useFetched(useCallback(() => getCase(number), [number]));
  return (
    <Dialog heading={number} isBroad onClose={closeDialog}>
      <div className={styles.peekCase}>
        {error ? <p>{refusalIn(error)}</p> : null}
        {data ? (
          <>
            <p>
              <CaseMarks one={data.case} /> {t(`work.steps.${data.case.step}`)} <DueMark one={data.case} />
            </p>
            <p className={styles.written}>
              <bdi>{data.case.text}</bdi>
            </p>
            <ol>
              {data.entries.slice(1).map((entry) => (
                <li key={entry.seq}>
                  <time className="faint small">{dateAndTime(entry.at, language)}</time>{' '}
                  <span translate="no">
                    {entry.by.account === undefined
                      ? t('work.system')
                      : numberAndName(staff, entry.by.account)}
                  </span>{' '}
                  <bdi>{entry.text ?? ''}</bdi>
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
      <Foot label={t('customer.peek.work')} onPress={() => showCase(number)} />
    </Dialog>
  );
}

function Foot({ label, onPress }: { label: string; onPress: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="confirm">
      <Button kind="quiet" onPress={closeDialog} autoFocus>
        {t('dialog.close')} <kbd aria-hidden="true">Esc</kbd>
      </Button>
      <Button kind="quiet" onPress={onPress}>
        {label}
      </Button>
    </div>
  );
}
