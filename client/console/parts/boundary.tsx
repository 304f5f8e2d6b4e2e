import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import styles from './placeholder.module.css';

interface Props {
  children: ReactNode;
  /** Called before the part is rendered again. */
  onAgain?: () => void;
  /** The part is a dialog: the message is a dialog too, and closing it renders the part again. */
  isDialog?: boolean;
}

/**
 * An error boundary for one part of the screen: the rest keeps working, and the part shows a message with a button that
 * renders it again. Drafts are in the store, so they survive.
 */
export class Boundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return this.props.isDialog === true ? (
      // Without its own boundary, a dialog that throws too would end in this boundary again, without end.
      <Boundary onAgain={this.again}>
        <BrokenDialog onAgain={this.again} />
      </Boundary>
    ) : (
      <Broken onAgain={this.again} />
    );
  }

  private readonly again = (): void => {
    this.props.onAgain?.();
    this.setState({ isBroken: false });
  };
}

function Broken({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty} role="alert" translate="no">
      <p className={styles.emptyTitle}>{t('broken.title')}</p>
      <WhatToDo onAgain={onAgain} />
    </div>
  );
}

function BrokenDialog({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog heading={t('broken.title')} role="alertdialog" onClose={onAgain}>
      <div role="alert" translate="no">
        <WhatToDo onAgain={onAgain} />
      </div>
    </Dialog>
  );
}

function WhatToDo({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('broken.hint')}</p>
      <p className={styles.brokenWays}>
        <Button kind="main" onPress={onAgain}>
          {t('broken.again')}
        </Button>
        <Button kind="quiet" onPress={() => window.location.reload()}>
          {t('broken.reload')}
        </Button>
      </p>
    </>
  );
}
