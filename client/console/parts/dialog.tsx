import { createContext, useContext, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import styles from './dialog.module.css';

interface Props {
  heading: string;
  children: ReactNode;
  /** `alertdialog` where something cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  /** Further classes, for a content that draws the dialog's head itself. */
  className?: string;
  /** For tables and long texts. */
  isBroad?: boolean;
  /** What is seen only once is not lost by Escape or a press outside. */
  stays?: boolean;
  /** At the top of the window, with a head that the content draws: the heading is only said, and no close button is added. */
  isBare?: boolean;
  /** Where one goes from here without having done anything. */
  onClose: () => void;
}

const Close = createContext<() => void>(() => undefined);

/** How the dialog around a component is left without doing anything. */
export function useClose(): () => void {
  return useContext(Close);
}

/** A dialog over the console: focus is kept inside; its close button, Escape and a press outside close it. */
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
          {/* Last in order: what the dialog is for is the first thing that the keyboard reaches. */}
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
 * Runs once the menu or dialog that is closing has left the page and its focus has been restored; at once if none is open.
 * react-aria restores the focus in the animation frame after it removes an overlay: what takes the focus before that, such
 * as a dialog that opens or the composer, loses it again.
 */
export function afterOverlayCloses(run: () => void): void {
  const overlay = document.querySelector(OVERLAYS);
  if (overlay === null) return run();
  const wait = () => void requestAnimationFrame(overlay.isConnected ? wait : run);
  wait();
}
