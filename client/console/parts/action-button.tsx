import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { Button } from './button.tsx';
import { KEYS, keyLabel, type Command } from './keys.ts';
import { Icon, type IconName } from './icon.tsx';

interface Props {
  label: string;
  icon: IconName;
  command?: Command;
  /** `icon`: the drawing alone; its name is said and stands in the tooltip. */
  look?: 'icon' | 'quiet' | 'main' | 'danger';
  isDisabled?: boolean;
  isPressed?: boolean;
  className?: string;
  /** What stands on the button where its full name is too long; a part of that name. */
  word?: string;
  /** Whether the key stands on the button itself. */
  showsKey?: boolean;
  onPress: () => void;
}

/** A button whose tooltip shows its key. */
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
        {/* Drawn by the style sheet: as text it would belong to the label, and speech control would ask for it. */}
        {showsKey && command ? <kbd aria-hidden="true" data-key={KEYS[command].label} /> : null}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
        {command ? <kbd>{keyLabel(command)}</kbd> : null}
      </Tooltip>
    </TooltipTrigger>
  );
}

function ariaKeys(command: Command): string {
  return keyLabel(command).replace('Ctrl', 'Control');
}
