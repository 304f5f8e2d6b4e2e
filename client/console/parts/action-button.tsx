import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { keyLabel, type Command } from '../keys/map.ts';
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
  onPress: () => void;
}

/** A button whose tooltip shows its key. */
export function ActionButton({ label, icon, command, look = 'icon', className = '', ...rest }: Props) {
  const { isDisabled = false, isPressed, onPress } = rest;
  return (
    <TooltipTrigger delay={400} closeDelay={0}>
      <Button
        className={`button ${look} ${className}`}
        aria-label={label}
        isDisabled={isDisabled}
        {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
        {...(command ? { 'aria-keyshortcuts': ariaKeys(command) } : {})}
        onPress={onPress}
      >
        <Icon name={icon} />
        {look === 'icon' ? null : <span className="label">{label}</span>}
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
