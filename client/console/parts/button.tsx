import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Props extends Omit<ButtonProps, 'className' | 'children' | 'style'> {
  /**
   * `main`: what comes next; `danger`: what cannot be taken back; `icon`: a drawing, which needs an `aria-label`. Without
   * one the button has the size of the others, and `className` gives it its colours.
   */
  kind?: 'main' | 'quiet' | 'danger' | 'icon';
  /** Further classes, for its place. */
  className?: string;
  children: ReactNode;
}

/** A button of the console. */
export function Button({ kind, className, children, ...rest }: Props) {
  const classes = ['button', kind, className].filter((one) => one !== undefined).join(' ');
  return (
    <AriaButton {...rest} className={classes}>
      {children}
    </AriaButton>
  );
}

/** A button that looks like a link within a sentence. It is no react-aria button, since those are not laid out inline. */
export function LinkButton({ children, onPress }: { children: ReactNode; onPress: () => void }) {
  return (
    <button type="button" className="link" onClick={onPress}>
      {children}
    </button>
  );
}

interface MoreProps {
  /** How many are not shown; without any there is no button. */
  hidden: number;
  onPress: () => void;
}

/** The end of a list of which not all is shown. */
export function MoreButton({ hidden, onPress }: MoreProps) {
  const { t } = useTranslation();
  if (hidden === 0) return null;
  return (
    <Button kind="quiet" className="wide" onPress={onPress}>
      {t('inbox.moreHidden', { n: hidden })}
    </Button>
  );
}
