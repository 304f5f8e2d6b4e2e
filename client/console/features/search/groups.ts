import type { TFunction } from 'i18next';
import type { FoundPhrase } from '../../../../phrases/search/search.ts';
import type { SearchHit, SearchPage } from '../../../../protocol/search.ts';
import type { IconName } from '../../parts/icon.tsx';
import { keyLabel, type Command } from '../../parts/keys.ts';
import { customerName } from '../../parts/names.ts';
import { dateAndTime } from '../../parts/times.ts';
import type { Language } from '../../store/settings.ts';

/** What choosing an option does. */
export type Choice =
  | { does: 'command'; command: Command }
  | { does: 'person'; account: string }
  | { does: 'chat'; chatId: string; seq: number | null }
  | { does: 'case'; number: string }
  | { does: 'phrase'; phrase: FoundPhrase }
  | { does: 'more' };

/** One line of the list. */
export interface Option {
  id: string;
  icon: IconName;
  label: string;
  /** The text that was found, with its hits. */
  hit: SearchHit | null;
  /** What stands at the end of the line. */
  aside: string;
  /** The key of a command. */
  stroke: string | null;
  choice: Choice;
}

/** Options under one heading. */
export interface Group {
  name: 'commands' | 'people' | 'customers' | 'chats' | 'cases' | 'phrases';
  options: Option[];
}

const PLAIN = { hit: null, aside: '', stroke: null };

/** Commands, each with its key, so that the list teaches it. */
export function commandGroup(commands: readonly Command[], t: TFunction): Group {
  return {
    name: 'commands',
    options: commands.map((command) => ({
      ...PLAIN,
      ...{ id: `command-${command}`, icon: 'keyboard' },
      ...{
        label: t(`keys.names.${command}`),
        stroke: keyLabel(command),
        choice: { does: 'command', command },
      },
    })),
  };
}

/** Colleagues: choosing one narrows the chats to theirs. */
export function peopleGroup(people: readonly { account: string; label: string }[], t: TFunction): Group {
  return {
    name: 'people',
    options: people.map(({ account, label }) => ({
      ...PLAIN,
      ...{ id: `person-${account}`, icon: 'team', label, aside: t('finder.theirChats') },
      choice: { does: 'person', account },
    })),
  };
}

/** Phrases of the manual and own ones. */
export function phraseGroup(phrases: readonly FoundPhrase[]): Group {
  return {
    name: 'phrases',
    options: phrases.map((phrase) => ({
      ...PLAIN,
      ...{ id: `phrase-${phrase.id}`, icon: 'quote', label: phrase.text, aside: phrase.title },
      choice: { does: 'phrase', phrase },
    })),
  };
}

/** What the desk has found. */
export function remoteGroups(page: SearchPage, t: TFunction, language: Language): Group[] {
  return [
    {
      name: 'customers',
      options: page.customers.map(({ id, name, chatId, hit, lastSeenAt }) => ({
        ...PLAIN,
        ...{ id: `customer-${id}`, icon: 'team', label: customerName({ customer: { id, name } }, t), hit },
        aside: dateAndTime(lastSeenAt, language),
        choice: { does: 'chat', chatId: chatId ?? '', seq: null },
      })),
    },
    {
      name: 'chats',
      options: page.chats.map((chat) => ({
        ...PLAIN,
        ...{ id: `chat-${chat.id}`, icon: 'inbox', label: customerName(chat, t), hit: chat.hit },
        aside: dateAndTime(chat.hit?.at ?? chat.startedAt, language),
        choice: { does: 'chat', chatId: chat.id, seq: chat.hit?.seq ?? null },
      })),
    },
    {
      name: 'cases',
      options: page.cases.map((one) => ({
        ...PLAIN,
        ...{ id: `case-${one.number}`, icon: 'tasks', label: one.number, hit: one.hit },
        aside: t(`work.kinds.${one.kind}`),
        choice: { does: 'case', number: one.number },
      })),
    },
  ];
}
