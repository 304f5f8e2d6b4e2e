import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { searchPhrases } from '../../../../phrases/search/search.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog, afterOverlayCloses } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icon.tsx';
import { COMMANDS, isComposed, type Command } from '../../parts/keys.ts';
import { numberAndName } from '../../parts/names.ts';
import { run } from '../../store/commands.ts';
import { putPhrase } from '../../connection/own-phrases.ts';
import { focusField } from '../../store/composer-cursor.ts';
import { useClock } from '../../store/clock.ts';
import { useDesk } from '../../store/desk.ts';
import { filled } from '../../store/filled.ts';
import { i18n } from '../../locales/i18n.ts';
import { setSearchTarget } from '../../store/go-to.ts';
import { rightsIn, useAsker, useCurrentChat } from '../../store/selectors.ts';
import { useSettings } from '../../store/settings.ts';
import {
  closeDialog,
  isTable,
  mayShow,
  SCREENS,
  showCase,
  showChat,
  showNotice,
  useView,
} from '../../store/view.ts';
import { usePinyin } from '../../parts/use-pinyin.ts';
import { usePhraseIndex } from '../assistant/use-phrase-index.ts';
import { Filters, type SearchFilters } from './filters.tsx';
import {
  commandGroup,
  peopleGroup,
  phraseGroup,
  remoteGroups,
  type Choice,
  type Group,
  type Option,
} from './groups.ts';
import { localHits } from './local-hits.ts';
import { OptionList } from './option-list.tsx';
import { useRemote } from './use-remote.ts';
import styles from './search.module.css';

/** Options of what is on this computer, while there is something to find elsewhere too. */
const LOCAL_SHOWN = 5;

/** The one field: commands, colleagues, customers, chats, cases and phrases. `>` finds commands only. */
export function SearchDialog() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [filters, setFilters] = useState<SearchFilters>({});
  const [isFiltering, setFiltering] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  const now = useClock((clock) => clock.now);
  const [composing, setComposing] = useState(false);
  // What an input method has not finished yet is not looked for.
  const [settled, setSettled] = useState('');
  const query = (composing ? settled : typed).trim();
  const onlyCommands = query.startsWith('>');
  const remote = useRemote(onlyCommands ? '' : query, filters);
  const index = useOfferedPhrases(filters.department);
  const groups = useGroups(query, onlyCommands, remote.page, index);
  const options = useMemo(() => {
    const more: Option[] = remote.page?.cursor ? [moreOption(t('finder.more'))] : [];
    return [...groups.flatMap((group) => group.options), ...more];
  }, [groups, remote.page, t]);
  // The first is chosen until another one is, and again when that has gone.
  const current = options.find(({ id }) => id === chosen) ?? options[0];

  const act = (choice: Choice) => {
    if (choice.does === 'more') return remote.more();
    if (choice.does === 'person') {
      setFilters((before) => ({ ...before, agent: choice.account }));
      setFiltering(true);
      setTyped('');
      return field.current?.focus();
    }
    open(choice);
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposed(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const at = options.findIndex(({ id }) => id === current?.id);
      setChosen(options[(at + step + options.length) % options.length]?.id ?? null);
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      // What was found for earlier words still stands there: Enter means the words in the field.
      if (remote.isAsking && isRemote(current.choice)) return;
      act(current.choice);
    }
  };

  return (
    <Dialog heading={t('finder.heading')} className={styles.finder} isBare onClose={closeDialog}>
      <div className={styles.head}>
        <Icon name="search" />
        <input
          ref={field}
          className={styles.field}
          type="text"
          role="combobox"
          aria-label={t('finder.label')}
          aria-expanded={options.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          {...(current ? { 'aria-activedescendant': `${list}-${current.id}` } : {})}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          dir="auto"
          placeholder={t('finder.placeholder')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setChosen(null);
          }}
          onCompositionStart={() => {
            setSettled(typed);
            setComposing(true);
          }}
          onCompositionEnd={() => setComposing(false)}
          onKeyDown={pressed}
        />
        <Button
          kind="quiet"
          aria-label={t('finder.filters.label')}
          aria-expanded={isFiltering}
          onPress={() => setFiltering(!isFiltering)}
        >
          <Icon name="sliders" />
          <span className="label">{t('finder.filters.label')}</span>
        </Button>
        <Button kind="icon" aria-label={t('dialog.close')} onPress={closeDialog}>
          <Icon name="cross" />
        </Button>
      </div>
      {isFiltering ? <Filters filters={filters} now={now} onFilters={setFilters} /> : null}
      <OptionList
        id={list}
        groups={groups}
        more={options.at(-1)?.choice.does === 'more' ? (options.at(-1) ?? null) : null}
        current={current?.id ?? null}
        onChoose={(option) => act(option.choice)}
        onPoint={(id) => setChosen(id)}
      />
      <p role="status" className={styles.status}>
        {remote.problem ??
          (remote.isAsking
            ? t('finder.asking')
            : options.length === 0
              ? t('finder.none', { query })
              : t('finder.found', { n: options.length }))}
      </p>
    </Dialog>
  );
}

