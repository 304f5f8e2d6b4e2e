import { lastWords } from '../../marks/chat-marks.tsx';
import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import * as http from '../../../connection/http.ts';
import { useFetched } from '../../../connection/use-fetched.ts';
import { dayAndTime } from '../../../parts/times.ts';
import { useSettings } from '../../../store/settings.ts';
import { useCustomers } from '../../../store/customers.ts';
import { openDialog } from '../../../store/view.ts';
import styles from './customer.module.css';

/** The customer's other chats, of all their records, with how they rated them; each opens over the chat. */
export function PastChats({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const isJoined = useCustomers(({ known }) => (known[chat.customer.id]?.customer.sources.length ?? 1) > 1);
  const ofPerson = useCustomers(({ known }) => known[chat.customer.id]?.chats);
  const own = usePast(chat.customer.id);
  const past = isJoined ? (ofPerson ?? own) : own;
  if (past === null) return null;
  return <ChatsOfPerson heading={t('chat.pastHeading')} chats={past.filter((one) => one.id !== chat.id)} />;
}

/** Chats of one person, with how they rated them; each opens over what is on the screen. */
export function ChatsOfPerson({ heading, chats }: { heading: string; chats: readonly StaffChat[] }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  return (
    <div className={styles.past}>
      <h3>{heading}</h3>
      {chats.length === 0 ? <p className="faint">{t('chat.pastNone')}</p> : null}
      <ul>
        {chats.map((one) => (
          <li key={one.id}>
            <Button
              className={styles.pastChat}
              onPress={() => openDialog({ name: 'peek', of: { chat: one.id } })}
            >
              <time className="figures" translate="no">
                {dayAndTime(one.startedAt, language)}
              </time>
              <bdi className={styles.pastText}>{lastWords(one, t)}</bdi>
              {one.rating === null ? null : (
                <span className="mark">{t('customer.rating', { n: one.rating })}</span>
              )}
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
