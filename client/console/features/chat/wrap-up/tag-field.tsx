import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { TAGS_PER_CHAT, type PlacedTag } from '../../../../../protocol/tags.ts';
import { Button } from '../../../parts/button.tsx';
import { Icon } from '../../../parts/icon.tsx';
import { isComposed } from '../../../parts/keys.ts';
import { noteWrapUpFocused, tagLabel, tagsToOffer, useWrapUps } from '../../../store/tags.ts';
import styles from './wrap-up.module.css';

interface Props {
  chat: StaffChat;
  placed: readonly PlacedTag[];
  byId: ReadonlyMap<string, PlacedTag>;
  chosen: readonly string[];
  suggested: readonly string[];
  isRequired: boolean;
  onChange: (tags: readonly string[]) => void;
}

/** Tags shown at once; typing narrows them. */
const SHOWN = 60;

/**
 * The tags of a chat and a field that finds more: suggested ones first, then by what is typed. Enter takes the current one, Backspace
 * in the empty field gives the last one back.
 */
export function TagField({ chat, placed, byId, chosen, suggested, isRequired, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const [hasMoved, setMoved] = useState(false);
  const isFull = chosen.length >= TAGS_PER_CHAT;
  const offered = isFull
    ? []
    : tagsToOffer(placed, { department: chat.department, chosen, suggested })
        .filter((tag) => isMeant(tag, typed))
        .slice(0, SHOWN);
  const current = offered[Math.min(at, offered.length - 1)];
  const isWanted = useWrapUps(({ wanted }) => wanted === chat.id);
  // The form opens for its tags; one that opens by itself leaves the cursor where somebody is typing.
  useEffect(() => {
    if (!isTypingElsewhere()) field.current?.focus();
  }, []);
  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    noteWrapUpFocused();
  }, [isWanted]);

  // In the empty field only what is suggested, or chosen by an arrow, is meant; else Enter goes on to the summary.
  const isMeantByEnter =
    typed !== '' || hasMoved || (current !== undefined && suggested.includes(current.id));
  const take = (tag: PlacedTag) => {
    setMoved(false);
    onChange([...chosen, tag.id]);
    setTyped('');
    setAt(0);
    field.current?.focus();
  };
  const giveBack = (tag: string) => {
    onChange(chosen.filter((one) => one !== tag));
    field.current?.focus();
  };
  const move = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    setOpen(true);
    setMoved(true);
    if (offered.length > 0) setAt((Math.max(0, at) + by + offered.length) % offered.length);
  };
  const acts: Record<Act, (event: KeyboardEvent) => void> = {
    take: (event) => {
      event.preventDefault();
      if (isOpen && current && isMeantByEnter) take(current);
      else toSummary(field.current);
    },
    up: (event) => move(event, -1),
    down: (event) => move(event, 1),
    leave: (event) => {
      if (!isOpen) return;
      event.preventDefault();
      setOpen(false);
    },
    back: () => {
      const last = chosen.at(-1);
      if (typed === '' && last !== undefined) giveBack(last);
    },
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposed(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = ACTS[event.key];
    if (act !== undefined) acts[act](event);
  };
  return (
    <div className={styles.tags}>
      <span id={`${id}-label`}>
        {t('chat.wrapUp.tags')}
        {isRequired ? <span className="faint"> {t('chat.wrapUp.required')}</span> : null}
      </span>
      <div className={styles.chosen}>
        {chosen.map((tag) => (
          <span key={tag} className={styles.chip}>
            {tagLabel(byId, tag)}
            <Button
              className={styles.chipButton}
              aria-label={t('chat.wrapUp.remove', { name: tagLabel(byId, tag) })}
              onPress={() => giveBack(tag)}
            >
              <Icon name="cross" size={12} />
            </Button>
          </span>
        ))}
        <input
          ref={field}
          role="combobox"
          aria-labelledby={`${id}-label`}
          aria-expanded={isOpen && offered.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(isOpen && current ? { 'aria-activedescendant': `${id}-${current.id}` } : {})}
          autoComplete="off"
          placeholder={t(placed.length === 0 ? 'chat.wrapUp.noTags' : 'chat.wrapUp.find')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
      </div>
      {isOpen && offered.length > 0 ? (
        <Offered id={id} offered={offered} current={current?.id} suggested={suggested} onTake={take} />
      ) : null}
    </div>
  );
}

function isTypingElsewhere(): boolean {
  return document.activeElement?.matches('input, textarea, select') === true;
}

function toSummary(field: HTMLInputElement | null): void {
  field?.closest('section')?.querySelector<HTMLInputElement>('input[name=summary]')?.focus();
}

type Act = 'take' | 'up' | 'down' | 'leave' | 'back';

const ACTS: Partial<Record<string, Act>> = {
  Enter: 'take',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Escape: 'leave',
  Backspace: 'back',
};

/** Every word that is typed stands somewhere in the names that lead to the tag. */
function isMeant({ path }: PlacedTag, typed: string): boolean {
  const name = path.join(' ').normalize('NFKC').toLowerCase();
  const words = typed.normalize('NFKC').toLowerCase().split(/\s+/u);
  return words.every((word) => name.includes(word));
}

interface OfferedProps {
  id: string;
  offered: readonly PlacedTag[];
  current: string | undefined;
  suggested: readonly string[];
  onTake: (tag: PlacedTag) => void;
}

function Offered({ id, offered, current, suggested, onTake }: OfferedProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={t('chat.wrapUp.offered')}
      className={styles.list}
    >
      {offered.map((tag) => (
        <div
          key={tag.id}
          id={`${id}-${tag.id}`}
          role="option"
          aria-selected={tag.id === current}
          className={styles.option}
          // The focus stays in the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onTake(tag)}
        >
          <span>{tag.path.join(' / ')}</span>
          <span className="spring" />
          <span className="faint">
            {t(suggested.includes(tag.id) ? 'chat.wrapUp.suggested' : `tags.kinds.${tag.kind}`)}
          </span>
        </div>
      ))}
    </div>
  );
}
