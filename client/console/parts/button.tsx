import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface PlainProps extends ButtonProps {
  /** The keys that press it, as `aria-keyshortcuts` spells them: `Alt+O`, `Control+Enter`. */
  'aria-keyshortcuts'?: string | undefined;
}

/** A button without a look of its own. react-aria's own drops the attribute that tells screen readers its keys. */
export function PlainButton({ 'aria-keyshortcuts': keys, ...rest }: PlainProps) {
  if (keys === undefined) return <AriaButton {...rest} />;
  return <AriaButton {...rest} render={(props) => <button {...props} aria-keyshortcuts={keys} />} />;
}

interface Props extends Omit<PlainProps, 'className' | 'children' | 'style' | 'render'> {
  /**
   * `main`: the next step; `danger`: cannot be undone; `icon`: an icon only, which needs an `aria-label`. Without a
   * kind the button has the usual size, and `className` sets its colours.
   */
  kind?: 'main' | 'quiet' | 'danger' | 'icon';
  /** Additional classes, for the layout. */
  className?: string;
  children: ReactNode;
}

/** A button of the console. */
export function Button({ kind, className, children, ...rest }: Props) {
  const classes = ['button', kind, className].filter((one) => one !== undefined).join(' ');
  return (
    <PlainButton {...rest} className={classes}>
      {children}
    </PlainButton>
  );
}

interface LinkProps {
  /** Whether it is the chosen one, where one of several is. */
  isChosen?: boolean;
  children: ReactNode;
  onPress: () => void;
}

/** A button that looks like a link in a sentence. Not a react-aria button, because those are not laid out inline. */
export function LinkButton({ isChosen, children, onPress }: LinkProps) {
  return (
    <button type="button" className="link" aria-pressed={isChosen} onClick={onPress}>
      {children}
    </button>
  );
}

interface MoreProps {
  /** The number of hidden items; the button is shown if it is above 0. */
  hidden: number;
  onPress: () => void;
}

/** The button at the end of a partial list that shows the rest. */
export function MoreButton({ hidden, onPress }: MoreProps) {
  const { t } = useTranslation();
  if (hidden === 0) return null;
  return (
    <Button kind="quiet" className="wide" onPress={onPress}>
      {t('inbox.moreHidden', { n: hidden })}
    </Button>
  );
}
