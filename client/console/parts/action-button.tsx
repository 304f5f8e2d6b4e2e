import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import { ariaKeys, KEYS, keyLabel, type Command } from './keys.ts';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  label: string;
  icon: IconName;
  command?: Command;
  /** `icon`: without text; the label is the accessible name and the tooltip. */
  look?: 'icon' | 'quiet' | 'main' | 'danger';
  isDisabled?: boolean;
  isPressed?: boolean;
  className?: string;
  /** A shorter text for the button, contained in the label. */
  word?: string;
  /** Whether the button shows its key. */
  showsKey?: boolean;
  onPress: () => void;
}

/** A button with its keyboard shortcut in the tooltip. */
export function ActionButton({ label, icon, command, look = 'icon', className = '', ...rest }: Props) {
  const { isDisabled = false, isPressed, word = label, showsKey = false, onPress } = rest;
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <Button
        kind={look}
        className={className}
        aria-label={label}
        isDisabled={isDisabled}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(command ? { 'aria-keyshortcuts': ariaKeys(command) } : {})}
        onPress={onPress}
      >
        <Icon name={icon} />
        {look === 'icon' ? null : <span className="label">{word}</span>}
        {/* A pseudo-element: as text it would be part of the accessible name, which speech control has to match. */}
        {showsKey && command ? <kbd aria-hidden="true" data-key={KEYS[command].label} /> : null}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {command ? <kbd>{keyLabel(command)}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}
