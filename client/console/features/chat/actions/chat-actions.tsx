import { memo } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../parts/button.tsx';
import type { StaffChat } from '../../../../../protocol/chat.ts';
import { keyLabel, type Command } from '../../../parts/keys.ts';
import { run } from '../../../store/commands.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { Icon, type IconName } from '../../../parts/icon.tsx';
import { useWide } from '../../../parts/use-media.ts';
import { rightsIn, useAsker, type Rights } from '../../../store/selectors.ts';
import { afterOverlayCloses } from '../../../parts/dialog.tsx';
import styles from '../chat-header.module.css';

interface Item {
  command: Command;
  icon: IconName;
  name:
    | 'hold'
    | 'askLead'
    | 'callLead'
    | 'join'
    | 'unjoin'
    | 'decide'
    | 'block'
    | 'crisis'
    | 'crisisReport'
    | 'crisisEnd'
    | 'approve'
    | 'warn'
    | 'lift'
    | 'note'
    | 'transfer'
    | 'takeOver'
    | 'accept'
    | 'close';
}

/** How a button is shown: `word` with text, for frequent acts; `main` for the next act; `menu` for the others. */
type Look = 'word' | 'main' | 'icon' | 'menu';

const LOOKS: Record<Item['name'], Look> = {
  accept: 'main',
  takeOver: 'word',
  decide: 'main',
  hold: 'word',
  transfer: 'word',
  askLead: 'word',
  callLead: 'menu',
  join: 'word',
  unjoin: 'word',
  lift: 'word',
  warn: 'icon',
  note: 'menu',
  block: 'menu',
  crisis: 'menu',
  crisisReport: 'menu',
  crisisEnd: 'word',
  approve: 'main',
  close: 'main',
};

/** The acts on a chat: buttons with text and keys, and a menu for the rest; all in the menu in a narrow window. */
export function ChatActions({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const items = itemsOf(chat, rightsIn(chat, useAsker()));
  const wide = useWide();
  if (items.length === 0) return null;
  if (!wide) return <ActionMenu items={items} />;
  const [rest, shown] = [items.filter(inMenu), items.filter((item) => !inMenu(item))];
  const last = shown.at(-1);
  return (
    <div className={styles.actions} role="group" aria-label={t('actions.bar')}>
      {shown.slice(0, -1).map((item) => (
        <Action key={item.name} {...item} />
      ))}
      {rest.length > 0 ? <ActionMenu items={rest} /> : null}
      {last ? <Action {...last} /> : null}
    </div>
  );
}

function inMenu({ name }: Item): boolean {
  return LOOKS[name] === 'menu';
}

function itemsOf(chat: StaffChat, rights: Rights): Item[] {
  const items: [may: boolean, item: Item][] = [
    [rights.accept, { command: 'accept', icon: 'accept', name: 'accept' }],
    [rights.takeOver, { command: 'takeOver', icon: 'takeOver', name: 'takeOver' }],
    [rights.join, { command: 'join', icon: 'accept', name: 'join' }],
    [rights.unjoin, { command: 'join', icon: 'left', name: 'unjoin' }],
    [rights.decide, { command: 'decide', icon: 'user', name: 'decide' }],
    [rights.own, warning(chat)],
    [rights.own, { command: 'hold', icon: 'hourglass', name: 'hold' }],
    [rights.move, { command: 'transfer', icon: 'transfer', name: 'transfer' }],
    [rights.askLead, { command: 'askLead', icon: 'user', name: 'askLead' }],
    [rights.callLead && !rights.askLead, { command: 'askLead', icon: 'user', name: 'callLead' }],
    [rights.speak, { command: 'note', icon: 'note', name: 'note' }],
    [rights.approve, { command: 'decide', icon: 'user', name: 'approve' }],
    [rights.beginCrisis || rights.reportCrisis || rights.endCrisis, crisis(rights)],
    [rights.block, { command: 'block', icon: 'block', name: 'block' }],
    [rights.move, { command: 'close', icon: 'close', name: 'close' }],
  ];
  return items.filter(([may]) => may).map(([, item]) => item);
}

/** Drawn again when it is another, not whenever the chat changes. */
const Action = memo(function Action({ command, icon, name }: Item) {
  const { t } = useTranslation();
  const look = LOOKS[name];
  return (
    <ActionButton
      label={t(`actions.${name}`)}
      word={t(`actions.words.${name}`)}
      icon={icon}
      command={command}
      look={look === 'word' ? 'quiet' : look === 'main' ? 'main' : 'icon'}
      showsKey={look !== 'icon'}
      onPress={() => run(command)}
    />
  );
});

function ActionMenu({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button kind="icon" aria-label={t('actions.more')}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('actions.bar')}>
          {items.map(({ command, icon, name }) => (
            <MenuItem
              key={name}
              className="menu-item"
              textValue={t(`actions.${name}`)}
              onAction={() => afterOverlayCloses(() => run(command))}
            >
              <Icon name={icon} />
              <span>{t(`actions.${name}`)}</span>
              <kbd>{keyLabel(command)}</kbd>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function crisis({ beginCrisis, endCrisis }: Rights): Item {
  const name = beginCrisis ? 'crisis' : endCrisis ? 'crisisEnd' : 'crisisReport';
  return { command: 'crisis', icon: 'warn', name };
}

function warning(chat: StaffChat): Item {
  return chat.warned
    ? { command: 'warn', icon: 'lift', name: 'lift' }
    : { command: 'warn', icon: 'warn', name: 'warn' };
}
