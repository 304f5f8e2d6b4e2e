import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { closeDialog } from '../store/view.ts';
import { Icon } from './icon.tsx';

interface Props {
  heading: string;
  children: ReactNode;
  /** `alertdialog` where something cannot be undone. */
  role?: 'dialog' | 'alertdialog';
  className?: string;
  /** What is seen only once is not lost by Escape or a press outside. */
  stays?: boolean;
  /** Where one goes instead of back to the console. */
  onClose?: () => void;
}

/** A window over the console: focus is kept inside; its close button, Escape and a press outside close it. */
export function DialogFrame({
  heading,
  children,
  role = 'dialog',
  className = '',
  stays = false,
  onClose = closeDialog,
}: Props) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      isDismissable={!stays}
      isKeyboardDismissDisabled={stays}
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className={`modal ${className}`}>
        <Dialog className="dialog" role={role}>
          <Heading slot="title" className="dialog-heading">
            {heading}
          </Heading>
          {children}
          {/* Last in order: what the window is for is the first thing that the keyboard reaches. */}
          {stays ? null : (
            <Button className="button icon dialog-close" aria-label={t('dialog.close')} onPress={onClose}>
              <Icon name="cross" />
            </Button>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
