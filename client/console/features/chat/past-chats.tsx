import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import * as http from '../../connection/http.ts';
import { dayAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { chooseChat } from '../../store/composer-cursor.ts';

/** The customer's other chats; each opens read-only, or as it stands. */
export function PastChats({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const past = usePast(chat.customer.id);
  if (past === null) return null;
  const others = past.filter((one) => one.id !== chat.id);
  return (
    <div className="past">
      <h3>{t('chat.pastHeading')}</h3>
      {others.length === 0 ? <p className="faint">{t('chat.pastNone')}</p> : null}
      <ul>
        {others.map((one) => (
          <li key={one.id}>
            <Button className="past-chat" onPress={() => chooseChat(one.id)}>
              <time className="figures" translate="no">
                {dayAndTime(one.startedAt, language)}
              </time>
              <bdi className="past-text">{one.lastText}</bdi>
              {one.reason ? <span className="mark">{t(`inbox.reason.${one.reason}`)}</span> : null}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function usePast(customer: string): readonly StaffChat[] | null {
  const [past, setPast] = useState<readonly StaffChat[] | null>(null);
  useEffect(() => {
    let wanted = true;
    void http.chats({ customer }).then((answer) => {
      if (wanted) setPast(answer.ok ? answer.chats : []);
    });
    return () => {
      wanted = false;
    };
  }, [customer]);
  return past;
}
