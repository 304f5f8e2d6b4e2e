import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { ChatsPage } from '../../../../protocol/http.ts';
import * as http from '../../connection/http.ts';
import { usePages } from '../../connection/use-pages.ts';
import { Empty } from '../../parts/placeholder.tsx';
import { useDesk } from '../../store/desk.ts';
import { closedOf, inDepartment, withTag } from '../../store/lists.ts';
import { useAccount, useIsLead } from '../../store/selectors.ts';
import { openDialog, useView } from '../../store/view.ts';
import { TagSelect } from '../../connection/tag-select.tsx';
import { ChatList, ListDepartment } from './chat-list.tsx';
import { DelayedSpinner } from '../../parts/placeholder.tsx';

/** The closed chats: pages from the server, and those that have closed since. */
export function ClosedList() {
  return (
    <>
      <ListDepartment />
      <ListTag />
      <ShownClosed />
    </>
  );
}

/** Of which tag the closed chats are shown; nothing on a desk without tags. */
function ListTag() {
  const tag = useView((view) => view.tag);
  return (
    <TagSelect
      value={tag ?? ''}
      onChange={(chosen) => useView.setState({ tag: chosen === '' ? null : chosen })}
    />
  );
}

function ShownClosed() {
  const { t } = useTranslation();
  const department = useView((view) => view.department);
  const tag = useView((view) => view.tag);
  const { fetched, hasMore, more, isLoading } = useClosedPages(department, tag);
  const chats = useDesk((state) => state.chats);
  const account = useAccount();
  const lead = useIsLead();
  const all = useMemo(
    () => withTag(inDepartment(closedOf(chats, fetched, lead ? null : account), department), tag),
    [chats, fetched, account, lead, department, tag],
  );
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

function useClosedPages(department: string | null, tag: string | null) {
  const closedPage = useCallback(
    (cursor: string | null) =>
      http.chats({
        status: 'closed',
        ...(department === null ? {} : { department }),
        ...(tag === null ? {} : { tag }),
        ...(cursor === null ? {} : { cursor }),
      }),
    [department, tag],
  );
  const { pages, error, next, more } = usePages(closedPage, ({ cursor }: ChatsPage) => cursor);
  const fetched = useMemo(() => pages?.flatMap(({ chats }) => chats) ?? [], [pages]);
  return { fetched, hasMore: next !== null, more, isLoading: pages === null && error === null };
}
