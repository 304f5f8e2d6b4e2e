import { createContext, useContext, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './dialog.module.css';

interface Props {
  heading: string;
  children: ReactNode;
  /** `alertdialog` for what cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  /** Additional classes, for contents that render their own header. */
  className?: string;
  /** A wide dialog, for tables and long texts. */
  isBroad?: boolean;
  /** Ignores Escape and clicks outside, for content that is shown only once. */
  stays?: boolean;
  /**
   * At the top of the window, with a header from the content: the heading is for screen readers only, and there is no
   * close button.
   */
  isBare?: boolean;
  /** Called when the dialog is closed without doing anything. */
  onClose: () => void;
}

const Close = createContext<() => void>(() => undefined);

/** The function that closes the surrounding dialog without doing anything. */
export function useClose(): () => void {
  return useContext(Close);
}

/** A modal dialog: traps the focus; its close button, Escape and a click outside close it. */
export function Dialog({
  heading,
  children,
  role = 'dialog',
  className = '',
  isBroad = false,
  stays = false,
  isBare = false,
  onClose,
}: Props) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className={isBare ? `${styles.overlay} ${styles.top}` : styles.overlay}
      data-overlay
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`${styles.modal} ${isBroad ? styles.broad : ''} ${className}`}>
        <AriaDialog className={styles.dialog} role={role} {...(isBare ? { 'aria-label': heading } : {})}>
          {isBare ? null : (
            <Heading slot="title" className={styles.dialogHeading}>
              {heading}
            </Heading>
          )}
          <Close value={onClose}>{children}</Close>
          {/* Last in the order: the content gets the focus first. */}
          {stays || isBare ? null : (
            <Button
              kind="icon"
              className={styles.dialogClose}
              aria-label={t('dialog.close')}
              onPress={onClose}
            >
              <Icon name="cross" />
            </Button>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const OVERLAYS = '[role=menu], [role=dialog], [role=alertdialog]';

/**
 * Runs a function once a closing menu or dialog is removed and its focus restored; at once if none is open. react-aria
 * restores the focus in the animation frame after it removes an overlay, so anything that is focused before, such as a
 * new dialog or the composer, loses the focus again.
 */
export function afterOverlayCloses(run: () => void): void {
  const overlay = document.querySelector(OVERLAYS);
  if (overlay === null) return run();
  const wait = () => void requestAnimationFrame(overlay.isConnected ? wait : run);
  wait();
}
