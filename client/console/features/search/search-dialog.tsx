import { useRef, useState, type SyntheticEvent } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import type { StaffChat } from '../../../../protocol/chat.ts';
import { focusField } from '../../store/composer-cursor.ts';
import * as http from '../../connection/http.ts';
import { Dialog, afterOverlayCloses } from '../../parts/dialog.tsx';
import { customerName } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import { useSettings } from '../../store/settings.ts';
import { setSearchTarget } from '../../store/search-target.ts';
import { closeDialog, showNotice, showChat } from '../../store/view.ts';
import styles from './search.module.css';

/** The results of a query, with the cursor of the next page. */
interface Found {
  query: string;
  chats: readonly StaffChat[];
  /** The line that was found in each chat, by its id. */
  lines: Readonly<Record<string, string>>;
  cursor: string | null;
}

/**
 * The dialog that searches the texts of all chats and opens one at the found line. Enter searches, ↓ moves to the
 * results.
 */
export function SearchDialog() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const turn = useRef(0);
  const search = async (asked: string, before: Found | null) => {
    const mine = ++turn.current;
    const cursor = before?.cursor ?? null;
    const answer = await http.chats({ q: asked, ...(cursor === null ? {} : { cursor }) });
    // Ignores the answer to an earlier query.
    if (mine !== turn.current) return;
    if (!answer.ok) return showNotice(answer.error.message);
    setFound({
      query: asked,
      chats: [...(before?.chats ?? []), ...answer.chats],
      lines: { ...before?.lines, ...answer.found },
      cursor: answer.cursor,
    });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (query.trim() !== '') void search(query.trim(), null);
  };
  const open = (chatId: string) => {
    setSearchTarget(chatId, found?.query ?? '');
    showChat(chatId);
    afterOverlayCloses(focusField);
  };

  return (
    <Dialog heading={t('actions.searchDialog.heading')} isBroad onClose={closeDialog}>
      <form role="search" className={styles.searchLine} onSubmit={submit}>
        <label className="field">
          <span>{t('actions.searchDialog.label')}</span>
          <input
            className="input"
            type="search"
            autoFocus
            maxLength={200}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
            onKeyDown={(event) => {
              // During a composition, ↓ belongs to the input method's candidates.
              if (event.key !== 'ArrowDown' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              list.current?.querySelector<HTMLElement>('[role=option]')?.focus();
            }}
          />
        </label>
        <Button kind="main" type="submit">
          {t('actions.searchDialog.confirm')}
        </Button>
      </form>
      <p role="status" className="faint">
        {found === null ? '' : t('actions.searchDialog.found', { n: found.chats.length })}
      </p>
      {found === null || found.chats.length === 0 ? null : (
        <ListBox
          ref={list}
          className="choices"
          aria-label={t('actions.searchDialog.results')}
          selectionMode="none"
          escapeKeyBehavior="none"
          onAction={(key) => open(String(key))}
        >
          {found.chats.map((chat) => (
            <ListBoxItem
              key={chat.id}
              id={chat.id}
              className={`choice ${styles.found}`}
              textValue={customerName(chat, t)}
            >
              <time className="figures faint">{dateAndTime(chat.startedAt, language)}</time>
              <bdi>{customerName(chat, t)}</bdi>
              <bdi className={styles.foundText}>
                {found.lines[chat.id] ?? (chat.lastText === '' ? t('entry.erased.words') : chat.lastText)}
              </bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
      {found === null || found.cursor === null ? null : (
        <Button kind="quiet" className="wide" onPress={() => void search(found.query, found)}>
          {t('inbox.more')}
        </Button>
      )}
    </Dialog>
  );
}