/** Whether the desk has found it, and not this computer. */
function isRemote({ does }: Choice): boolean {
  return does === 'chat' || does === 'case' || does === 'more';
}

function moreOption(label: string): Option {
  return { id: 'more', icon: 'down', label, hit: null, aside: '', stroke: null, choice: { does: 'more' } };
}

/**
 * The phrases that hold in the department that is chosen, else in that of the chat on the screen, in which they would be put; with
 * neither an agent finds those of the departments that they serve, a lead all.
 */
function useOfferedPhrases(department: string | undefined): ReturnType<typeof usePhraseIndex> {
  const language = useSettings((settings) => settings.language);
  const asker = useAsker();
  const chat = useCurrentChat();
  const own = useDesk(({ staff }) => staff[asker.account]?.departments);
  const serving = asker.role === 'agent' ? { serving: own ?? [] } : undefined;
  const speaks = chat && rightsIn(chat, asker).speak ? chat : serving;
  return usePhraseIndex(language, department === undefined ? speaks : { department });
}

/** Everything that fits, by kind; commands and colleagues first, so that what comes later moves nothing above it. */
function useGroups(
  query: string,
  onlyCommands: boolean,
  page: ReturnType<typeof useRemote>['page'],
  index: ReturnType<typeof usePhraseIndex>,
): Group[] {
  const { t } = useTranslation();
  const language = useSettings((settings) => settings.language);
  const staff = useDesk((state) => state.staff);
  const asker = useAsker();
  const toPinyin = usePinyin();
  return useMemo(() => {
    const commands = COMMANDS.filter((command) => isOffered(command, asker.role)).map((command) => ({
      ...{ label: t(`keys.names.${command}`), value: command },
    }));
    const words = onlyCommands ? query.slice(1) : query;
    const few = query === '' || onlyCommands ? commands.length : LOCAL_SHOWN;
    const fitting = localHits(commands, words, toPinyin).slice(0, few);
    const found = [
      commandGroup(
        fitting.map(({ value }) => value),
        t,
      ),
    ];
    if (query !== '' && !onlyCommands) {
      const people = Object.values(staff).map(({ account }) => ({
        ...{ label: numberAndName(staff, account), more: account, value: account },
      }));
      const named = localHits(people, words, toPinyin).slice(0, LOCAL_SHOWN);
      found.push(
        peopleGroup(
          named.map(({ label, value }) => ({ account: value, label })),
          t,
        ),
      );
      if (page) found.push(...remoteGroups(page, t, language));
      if (index) found.push(phraseGroup(searchPhrases(index, words, LOCAL_SHOWN)));
    }
    return found.filter(({ options }) => options.length > 0);
  }, [query, onlyCommands, page, asker.role, staff, toPinyin, index, t, language]);
}

/** The commands of screens that this role does not see are not offered, and neither is this dialog. */
function isOffered(command: Command, role: Parameters<typeof mayShow>[1]): boolean {
  if (command === 'search') return false;
  const screen = SCREENS.find((one) => one.command === command);
  return screen === undefined || mayShow(screen.name, role);
}

function open(choice: Exclude<Choice, { does: 'more' | 'person' }>): void {
  switch (choice.does) {
    case 'command':
      closeDialog();
      return afterOverlayCloses(() => run(choice.command));
    case 'chat':
      if (choice.chatId === '') return;
      if (choice.seq !== null) setSearchTarget(choice.chatId, choice.seq);
      showChat(choice.chatId);
      return afterOverlayCloses(focusField);
    case 'case':
      return showCase(choice.number);
    case 'phrase':
      return insert(choice.phrase);
  }
}

/** Into the reply to the chat on the screen, if the reader may write there. */
function insert(phrase: Extract<Choice, { does: 'phrase' }>['phrase']): void {
  const { chats, session } = useDesk.getState();
  const { chatId, screen } = useView.getState();
  const chat = chats[chatId ?? ''];
  closeDialog();
  if (!chat || !session || !rightsIn(chat, session).speak) return showNotice(i18n.t('finder.noChat'));
  // Other screens keep the inbox's chat, but do not show it.
  if (screen !== 'inbox' && !isTable(screen)) showChat(chat.id);
  afterOverlayCloses(() => putPhrase(chat.id, { id: phrase.id, text: filled(chat, phrase) }));
}
