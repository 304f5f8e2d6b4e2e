import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../protocol/chat.ts';
import * as http from '../../connection/http.ts';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { useDesk } from '../../store/desk.ts';
import { closedOf } from '../../store/lists.ts';
import { useAccount, useIsLead } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';
import { ChatList } from './chat-list.tsx';

/** What is closed: pages from the server, and what has closed since. */
export function ClosedList() {
  const { t } = useTranslation();
  const { fetched, cursor, more, asked } = useClosedPages();
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  const lead = useIsLead();
  const all = useMemo(() => closedOf(chats, fetched, lead ? null : account), [chats, fetched, account, lead]);
  if (all.length === 0 && !asked) return <Late>{t('loading')}</Late>;
  if (all.length === 0) return <Empty title={t('inbox.empty.closed')} hint={t('inbox.empty.closedHint')} />;
  return (
    <>
      <Button className="button quiet wide" onPress={() => openDialog({ name: 'search' })}>
        {t('keys.names.search')}
      </Button>
      <ChatList label={t('inbox.closed')} chats={all} />
      {cursor === null ? null : (
        <Button className="button quiet wide" onPress={more}>
          {t('inbox.more')}
        </Button>
      )}
    </>
  );
}

function useClosedPages() {
  const [fetched, setFetched] = useState<readonly StaffChat[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);

  const take = (page: Awaited<ReturnType<typeof closedPage>>, first: boolean) => {
    setAsked(true);
    if (!page.ok) return;
    setFetched((before) => (first ? page.chats : [...before, ...page.chats]));
    setCursor(page.cursor);
  };
  useEffect(() => {
    void closedPage(null).then((page) => take(page, true));
  }, []);

  return { fetched, cursor, asked, more: () => void closedPage(cursor).then((page) => take(page, false)) };
}

function closedPage(cursor: string | null) {
  return http.chats({ status: 'closed', ...(cursor === null ? {} : { cursor }) });
}
