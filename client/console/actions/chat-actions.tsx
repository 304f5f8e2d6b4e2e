import { Menu, MenuItem, MenuTrigger, Popover, Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { StaffChat } from '../../../protocol/chat.ts';
import { keyLabel, type Command } from '../keys/map.ts';
import { run } from '../keys/run.ts';
import { ActionButton } from '../parts/action-button.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { useWide } from '../parts/use-media.ts';
import { rightsIn, useAccount, useIsLead } from '../store/selectors.ts';

interface Item {
  command: Command;
  icon: IconName;
  name:
    | 'hold'
    | 'askLead'
    | 'decide'
    | 'block'
    | 'warn'
    | 'lift'
    | 'note'
    | 'transfer'
    | 'takeOver'
    | 'accept'
    | 'close';
}

/** What can be done with a chat: a row of buttons, or a menu where there is no room. */
export function ChatActions({ chat }: { chat: StaffChat }) {
  const { t } = useTranslation();
  const rights = rightsIn(chat, useAccount(), useIsLead());
  const wide = useWide();
  const items: Item[] = [
    ...(rights.accept ? [{ command: 'accept', icon: 'accept', name: 'accept' } as const] : []),
    ...(rights.takeOver ? [{ command: 'takeOver', icon: 'takeOver', name: 'takeOver' } as const] : []),
    ...(rights.decide ? [{ command: 'decide', icon: 'user', name: 'decide' } as const] : []),
    ...(rights.askLead ? [{ command: 'askLead', icon: 'user', name: 'askLead' } as const] : []),
    ...(rights.speak ? [{ command: 'hold', icon: 'hourglass', name: 'hold' } as const] : []),
    ...(rights.speak ? [warning(chat), { command: 'note', icon: 'note', name: 'note' } as const] : []),
    ...(rights.block ? [{ command: 'block', icon: 'lock', name: 'block' } as const] : []),
    ...(rights.move ? [{ command: 'transfer', icon: 'transfer', name: 'transfer' } as const] : []),
    ...(rights.move ? [{ command: 'close', icon: 'close', name: 'close' } as const] : []),
  ];
  if (items.length === 0) return null;
  if (!wide) return <ActionMenu items={items} />;
  return (
    <div className="actions" role="group" aria-label={t('actions.bar')}>
      {items.map(({ command, icon, name }) => (
        <ActionButton
          key={name}
          label={t(`actions.${name}`)}
          icon={icon}
          command={command}
          look={name === 'close' ? 'quiet' : 'icon'}
          onPress={() => run(command)}
        />
      ))}
    </div>
  );
}

function ActionMenu({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation();
  return (
    <MenuTrigger>
      <Button className="button icon" aria-label={t('actions.more')}>
        <Icon name="more" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu" aria-label={t('actions.bar')}>
          {items.map(({ command, icon, name }) => (
            <MenuItem
              key={name}
              className="menu-item"
              textValue={t(`actions.${name}`)}
              // The menu gives the focus back first; a window opened before that would lose it.
              onAction={() => void setTimeout(() => run(command), 30)}
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

function warning(chat: StaffChat): Item {
  return chat.warned
    ? { command: 'warn', icon: 'lift', name: 'lift' }
    : { command: 'warn', icon: 'warn', name: 'warn' };
}
