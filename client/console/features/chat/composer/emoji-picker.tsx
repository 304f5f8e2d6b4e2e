import { useEffect, useState } from 'react';
import {
  Input,
  ListBox,
  ListBoxItem,
  SearchField,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../parts/button.tsx';
import { isComposed } from '../../../parts/keys.ts';
import { readStored, writeStored } from '../../../store/browser-storage.ts';
import { EMOJI_GROUPS, findEmoji, loadEmoji, type Emoji } from './emoji-data.ts';
import styles from './emoji.module.css';

/** As many are shown of what was searched for, and kept of what was used last. */
const FOUND_MAX = 96;
const RECENT_MAX = 24;
const RECENT = 'huashu.emoji';

const GROUPS = Object.entries(EMOJI_GROUPS).map(([id, name]) => ({ id: Number(id), name }));

/** Chooses an emoji: by group, by what was used last, or by words in the console's language. */
export function EmojiPicker({ pick }: { pick: (emoji: string) => void }) {
  const { t, i18n } = useTranslation();
  const { all, failed, retry } = useEmoji(i18n.language);
  const [recent] = useState(readRecent);
  const [group, setGroup] = useState<number | null>(recent.length > 0 ? null : 0);
  const [typed, setTyped] = useState('');
  const shown = shownOf(all ?? [], { typed, group, recent });
  const take = (emoji: string) => {
    writeStored(RECENT, [emoji, ...recent.filter((one) => one !== emoji)].slice(0, RECENT_MAX));
    pick(emoji);
  };

  return (
    <div className={styles.picker}>
      <SearchField aria-label={t('chat.emoji.search')} value={typed} onChange={setTyped} autoFocus>
        <Input
          className="input"
          placeholder={t('chat.emoji.search')}
          onKeyDown={(event) => {
            if (isComposed(event.nativeEvent)) return;
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              document.querySelector<HTMLElement>(`.${styles.grid} [role=option]`)?.focus();
            }
            const [first] = shown;
            if (event.key === 'Enter' && typed.trim() !== '' && first) take(first.emoji);
          }}
        />
      </SearchField>
      <ToggleButtonGroup
        className={styles.groups}
        aria-label={t('chat.emoji.groups')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={typed.trim() === '' ? [group ?? RECENT] : []}
        onSelectionChange={([chosen]) => {
          setTyped('');
          setGroup(typeof chosen === 'number' ? chosen : null);
        }}
      >
        {recent.length > 0 ? (
          <ToggleButton id={RECENT} aria-label={t('chat.emoji.recent')}>
            🕘
          </ToggleButton>
        ) : null}
        {GROUPS.map(({ id, name }) => (
          <ToggleButton key={id} id={id} aria-label={t(`chat.emoji.${name}`)}>
            {SIGNS[name]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {failed ? (
        <p role="alert" className="faint">
          {t('chat.emoji.failed')} <LinkButton onPress={retry}>{t('chat.delivery.retry')}</LinkButton>
        </p>
      ) : (
        <ListBox
          className={styles.grid}
          aria-label={t('chat.emoji.label')}
          layout="grid"
          items={shown.map((one) => ({ id: one.emoji, ...one }))}
          renderEmptyState={() => (all === null ? null : t('chat.emoji.none'))}
          onAction={(emoji) => take(String(emoji))}
        >
          {({ emoji, name }) => (
            <ListBoxItem className={styles.one} textValue={name} aria-label={name}>
              <span title={name}>{emoji}</span>
            </ListBoxItem>
          )}
        </ListBox>
      )}
    </div>
  );
}

/** The sign on the button of each group. */
const SIGNS = {
  faces: '😀',
  people: '👋',
  nature: '🐻',
  food: '🍎',
  travel: '🚗',
  activities: '⚽',
  objects: '💡',
  symbols: '❤️',
} as const;

function shownOf(
  all: readonly Emoji[],
  { typed, group, recent }: { typed: string; group: number | null; recent: readonly string[] },
): readonly Emoji[] {
  if (typed.trim() !== '') return findEmoji(all, typed, FOUND_MAX);
  if (group !== null) return all.filter((one) => one.group === group);
  return recent.flatMap((emoji) => all.find((one) => one.emoji === emoji) ?? []);
}

function useEmoji(language: string) {
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ all: readonly Emoji[] | null; failed: boolean }>({
    all: null,
    failed: false,
  });
  useEffect(() => {
    let isShown = true;
    loadEmoji(language).then(
      (all) => isShown && setState({ all, failed: false }),
      () => isShown && setState({ all: null, failed: true }),
    );
    return () => {
      isShown = false;
    };
  }, [language, tries]);
  return { ...state, retry: () => setTries(tries + 1) };
}

function readRecent(): string[] {
  const stored = readStored(RECENT);
  return Array.isArray(stored) ? stored.filter((one) => typeof one === 'string').slice(0, RECENT_MAX) : [];
}
