import { useState, type SyntheticEvent } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { focusField } from '../chat/pen.ts';
import * as http from '../connection/http.ts';
import { DialogFrame } from '../parts/dialog-frame.tsx';
import { dateAndTime } from '../parts/times.ts';
import { useSettings } from '../store/settings.ts';
import { seek } from '../store/sought.ts';
import { say, showChat } from '../store/view.ts';

/** What was found for which words, and where the next page begins. */
interface Found {
  query: string;
  chats: readonly StaffChat[];
  cursor: string | null;
}

/** Finds chats, past and present, by the words in them; one opens at its line. */
export function SearchDialog() {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<Found | null>(null);

  const search = async (asked: string, before: Found | null) => {
    const cursor = before?.cursor ?? null;
    const answer = await http.chats({ q: asked, ...(cursor === null ? {} : { cursor }) });
    if (!answer.ok) return say(answer.error.message);
    setFound({ query: asked, chats: [...(before?.chats ?? []), ...answer.chats], cursor: answer.cursor });
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (query.trim() !== '') void search(query.trim(), null);
  };
  const open = (chatId: string) => {
    seek(chatId, found?.query ?? '');
    showChat(chatId);
    focusField();
  };

  return (
    <DialogFrame heading={t('actions.searchDialog.heading')} className="broad">
      <form role="search" onSubmit={submit}>
        <label className="field">
          <span>{t('actions.searchDialog.label')}</span>
          <input
            className="input"
            type="search"
            autoFocus
            maxLength={200}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </label>
        <Button className="button main" type="submit">
          {t('actions.searchDialog.confirm')}
        </Button>
      </form>
      <p role="status" className="faint">
        {found === null ? '' : t('actions.searchDialog.found', { n: found.chats.length })}
      </p>
      {found === null || found.chats.length === 0 ? null : (
        <ListBox
          className="choices"
          aria-label={t('actions.searchDialog.results')}
          selectionMode="none"
          escapeKeyBehavior="none"
          onAction={(key) => open(String(key))}
        >
          {found.chats.map((chat) => (
            <ListBoxItem key={chat.id} id={chat.id} className="choice" textValue={chat.lastText}>
              <time className="figures">{dateAndTime(chat.startedAt, language)}</time>
              <bdi>{chat.customer.name ?? ''}</bdi> <bdi>{chat.lastText}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
      {found === null || found.cursor === null ? null : (
        <Button className="button quiet wide" onPress={() => void search(found.query, found)}>
          {t('inbox.more')}
        </Button>
      )}
    </DialogFrame>
  );
}
