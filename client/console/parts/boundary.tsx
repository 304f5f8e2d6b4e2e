import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface Props {
  children: ReactNode;
  /** Also done when the part is drawn again. */
  onAgain?: () => void;
}

/**
 * Holds a fault of one part of the screen to that part: the rest goes on, and the part says what to do and can be drawn
 * again. What the agent has written is in the store and not lost by it.
 */
export class Boundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    return this.state.isBroken ? <Broken onAgain={this.again} /> : this.props.children;
  }

  private readonly again = (): void => {
    this.props.onAgain?.();
    this.setState({ isBroken: false });
  };
}

function Broken({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="empty broken" role="alert" translate="no">
      <p className="empty-title">{t('broken.title')}</p>
      <p>{t('broken.hint')}</p>
      <p>
        <Button kind="main" onPress={onAgain}>
          {t('broken.again')}
        </Button>{' '}
        <Button kind="quiet" onPress={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      </p>
    </div>
  );
}
