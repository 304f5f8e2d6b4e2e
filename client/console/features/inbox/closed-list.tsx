import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ChatsPage } from '../../../../protocol/http.ts';
import * as http from '../../connection/http.ts';
import { usePages } from '../../connection/use-pages.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { useDesk } from '../../store/desk.ts';
import { closedOf } from '../../store/lists.ts';
import { useAccount, useIsLead } from '../../store/selectors.ts';
import { openDialog } from '../../store/view.ts';
import { ChatList } from './chat-list.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';

/** The closed chats: pages from the server, and those that have closed since. */
export function ClosedList() {
  const { t } = useTranslation();
  const { fetched, hasMore, more, isLoading } = useClosedPages();
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  const lead = useIsLead();
  const all = useMemo(() => closedOf(chats, fetched, lead ? null : account), [chats, fetched, account, lead]);
  if (all.length === 0 && isLoading) return <DelayedSpinner>{t('loading')}</DelayedSpinner>;
  if (all.length === 0) return <Empty title={t('inbox.empty.closed')} hint={t('inbox.empty.closedHint')} />;
  return (
    <>
      <Button kind="quiet" className="wide" onPress={() => openDialog({ name: 'search' })}>
        {t('keys.names.search')}
      </Button>
      <ChatList label={t('inbox.closed')} chats={all} />
      {hasMore ? (
        <Button kind="quiet" className="wide" onPress={more}>
          {t('inbox.more')}
        </Button>
      ) : null}
    </>
  );
}

function useClosedPages() {
  const { pages, error, next, more } = usePages(closedPage, ({ cursor }: ChatsPage) => cursor);
  const fetched = useMemo(() => pages?.flatMap(({ chats }) => chats) ?? [], [pages]);
  return { fetched, hasMore: next !== null, more, isLoading: pages === null && error === null };
}

function closedPage(cursor: string | null) {
  return http.chats({ status: 'closed', ...(cursor === null ? {} : { cursor }) });
}
