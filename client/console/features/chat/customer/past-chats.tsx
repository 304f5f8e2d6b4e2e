import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import * as http from '../../../connection/http.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { dayAndTime } from '../../../parts/times.ts';
import { useSettings } from '../../../store/settings.ts';
import { chooseChat } from '../../../store/go-to.ts';
import styles from './customer.module.css';

/** The customer's other chats; closed ones open read-only. */
export function PastChats({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const past = usePast(chat.customer.id);
  if (past === null) return null;
  const others = past.filter((one) => one.id !== chat.id);
  return (
    <div className={styles.past}>
      <h3>{t('chat.pastHeading')}</h3>
      {others.length === 0 ? <p className="faint">{t('chat.pastNone')}</p> : null}
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Button className={styles.pastChat} onPress={() => chooseChat(one.id)}>
              <time className="figures" translate="no">
                {dayAndTime(one.startedAt, language)}
              </time>
              <bdi className={styles.pastText}>{one.lastText}</bdi>
              {one.reason ? <span className="mark">{t(`inbox.reason.${one.reason}`)}</span> : null}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Null until they are loaded; empty if they cannot be. */
function usePast(customer: string): readonly StaffChat[] | null {
  const { data, error } = useFetched(useCallback(() => http.chats({ customer }), [customer]));
  return error === null ? (data?.chats ?? null) : [];
}
